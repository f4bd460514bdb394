import type { StopArguments } from '../commands/stop.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit.ts';
import { notThereYet } from './not-there-yet.ts';

export async function run(context: Context, _args: StopArguments): Promise<ExitCode> {
  return notThereYet(context, 'stop');
}
