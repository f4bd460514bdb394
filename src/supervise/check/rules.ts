/** From a check of the spec to the rule of its machine. Pure. */
import type { Check } from '../../spec/desired.ts';
import type { Rule } from './machine.ts';

/** ms that a single answer about readiness may take. */
const longestAnswer = 10_000;

export function readyRule({ intervalMs, timeoutMs, startPeriodMs }: Check): Rule {
  return {
    intervalMs,
    timeoutMs: Math.min(longestAnswer, timeoutMs),
    retries: null,
    startPeriodMs,
    once: true,
    ends: false,
    tiresMs: timeoutMs,
  };
}

/** `ends`: whether the restart policy starts it again. */
export function healthRule(
  { question, intervalMs, timeoutMs, retries, startPeriodMs }: Check,
  ends: boolean,
): Rule {
  return {
    intervalMs,
    timeoutMs,
    retries: Math.max(1, retries ?? 3),
    startPeriodMs,
    // A line that was there stays said, also when it has left the scrollback.
    once: question.kind === 'log_line',
    ends,
    tiresMs: null,
  };
}
