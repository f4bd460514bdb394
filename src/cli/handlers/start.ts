import { ok } from '../../diagnostics/diagnostic.ts';
import type { StartArguments } from '../commands/start.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit.ts';
import { workWithPanes } from '../work.ts';

/** Starts what was stopped or has ended, as it was started last. A process that runs stays as it is. */
export const run = (context: Context, args: StartArguments): Promise<ExitCode> =>
  workWithPanes(context, args, 'wzp start', 'running', (_address, { pane }, { keeper, survey }) => {
    const state = survey.recorded.processes.get(pane.marker?.launch ?? '')?.state.kind;
    return state === 'running' || state === 'starting' ? Promise.resolve(ok(undefined)) : keeper.start(pane);
  });
