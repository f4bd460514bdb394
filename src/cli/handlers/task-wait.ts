import type { TaskWaitArguments } from '../commands/task.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { accepted, withHub } from '../hub.ts';
import { taskExit, timeOf } from '../task.ts';
import { jsonText } from '../view/escape.ts';

export async function run(context: Context, args: TaskWaitArguments): Promise<ExitCode> {
  const timeout = timeOf(context, args.timeout);
  if (timeout === undefined) return exitCodes.usage;
  return withHub(context, async (hub) => {
    const wait = { id: args.id, ...(timeout === null ? {} : { timeout_ms: timeout }) };
    const task = accepted(context, await hub.call('task.wait', wait));
    if (task === null) return exitCodes.failed;
    if (args.json) context.stdout.write(`${jsonText(task, 2)}\n`);
    else if (!context.quiet) context.stderr.write(`${task.id}: ${task.state}\n`);
    return taskExit(task);
  });
}
