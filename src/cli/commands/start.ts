import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';
import { addresses } from './selectors.ts';

const options = {} as const satisfies Options;
const positionals = [addresses] as const satisfies readonly Positional[];

export type StartArguments = Arguments<typeof options, typeof positionals>;

export const start = command({
  name: 'start',
  describe: 'Start panes that are stopped',
  options,
  positionals,
  interrupt: 'by itself',
  examples: [['wzp start dev/api', 'start the process of one pane']],
  load: () => import('../handlers/start.ts'),
});
