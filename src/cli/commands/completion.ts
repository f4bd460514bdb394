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
  examples: [
    ['source <(wzp completion bash)', 'complete commands, options and addresses in this bash'],
    ['wzp completion bash >> ~/.bashrc', 'and in every one'],
  ],
  load: () => import('../handlers/completion.ts'),
});
