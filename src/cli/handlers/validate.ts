import type { ValidateArguments } from '../commands/validate.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit.ts';
import { notThereYet } from './not-there-yet.ts';

export async function run(context: Context, _args: ValidateArguments): Promise<ExitCode> {
  return notThereYet(context, 'validate');
}
