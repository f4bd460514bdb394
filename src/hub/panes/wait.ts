/** Waiting for something to become true of a pane. */
import { setTimeout as pause } from 'node:timers/promises';
import { readRecord } from '../../runner/records.ts';
import { done, refused, type Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Params, Result } from '../generated/types.ts';
import { patternOf, type Pattern } from '../match.ts';
import { captureOf } from './capture.ts';
import { exitCodeOf, readyOf, type FoundPane } from './found-pane.ts';
import { placeOf } from './notes.ts';

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
  let shown = '';
  let changed = performance.now();
  for (let delay = firstPause; ; delay = Math.min(delay * 1.5, longestPause)) {
    const settled = settledBy(pane, until);
    if (settled !== null) return done(settled);
    if (reads) {
      const text = await captureOf(pane, { lines: scrollback, ansi: false });
      if (!text.ok) return text;
      if (text.value.text !== shown) changed = performance.now();
      shown = text.value.text;
      for (const pattern of patterns) {
        const found = pattern.find(shown);
        if (!found.ok) return found;
        if (found.value !== null) return done({ reason: 'match', match: found.value });
      }
      if (quietMs !== null && performance.now() - changed >= quietMs) return done({ reason: 'quiet' });
    }
    const left = deadline - performance.now();
    if (left <= 0)
      return refused('timedOut', `nothing of that within ${ms} ms`, { pane: pane.address ?? pane.pane.id });
    await pause(Math.max(1, Math.min(delay, left)), undefined, { signal: call.signal }).catch(
      () => undefined,
    );
    if (call.signal.aborted) return refused('timedOut', 'the wait was cancelled');
  }
}

interface Checks {
  readonly patterns: readonly Pattern[];
  readonly quietMs: number | null;
}

function checksOf(until: readonly Condition[]): Answer<Checks> {
  const patterns: Pattern[] = [];
  let quietMs: number | null = null;
  for (const condition of until) {
    if (condition.status !== undefined)
      return refused('unable', 'nobody reports the status of agents to this hub');
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
  return null;
}
