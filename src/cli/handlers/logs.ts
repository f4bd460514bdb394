import type { LogsArguments } from '../commands/logs.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit.ts';
import { notThereYet } from './not-there-yet.ts';

export async function run(context: Context, _args: LogsArguments): Promise<ExitCode> {
  return notThereYet(context, 'logs');
}
