import type { VersionArguments } from '../commands/version.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { version } from '../package.ts';
import { jsonText } from '../view/escape.ts';

export async function run(context: Context, args: VersionArguments): Promise<ExitCode> {
  context.stdout.write(
    args.json ? `${jsonText({ version, node: context.nodeVersion })}\n` : `wzp ${version}\n`,
  );
  return exitCodes.done;
}
