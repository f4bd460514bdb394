import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';
import { addresses } from './selectors.ts';

const options = {} as const satisfies Options;
const positionals = [addresses] as const satisfies readonly Positional[];

export type RestartArguments = Arguments<typeof options, typeof positionals>;

export const restart = command({
  name: 'restart',
  describe: 'Stop processes and start them anew, in place',
  options,
  positionals,
  interrupt: 'by itself',
  examples: [['wzp restart dev/api', 'start one process anew']],
  load: () => import('../handlers/restart.ts'),
});
