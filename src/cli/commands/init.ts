import { command } from '../command.ts';
import type { Arguments, Options } from '../options.ts';

const options = {
  template: { kind: 'text', value: 'NAME', describe: 'Start from this template (default: starter)' },
  force: { kind: 'flag', describe: 'Overwrite a spec that is there' },
} as const satisfies Options;

export type InitArguments = Arguments<typeof options>;

export const init = command({
  name: 'init',
  describe: 'Write a commented spec file into this folder',
  options,
  positionals: [],
  examples: [['wzp init', 'start a project here']],
  load: () => import('../handlers/init.ts'),
});
