import type { StateShowArguments } from '../commands/state.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit.ts';
import { notThereYet } from './not-there-yet.ts';

export async function run(context: Context, _args: StateShowArguments): Promise<ExitCode> {
  return notThereYet(context, 'state show');
}
