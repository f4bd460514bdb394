import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';
import { addresses } from './selectors.ts';

const options = {
  follow: { kind: 'flag', short: 'f', describe: 'Keep printing what comes (here -f is not --file)' },
  lines: { kind: 'count', short: 'n', value: 'N', describe: 'Only the last N lines of each pane' },
  since: {
    kind: 'text',
    value: 'TIME',
    describe: 'Only what was printed since then: 10m ago, or 2026-11-21T10:00',
  },
  grep: { kind: 'text', short: 'g', value: 'REGEX', describe: 'Only lines that match' },
} as const satisfies Options;
const positionals = [addresses] as const satisfies readonly Positional[];

export type LogsArguments = Arguments<typeof options, typeof positionals>;

export const logs = command({
  name: 'logs',
  describe: 'Print what panes have written',
  options,
  positionals,
  examples: [
    ['wzp logs -f --lines 50 dev/api dev/db', 'the last lines of each, then what follows'],
    ['wzp logs --since 10m --grep ERROR dev', 'what went wrong in a workspace'],
  ],
  load: () => import('../handlers/logs.ts'),
});
