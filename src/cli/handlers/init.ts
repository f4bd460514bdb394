import type { InitArguments } from '../commands/init.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit.ts';
import { notThereYet } from './not-there-yet.ts';

export async function run(context: Context, _args: InitArguments): Promise<ExitCode> {
  return notThereYet(context, 'init');
}
