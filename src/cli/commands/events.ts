import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const options = {
  follow: { kind: 'flag', short: 'f', describe: 'Keep printing what comes (here -f is not --file)' },
  since: { kind: 'count', value: 'SEQ', describe: 'From the event after this number on' },
} as const satisfies Options;
const positionals = [
  { name: 'types', count: 'any', describe: 'Only these: pane.exited, task.* (default: all)' },
] as const satisfies readonly Positional[];

export type EventsArguments = Arguments<typeof options, typeof positionals>;

export const events = command({
  name: 'events',
  describe: 'Print what happens in the panes, tasks and messages',
  options,
  positionals,
  examples: [
    ['wzp events -f "process.*"', 'what becomes of processes'],
    ['wzp events --json --since 4711', 'everything after that, one JSON object a line'],
  ],
  load: () => import('../handlers/events.ts'),
});
