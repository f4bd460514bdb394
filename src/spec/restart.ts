/** When a process that ended is started again: a word, or a word with its limits. */
import type { RestartPolicy } from './desired.ts';
import { durationMs, wholeNumber } from './forms.ts';
import { child, type SpecNode, textOf } from './node.ts';
import type { Scope } from './texts.ts';
import { readValue, type ValueSurroundings } from './values.ts';

export const neverRestart: RestartPolicy = {
  policy: 'no',
  backoffMs: 1000,
  maxBackoffMs: 30_000,
  maxRestarts: null,
  windowMs: null,
};

const policies: readonly string[] = ['no', 'always', 'on-failure', 'unless-stopped'];
const isPolicy = (text: string | undefined): text is RestartPolicy['policy'] =>
  text !== undefined && policies.includes(text);

export function readRestart(
  node: SpecNode | undefined,
  scope: Scope,
  around: ValueSurroundings,
): RestartPolicy {
  const word = textOf(node) ?? textOf(child(node, 'policy'));
  const duration = (key: string): number | undefined =>
    readValue(around, child(node, key), scope, key, 'duration', durationMs);
  const backoffMs = duration('backoff') ?? neverRestart.backoffMs;
  return {
    policy: isPolicy(word) ? word : neverRestart.policy,
    backoffMs,
    // A first wait that is longer than the usual longest one is meant.
    maxBackoffMs: duration('max_backoff') ?? Math.max(backoffMs, neverRestart.maxBackoffMs),
    maxRestarts:
      readValue(around, child(node, 'max_restarts'), scope, 'max_restarts', 'whole', wholeNumber) ?? null,
    windowMs: duration('window') ?? null,
  };
}
