import { command } from '../command.ts';
import type { Arguments, Options } from '../options.ts';

const options = {
  watch: { kind: 'flag', describe: 'Keep showing it as it changes' },
} as const satisfies Options;

export type ShowArguments = Arguments<typeof options>;

export const show = command({
  name: 'show',
  describe: 'Show what runs, workspace by workspace',
  options,
  positionals: [],
  examples: [['wzp show --json', 'everything, for scripts']],
  load: () => import('../handlers/show.ts'),
});
