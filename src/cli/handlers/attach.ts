import type { AttachArguments } from '../commands/attach.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit.ts';
import { notThereYet } from './not-there-yet.ts';

export async function run(context: Context, _args: AttachArguments): Promise<ExitCode> {
  return notThereYet(context, 'attach');
}
