/** A readiness or health check: one question, and how often it is asked. */
import { readCommand } from './command.ts';
import type { Check, Question, Text } from './desired.ts';
import { durationMs, endpointOf, form, wholeNumber } from './forms.ts';
import { child, type SpecNode, type Span, entryOf } from './node.ts';
import { quoted } from './printable.ts';
import { isSecret, type Scope } from './texts.ts';
import { readValue, type ValueSurroundings } from './values.ts';

export type CheckKind = 'ready' | 'health';

const usual: Readonly<Record<CheckKind, Omit<Check, 'question'>>> = {
  ready: { intervalMs: 500, timeoutMs: 60_000, retries: null, startPeriodMs: 0 },
  health: { intervalMs: 10_000, timeoutMs: 5000, retries: 3, startPeriodMs: 0 },
};

const questions = ['http', 'tcp', 'exec', 'log_line'] as const;

/** `shell` reads a command that is a text. Null when there is none, or a finding says what is wrong with it. */
export function readCheck(
  node: SpecNode | undefined,
  kind: CheckKind,
  shell: string,
  scope: Scope,
  around: ValueSurroundings,
): Check | null {
  if (node?.kind !== 'map') return null;
  const duration = (key: string): number | undefined =>
    readValue(around, child(node, key), scope, key, 'duration', durationMs);
  const defaults = usual[kind];
  const question = readQuestion(node, kind, shell, scope, around);
  const check = {
    intervalMs: Math.max(shortest, duration('interval') ?? defaults.intervalMs),
    timeoutMs: duration('timeout') ?? defaults.timeoutMs,
    retries:
      readValue(around, child(node, 'retries'), scope, 'retries', 'whole', wholeNumber) ?? defaults.retries,
    startPeriodMs: duration('start_period') ?? defaults.startPeriodMs,
  };
  return question === null ? null : { question, ...check };
}

/** ms: asking without a pause would only be in the way of what is to get ready. */
const shortest = 20;

function readQuestion(
  node: SpecNode,
  kind: CheckKind,
  shell: string,
  scope: Scope,
  around: ValueSurroundings,
): Question | null {
  const given = questions.flatMap((key) => entryOf(node, key) ?? []);
  const [entry, second] = given;
  if (entry === undefined) {
    around.findings.add('WZP1203', { ...node.span, end: node.span.start + 1 }, `\`${kind}\` asks nothing`, {
      hint: 'add one of http, tcp, exec and log_line',
    });
    return null;
  }
  if (second !== undefined) {
    around.findings.add(
      'WZP1208',
      second.keySpan,
      `a probe has one of http, tcp, exec and log_line, not ${given.map(({ key }) => key).join(' and ')}`,
      {
        hint: 'keep the one that is meant',
        related: [{ message: `${entry.key} is here`, span: entry.keySpan }],
      },
    );
    return null;
  }
  if (entry.key === 'exec') {
    const command = readCommand(entry.value, shell, scope, around.texts, around.findings);
    return command && { kind: 'exec', command };
  }
  const text = around.texts.expand(entry.value, scope);
  if (text === undefined) return null;
  if (entry.key === 'log_line') return { kind: 'log_line', pattern: text };
  if (entry.key === 'tcp') {
    const endpoint = endpointOf(text.value);
    if (endpoint !== null) return { kind: 'tcp', ...endpoint, shown: text.shown };
    const { code, what, hint } = form('endpoint');
    around.findings.add(code, entry.value.span, `tcp: ${named(text)} is not ${what}`, { hint });
    return null;
  }
  if (isWebAddress(text.value)) return { kind: 'http', url: text };
  return notAnAddress(text, entry.value.span, around);
}

function notAnAddress(text: Text, span: Span, { findings }: ValueSurroundings): null {
  findings.add('WZP1205', span, `http: ${named(text)} is not an address`, {
    hint: 'write it like http://127.0.0.1:3000/health',
  });
  return null;
}

const named = (text: Text): string => (isSecret(text) ? text.shown : quoted(text.value));

function isWebAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}
