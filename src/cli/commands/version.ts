import { command } from '../command.ts';
import type { Arguments, Options } from '../options.ts';

const options = {} as const satisfies Options;

export type VersionArguments = Arguments<typeof options>;

export const version = command({
  name: 'version',
  describe: 'Print the version',
  options,
  positionals: [],
  examples: [['wzp version --json', 'with the version of Node']],
  load: () => import('../handlers/version.ts'),
});
