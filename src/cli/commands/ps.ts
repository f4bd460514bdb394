import { command } from '../command.ts';
import type { Arguments, Options } from '../options.ts';

const options = {} as const satisfies Options;

export type PsArguments = Arguments<typeof options>;

export const ps = command({
  name: 'ps',
  describe: 'List the processes of this project',
  options,
  positionals: [],
  examples: [['wzp ps', 'address, state, pid, uptime and restarts of each pane']],
  load: () => import('../handlers/ps.ts'),
});
