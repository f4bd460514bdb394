/** The file `status` that a runner writes: one `key=value` a line, whole when its last line is `end=1`. */

export type RunnerState = 'waiting' | 'running' | 'backoff' | 'exited' | 'failed' | 'stopped';

export interface RunnerStatus {
  readonly state: RunnerState;
  readonly generation: number;
  /** Starts of the program in this launch, the one under way included. */
  readonly starts: number;
  /** Of these, restarts by policy in this generation. */
  readonly restarts: number;
  readonly runner: number;
  readonly runnerStart: string;
  readonly tty: string | null;
  /** Null: it has not ended yet. */
  readonly code: number | null;
  /** epoch s of the end; null with `code`. */
  readonly at: number | null;
  /** ms between the end and the restart. */
  readonly pause: number | null;
  /** The program has ended, and the shell of `on_exit: shell` stands in its place. */
  readonly inShell: boolean;
}

const states: readonly string[] = ['waiting', 'running', 'backoff', 'exited', 'failed', 'stopped'];
const isState = (text: string | undefined): text is RunnerState =>
  text !== undefined && states.includes(text);

/** Null for a text that is not whole. Keys of later versions are passed over. */
export function parseStatus(text: string | null): RunnerStatus | null {
  if (text === null) return null;
  const values = new Map<string, string>();
  for (const line of text.split('\n')) {
    const at = line.indexOf('=');
    if (at > 0) values.set(line.slice(0, at), line.slice(at + 1));
  }
  const number = (key: string): number | null => {
    const value = values.get(key);
    return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : null;
  };
  const state = values.get('state');
  const [generation, starts, runner] = [number('gen'), number('starts'), number('runner')];
  if (values.get('end') !== '1' || !isState(state)) return null;
  if (generation === null || starts === null || runner === null || runner === 0) return null;
  return {
    state,
    generation,
    starts,
    restarts: number('restarts') ?? 0,
    runner,
    runnerStart: values.get('runner_start') ?? '',
    tty: values.get('tty')?.startsWith('/') === true ? (values.get('tty') ?? null) : null,
    code: number('code'),
    at: number('at'),
    pause: number('pause'),
    inShell: values.get('part') === 'shell',
  };
}

/** The file `child.<gen>`: which process is, or was, the program. */
export interface ChildIdentity {
  readonly pid: number;
  readonly start: string;
  /** Which of the launch's starts it is. */
  readonly starts: number;
}

export function parseChild(text: string | null): ChildIdentity | null {
  const found = /^(\d+) (\S+) (\d+)\n$/.exec(text ?? '');
  return found ? { pid: Number(found[1]), start: found[2] ?? '', starts: Number(found[3]) } : null;
}
