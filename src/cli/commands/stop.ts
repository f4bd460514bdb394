import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';
import { addresses } from './selectors.ts';

const options = {} as const satisfies Options;
const positionals = [addresses] as const satisfies readonly Positional[];

export type StopArguments = Arguments<typeof options, typeof positionals>;

export const stop = command({
  name: 'stop',
  describe: 'Stop processes; their panes stay',
  options,
  positionals,
  interrupt: 'by itself',
  examples: [['wzp stop dev/api', 'stop one pane and keep its place']],
  load: () => import('../handlers/stop.ts'),
});
