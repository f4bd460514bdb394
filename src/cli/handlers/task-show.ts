import type { TaskShowArguments } from '../commands/task.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { accepted, withHub } from '../hub.ts';
import { jsonText } from '../view/escape.ts';
import { taskText } from '../view/task-text.ts';

export const run = (context: Context, args: TaskShowArguments): Promise<ExitCode> =>
  withHub(context, async (hub) => {
    const task = accepted(context, await hub.call('task.get', { id: args.id }));
    if (task === null) return exitCodes.failed;
    context.stdout.write(args.json ? `${jsonText(task, 2)}\n` : taskText(task));
    return exitCodes.done;
  });
