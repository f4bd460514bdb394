import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const options = {
  check: { kind: 'flag', describe: 'Write nothing; print the differences and exit 1 if there are any' },
} as const satisfies Options;
const positionals = [
  {
    name: 'spec',
    count: 'any',
    describe:
      'Spec or template files, patterns such as "**/*.yaml", or - for standard input; default: the project',
  },
] as const satisfies readonly Positional[];

export type FormatArguments = Arguments<typeof options, typeof positionals>;

export const fmt = command({
  name: 'fmt',
  describe: 'Write spec files in canonical form; comments stay',
  options,
  positionals,
  examples: [
    ['wzp fmt', 'format the project in this folder'],
    ['wzp fmt --check', 'for CI: show what would change'],
  ],
  load: () => import('../handlers/fmt.ts'),
});
