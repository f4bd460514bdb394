import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';
import { addresses } from './selectors.ts';

const options = {
  follow: { kind: 'flag', short: 'f', describe: 'Keep printing what comes (here -f is not --file)' },
  lines: { kind: 'count', short: 'n', value: 'N', describe: 'Only the last N lines' },
} as const satisfies Options;
const positionals = [addresses] as const satisfies readonly Positional[];

export type LogsArguments = Arguments<typeof options, typeof positionals>;

export const logs = command({
  name: 'logs',
  describe: 'Print what panes have written',
  options,
  positionals,
  examples: [['wzp logs -f --lines 50 dev/api', 'the last lines, then what follows']],
  load: () => import('../handlers/logs.ts'),
});
