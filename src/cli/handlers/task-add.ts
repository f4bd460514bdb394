import type { TaskAddArguments } from '../commands/task.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { accepted, withHub } from '../hub.ts';
import { taskExit, timeOf } from '../task.ts';
import { jsonText } from '../view/escape.ts';

export async function run(context: Context, args: TaskAddArguments): Promise<ExitCode> {
  const timeout = timeOf(context, args.timeout);
  if (timeout === undefined) return exitCodes.usage;
  const [only] = args.command;
  return withHub(context, async (hub) => {
    const added = accepted(
      context,
      await hub.call('task.add', {
        command: args.command.length === 1 && only !== undefined ? only : args.command,
        cwd: args.cwd === null ? context.cwd : args.cwd,
        after: args.after,
        ...(args.priority === null ? {} : { priority: args.priority }),
        ...(args.retries === null ? {} : { retries: args.retries }),
        ...(timeout === null ? {} : { timeout_ms: timeout }),
        ...(args.pool === null ? {} : { pool: args.pool }),
        ...(args.pane === null ? {} : { pane: args.pane }),
        ...(args.key === null ? {} : { key: args.key }),
      }),
    );
    if (added === null) return exitCodes.failed;
    if (!args.wait) {
      context.stdout.write(args.json ? `${jsonText(added, 2)}\n` : `${added.id}\n`);
      return exitCodes.done;
    }
    const task = accepted(context, await hub.call('task.wait', { id: added.id }));
    if (task === null) return exitCodes.failed;
    if (args.json) context.stdout.write(`${jsonText(task, 2)}\n`);
    return taskExit(task);
  });
}
