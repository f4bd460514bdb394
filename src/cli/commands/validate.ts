import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const options = {
  format: {
    kind: 'choice',
    choices: ['text', 'json', 'github', 'sarif', 'junit'],
    describe: 'How to print the findings (default: text)',
  },
  strict: { kind: 'flag', describe: 'Warnings are errors' },
} as const satisfies Options;
const positionals = [
  {
    name: 'spec',
    count: 'any',
    describe:
      'Spec or template files, folders, or patterns such as "**/*.yaml", each checked by itself; default: the project',
  },
] as const satisfies readonly Positional[];

export type ValidateArguments = Arguments<typeof options, typeof positionals>;

export const validate = command({
  name: 'validate',
  describe: 'Check spec files: form and meaning; needs no terminal',
  options,
  positionals,
  examples: [
    ['wzp validate', 'check the project in this folder'],
    ['wzp validate --strict --format github', 'annotate a pull request, and let warnings fail it'],
    ["wzp validate 'services/*/wezterm-parallel.yaml'", 'check several projects'],
  ],
  load: () => import('../handlers/validate.ts'),
});
