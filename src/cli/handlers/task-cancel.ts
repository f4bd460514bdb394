import type { TaskCancelArguments } from '../commands/task.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { accepted, withHub } from '../hub.ts';

export const run = (context: Context, args: TaskCancelArguments): Promise<ExitCode> =>
  withHub(context, async (hub) => {
    let code: ExitCode = exitCodes.done;
    for (const id of args.id) {
      const task = accepted(context, await hub.call('task.cancel', { id }));
      if (task === null) code = exitCodes.failed;
      else if (!context.quiet)
        context.stderr.write(`${id}: ${task.state === 'running' ? 'is being ended' : task.state}\n`);
    }
    return code;
  });
