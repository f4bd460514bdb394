import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const options = {} as const satisfies Options;
const positionals = [
  {
    name: 'shell',
    count: 'optional',
    choices: ['bash', 'zsh', 'fish'],
    describe: 'Default: your login shell',
  },
] as const satisfies readonly Positional[];

export type CompletionArguments = Arguments<typeof options, typeof positionals>;

export const completion = command({
  name: 'completion',
  describe: 'Print the completion script of a shell',
  options,
  positionals,
  examples: [['wzp completion bash >> ~/.bashrc', 'complete commands and options in bash']],
  load: () => import('../handlers/completion.ts'),
});
