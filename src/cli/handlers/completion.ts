import type { CompletionArguments } from '../commands/completion.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { completionScript } from '../complete/scripts.ts';

export async function run(context: Context, { shell }: CompletionArguments): Promise<ExitCode> {
  const login = context.env['SHELL'] ?? '';
  const guessed = login.endsWith('/zsh') ? 'zsh' : login.endsWith('/fish') ? 'fish' : 'bash';
  context.stdout.write(completionScript(shell ?? guessed));
  return exitCodes.done;
}
