import type { StopArguments } from '../commands/stop.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit.ts';
import { workWithPanes } from '../work.ts';

/** Remembered: neither a restart policy nor an apply starts it again, only `wzp start` and `wzp restart`. */
export const run = (context: Context, args: StopArguments): Promise<ExitCode> =>
  workWithPanes(
    context,
    args,
    'wzp stop',
    'stopped',
    (_address, { pane }, { keeper }, say) => keeper.stop(pane, 'stop', say),
    true,
  );
