import { paneOf } from '../../apply/running.ts';
import { ok } from '../../diagnostics/diagnostic.ts';
import type { StartArguments } from '../commands/start.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit.ts';
import { workWithPanes } from '../work.ts';

/** Starts what waits, was stopped or has ended, as it was started last. A process that runs stays as it is. */
export const run = (context: Context, args: StartArguments): Promise<ExitCode> =>
  workWithPanes(
    context,
    args,
    'wzp start',
    'running',
    async (address, { pane }, { keeper, desired }) => {
      const record = keeper.record(pane);
      if (record?.state.kind === 'running') return ok(undefined);
      if (record?.state.kind === 'starting' && record.starts > 0) return ok(undefined);
      return keeper.start(pane, paneOf(desired, address));
    },
    false,
  );
