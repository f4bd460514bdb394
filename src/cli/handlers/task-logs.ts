import type { TaskLogsArguments } from '../commands/task.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { accepted, withHub } from '../hub.ts';
import { escapeBlock } from '../view/escape.ts';

/** ms between two looks with `--follow`. */
const period = 250;

export const run = (context: Context, args: TaskLogsArguments): Promise<ExitCode> =>
  withHub(context, async (hub) => {
    for (let offset = 0; ;) {
      const part = accepted(
        context,
        await hub.call('task.logs', {
          id: args.id,
          offset,
          ...(args.attempt === null ? {} : { attempt: args.attempt }),
        }),
      );
      if (part === null) return exitCodes.failed;
      // Into a file it goes as it is; a terminal gets nothing that it would obey.
      context.stdout.write(context.stdout.isTerminal ? escapeBlock(part.text) : part.text);
      const isAll = part.next_offset === offset;
      offset = part.next_offset;
      if (isAll && (part.done || !args.follow)) return exitCodes.done;
      if (isAll) await new Promise((resolve) => setTimeout(resolve, period));
    }
  });
