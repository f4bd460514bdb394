import type { TaskListArguments } from '../commands/task.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { accepted, withHub } from '../hub.ts';
import { jsonText } from '../view/escape.ts';
import { taskLine } from '../view/task-text.ts';

export const run = (context: Context, args: TaskListArguments): Promise<ExitCode> =>
  withHub(context, async (hub) => {
    const open = { state: ['queued', 'blocked', 'running'] } as const;
    const list = accepted(context, await hub.call('task.list', args.all ? {} : open));
    if (list === null) return exitCodes.failed;
    if (args.json) context.stdout.write(`${jsonText(list, 2)}\n`);
    else context.stdout.write(list.tasks.map(taskLine).join(''));
    if (!args.json && list.tasks.length === 0 && !context.quiet) context.stderr.write('no tasks\n');
    return exitCodes.done;
  });
