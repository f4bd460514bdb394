/** Asks again and again until the answer is good, or it is clear that it will not be. */
import type { Check } from '../../spec/desired.ts';
import { ask, questionText, type Asked } from './ask.ts';
import { seconds } from './command.ts';

export type Readiness =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly reason: string }
  /** The signal came first. */
  | { readonly kind: 'given-up' };

/**
 * `since`: epoch ms at which the program was started, from when the start period counts. The timeout counts from now on: who starts to
 * wait late, waits as long.
 */
export async function untilReady(
  check: Check,
  asked: Asked,
  since: number,
  signal: AbortSignal,
): Promise<Readiness> {
  const { question, intervalMs, timeoutMs, retries, startPeriodMs } = check;
  const deadline = Date.now() + timeoutMs;
  let bad = 0;
  for (;;) {
    const began = Date.now();
    // The last one is asked when the time is over, and gets a moment.
    const room = Math.max(shortestRoom, Math.min(longestRoom, deadline - began));
    const trouble = await ask(question, asked, room, signal);
    if (signal.aborted) return { kind: 'given-up' };
    if (trouble === null) return { kind: 'ready' };
    if (Date.now() - since >= startPeriodMs) bad += 1;
    const why = `${questionText(question)}: ${trouble}`;
    if (retries !== null && bad >= Math.max(1, retries))
      return { kind: 'failed', reason: `was not ready in ${bad === 1 ? '1 try' : `${bad} tries`} (${why})` };
    if (Date.now() >= deadline)
      return { kind: 'failed', reason: `was not ready within ${seconds(timeoutMs)} (${why})` };
    await rest(Math.min(began + intervalMs, deadline) - Date.now(), signal);
    if (signal.aborted) return { kind: 'given-up' };
  }
}

/** ms that a single answer may take. */
const shortestRoom = 100;
const longestRoom = 10_000;

function rest(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
