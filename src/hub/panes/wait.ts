/** Waiting for something to become true of a pane. */
import { setTimeout as pause } from 'node:timers/promises';
import { readRecord } from '../../runner/records.ts';
import { done, refused, type Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Params, Result } from '../generated/types.ts';
import { current } from '../agents/report.ts';
import { patternOf, type Pattern } from '../match.ts';
import { captureOf } from './capture.ts';
import { exitCodeOf, readyOf, type FoundPane } from './found-pane.ts';
import { placeOf, readNotes } from './notes.ts';
import { listenToOutput } from './shared-output.ts';

type Condition = Params<'pane.wait'>['until'][number];
type Waited = Result<'pane.wait'>;

/** ms between two looks at a pane: quick at first, then paced, because each is a call to the server. */
const firstPause = 30;
const longestPause = 250;
/** Lines above the screen in which a pattern is looked for: what scrolled away between two looks counts. */
const scrollback = 200;

export async function waitFor(
  call: Call,
  pane: FoundPane,
  until: readonly Condition[],
  ms: number,
): Promise<Answer<Waited>> {
  const checks = checksOf(until);
  if (!checks.ok) return checks;
  const { patterns, quietMs } = checks.value;
  const reads = patterns.length > 0 || quietMs !== null;
  const deadline = performance.now() + ms;
  const activity = new Activity();
  let shown = '';
  let changed = performance.now();
  try {
    for (let delay = firstPause; ; delay = Math.min(delay * 1.5, longestPause)) {
      const settled = settledBy(pane, until);
      if (settled !== null) return done(settled);
      // Where the server tells what is written, the pane is looked at only after something was.
      if (reads && activity.isDue()) {
        const text = await captureOf(pane, { lines: scrollback, ansi: false });
        if (!text.ok) return text;
        if (text.value.text !== shown) changed = performance.now();
        shown = text.value.text;
        for (const pattern of patterns) {
          const found = pattern.find(shown);
          if (!found.ok) return found;
          if (found.value !== null) return done({ reason: 'match', match: found.value });
        }
      }
      if (quietMs !== null && performance.now() - changed >= quietMs) return done({ reason: 'quiet' });
      if (reads && !activity.isAsked && (await activity.follow(pane))) continue;
      const left = deadline - performance.now();
      if (left <= 0)
        return refused('timedOut', `nothing of that within ${ms} ms`, { pane: pane.address ?? pane.pane.id });
      await activity.pause(Math.max(1, Math.min(delay, left)), call.signal);
      if (call.signal.aborted) return refused('timedOut', 'the wait was cancelled');
    }
  } finally {
    activity.stop();
  }
}

/** Whether a pane has written something, where the server tells; else it may have at any time. */
class Activity {
  #stop: (() => void) | null = null;
  #wake: (() => void) | null = null;
  #isDue = true;
  isAsked = false;

  /** True when the server tells from now on: what was written before that is to be looked at once more. */
  async follow({ project, pane }: FoundPane): Promise<boolean> {
    this.isAsked = true;
    const listening = await listenToOutput(project, pane.id, {
      data: () => {
        this.#isDue = true;
        this.#wake?.();
      },
      // From then on it is asked again and again, which tells whether it is still there.
      end: () => {
        this.#stop = null;
        this.#isDue = true;
        this.#wake?.();
      },
    });
    if (listening.ok) this.#stop = listening.value;
    this.#isDue = true;
    return listening.ok;
  }

  isDue(): boolean {
    const isDue = this.#isDue;
    if (this.#stop !== null) this.#isDue = false;
    return isDue;
  }

  async pause(ms: number, signal: AbortSignal): Promise<void> {
    if (this.#stop !== null && this.#isDue) return breathe(signal);
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await Promise.race([pause(ms, undefined, { signal }).catch(() => undefined), woken]);
    this.#wake = null;
    // What comes in many pieces is looked at once.
    if (this.#stop !== null && this.#isDue) await breathe(signal);
  }

  stop(): void {
    this.#stop?.();
  }
}

const breathe = (signal: AbortSignal): Promise<void> =>
  pause(15, undefined, { signal }).catch(() => undefined);

interface Checks {
  readonly patterns: readonly Pattern[];
  readonly quietMs: number | null;
}

function checksOf(until: readonly Condition[]): Answer<Checks> {
  const patterns: Pattern[] = [];
  let quietMs: number | null = null;
  for (const condition of until) {
    if (condition.match !== undefined) {
      const pattern = patternOf(condition.match);
      if (!pattern.ok) return pattern;
      patterns.push(pattern.value);
    }
    if (condition.quiet_ms !== undefined) quietMs = Math.min(quietMs ?? Infinity, condition.quiet_ms);
  }
  return done({ patterns, quietMs });
}

/** What the runner's record says. A pane without a runner can only be read. */
function settledBy(pane: FoundPane, until: readonly Condition[]): Waited | null {
  const place = placeOf(pane);
  const record = place && readRecord(place);
  const kind = record?.state.kind;
  if (until.some(({ exit }) => exit) && (kind === 'exited' || kind === 'failed' || kind === 'stopped')) {
    const code = exitCodeOf(record);
    return { reason: 'exit', ...(code === null ? {} : { exit_code: code }) };
  }
  if (until.some(({ ready }) => ready) && kind === 'running' && readyOf(record) !== false)
    return { reason: 'ready' };
  const { agent } = readNotes(pane);
  const status = agent === null ? null : current(agent, record).status;
  if (status !== null && until.some((condition) => condition.status === status))
    return { reason: 'status', status };
  return null;
}
