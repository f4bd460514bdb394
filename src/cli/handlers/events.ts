import type { JsonObject } from '../../state/sealed.ts';
import type { EventsArguments } from '../commands/events.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { accepted, withHub } from '../hub.ts';
import { escapeLine, jsonText } from '../view/escape.ts';

/** Events shown without `--since`. */
const recent = 20;

export const run = (context: Context, args: EventsArguments): Promise<ExitCode> =>
  withHub(context, async (hub) => {
    hub.onNotification = (method, params) => {
      if (method === 'event')
        context.stdout.write(args.json ? `${jsonText(withoutName(params), 0)}\n` : line(params));
      else if (method === 'events.dropped')
        context.stderr.write(
          `events ${String(params['from'])} to ${String(params['to'])} are not there any more\n`,
        );
    };
    const newest = accepted(context, await hub.call('events.subscribe', { types: ['hub.closing'] }));
    if (newest === null) return exitCodes.failed;
    const since = args.since ?? (args.follow ? null : Math.max(0, newest.seq - recent));
    const types = args.types.length === 0 ? ['*'] : args.types;
    const subscribed = accepted(
      context,
      await hub.call('events.subscribe', { types, ...(since === null ? {} : { since_seq: since }) }),
    );
    if (subscribed === null) return exitCodes.failed;
    if (!args.follow) return exitCodes.done;
    await hub.ended;
    context.stderr.write('the hub has ended\n');
    return exitCodes.failed;
  });

const withoutName = (params: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(params).filter(([name]) => name !== 'subscription'));

function line({ seq, time, type, project, address, data }: JsonObject): string {
  const where = typeof address === 'string' ? address : typeof project === 'string' ? project : '';
  return `${String(seq).padStart(6)}  ${String(time)}  ${String(type).padEnd(17)} ${escapeLine(`${where} ${JSON.stringify(data)}`.trim())}\n`;
}
