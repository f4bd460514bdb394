import type { RestartArguments } from '../commands/restart.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit.ts';
import { workWithPanes } from '../work.ts';

/** Ends the process and starts it anew in its pane, as it was started last: changes of the spec are for `wzp apply`. */
export const run = (context: Context, args: RestartArguments): Promise<ExitCode> =>
  workWithPanes(context, args, 'wzp restart', 'restarted', async (_address, { pane }, { keeper }, say) => {
    const stopped = await keeper.stop(pane, 'restart', say);
    return stopped.ok ? keeper.start(pane) : stopped;
  });
