import type { HubMessage } from '../../hub/generated/types.ts';
import type { HubClient } from '../../hub/hub-client.ts';
import type { Json } from '../../spec/desired.ts';
import type { MsgArguments } from '../commands/msg.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { accepted, withHub } from '../hub.ts';
import { timeOf } from '../task.ts';
import { printDiagnostics } from '../view/diagnostics.ts';
import { escapeBlock, escapeLine, jsonText } from '../view/escape.ts';

/** ms that `--wait` and `--request` wait where no time was given. */
const usual = 600_000;

export async function run(context: Context, args: MsgArguments): Promise<ExitCode> {
  const timeout = timeOf(context, args.timeout);
  if (timeout === undefined) return exitCodes.usage;
  const ms = timeout ?? usual;
  const [to, ...words] = args.words;
  return withHub(context, async (hub) => {
    if (args.ack.length > 0) {
      const acked = accepted(context, await hub.call('message.ack', { ids: args.ack }));
      return acked === null ? exitCodes.failed : exitCodes.done;
    }
    if (args.reply !== null) return reply(context, hub, args.reply, args.words.join(' '));
    if (to === undefined) return printInbox(context, args, hub, ms);
    if (words.length === 0) {
      const message = 'there is nothing to say';
      const hint = 'wzp msg dev/reviewer "please look at PR 12"';
      printDiagnostics(context, [{ code: 'WZP6002', severity: 'error', message, hint }]);
      return exitCodes.usage;
    }
    const body = words.join(' ');
    const type = args.type === null ? {} : { type: args.type };
    if (args.request) {
      const answer = accepted(
        context,
        await hub.call('message.request', { to, body, timeout_ms: ms, ...type }),
      );
      if (answer === null) return exitCodes.failed;
      context.stdout.write(args.json ? `${jsonText(answer, 2)}\n` : `${bodyText(answer.body)}\n`);
      return exitCodes.done;
    }
    const sent = accepted(context, await hub.call('message.send', { to, body, ...type }));
    if (sent === null) return exitCodes.failed;
    if (args.json) context.stdout.write(`${jsonText(sent, 2)}\n`);
    return exitCodes.done;
  });
}

async function reply(context: Context, hub: HubClient, id: string, body: string): Promise<ExitCode> {
  const replied = accepted(context, await hub.call('message.reply', { id, body }));
  if (replied === null) return exitCodes.failed;
  if (!replied.delivered && !context.quiet) context.stderr.write('nobody waits for that reply any more\n');
  return replied.delivered ? exitCodes.done : exitCodes.failed;
}

async function printInbox(
  context: Context,
  args: MsgArguments,
  hub: HubClient,
  ms: number,
): Promise<ExitCode> {
  const wait = args.wait ? { wait_ms: Math.min(ms, 600_000) } : {};
  const inbox = accepted(
    context,
    await hub.call('message.inbox', { ...wait, ...(args.type === null ? {} : { type: args.type }) }),
  );
  if (inbox === null) return exitCodes.failed;
  if (args.json) context.stdout.write(`${jsonText(inbox, 2)}\n`);
  else context.stdout.write(inbox.messages.map(messageText).join(''));
  return exitCodes.done;
}

const messageText = ({ id, from, body, wants_reply: wantsReply }: HubMessage): string =>
  `${id}  ${escapeLine(from ?? 'somebody')}${wantsReply ? ' asks' : ''}: ${bodyText(body)}\n`;

const bodyText = (body: Json): string => escapeBlock(typeof body === 'string' ? body : JSON.stringify(body));
