/** Which hooks a change of a runner's record is an occasion for. Pure. */
import type { ProcessChange } from '../../hub/processes/process-watch.ts';
import type { ProcessRecord } from '../../runner/process.ts';
import type { DaemonHook } from './hooks-file.ts';

export interface Occasion {
  readonly hook: DaemonHook;
  readonly address: string;
  /** For the environment of the hook. */
  readonly variables: Readonly<Record<string, string>>;
  /**
   * It is one only when the process is not about to be started again by somebody, or closed: when after a moment no later start than
   * this has begun, and none is held back.
   */
  readonly unlessStarted?: number;
}

export function occasionsOf({ before, after }: ProcessChange): readonly Occasion[] {
  if (after === null) return [];
  const { address } = after;
  const occasions: Occasion[] = [];
  const add = (
    hook: DaemonHook,
    variables: Readonly<Record<string, string>> = {},
    unlessStarted?: number,
  ): void => {
    const occasion = { hook, address, variables: { WZP_ADDRESS: address, ...variables } };
    occasions.push(unlessStarted === undefined ? occasion : { ...occasion, unlessStarted });
  };
  if (hasEnded(before, after)) {
    const exit = endVariables(after);
    add('on_exit', exit);
    if (isFailure(after)) add('on_failure', { ...exit, WZP_REASON: reasonOf(after) }, after.starts);
  }
  if (after.ready && before?.ready !== true) add('on_ready');
  return occasions;
}

/** More starts have come to their end than before; also when the next one has begun before anybody looked. */
const hasEnded = (before: ProcessRecord | null, after: ProcessRecord): boolean =>
  before !== null && ends(after) > ends(before);

/** Of the starts of a launch, how many are over. */
function ends({ starts, state }: ProcessRecord): number {
  const isUp = state.kind === 'running' || state.kind === 'starting';
  return isUp ? Math.max(0, starts - 1) : starts;
}

function endVariables({ state }: ProcessRecord): Readonly<Record<string, string>> {
  if (!('exit' in state)) return { WZP_STATE: state.kind };
  const { code } = state.exit;
  return { WZP_STATE: state.kind, ...(code < 0 ? {} : { WZP_EXIT_CODE: String(code) }) };
}

/** Started again is none, stopped by hand is none. */
const isFailure = ({ state }: ProcessRecord): boolean =>
  state.kind === 'failed' || (state.kind === 'exited' && state.exit.code !== 0);

function reasonOf({ state, restarts }: ProcessRecord): string {
  if (!('exit' in state)) return '';
  const how = state.exit.code < 0 ? 'has ended' : `has ended with exit status ${state.exit.code}`;
  return state.kind === 'failed' ? `${how} and was restarted ${restarts} times` : how;
}
