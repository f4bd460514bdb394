/** The parts of a pane's texts that came from the environment: what must not be written down. Pure. */
import type { Command, DesiredPane, Text } from './desired.ts';

export interface Secret {
  readonly value: string;
  /** What stands in its place. */
  readonly shown: string;
}

const placeholder = /\(from \$[^)]*\)/g;

/** `postgres://u:${PW}@h` → the value of PW. Where the parts cannot be told apart, all that is not literal counts as one. */
export function secretParts({ value, shown }: Text): readonly Secret[] {
  if (value === shown) return [];
  const holders = shown.match(placeholder) ?? [];
  const literals = shown.split(placeholder).map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const found = new RegExp(`^${literals.join('(.*?)')}$`, 's').exec(value);
  if (holders.length === 0 || found === null) return [{ value, shown: '(from the environment)' }];
  return holders.map((holder, index) => ({ value: found[index + 1] ?? '', shown: holder }));
}

/** Shorter values, and numbers, are in every other line that a program prints. */
const isTelling = (value: string): boolean =>
  value.length >= 4 && !/^(?:\d{1,7}|true|false|null|none|localhost|127\.0\.0\.1)$/i.test(value);

/** Values of several lines are known by each of their lines. The longest come first. */
export function secretsOf(pane: DesiredPane): readonly Secret[] {
  const found = new Map<string, Secret>();
  for (const text of textsOf(pane))
    for (const { value, shown } of secretParts(text))
      for (const line of value.split(/\r?\n/)) if (isTelling(line)) found.set(line, { value: line, shown });
  return [...found.values()].toSorted((a, b) => b.value.length - a.value.length);
}

function* textsOf({ process, env, cwd, title, stop, supervision }: DesiredPane): Generator<Text> {
  if (process.kind === 'argv') yield* process.argv;
  else if (process.kind !== 'shell') yield process.text;
  yield* env.values();
  yield cwd;
  if (title) yield title;
  yield* ofCommand(stop.command);
  for (const check of [supervision.ready, supervision.health]) {
    if (check?.question.kind === 'exec') yield* ofCommand(check.question.command);
    if (check?.question.kind === 'http') yield check.question.url;
    if (check?.question.kind === 'log_line') yield check.question.pattern;
  }
}

function* ofCommand(command: Command | null): Generator<Text> {
  if (command === null) return;
  yield* command.argv;
  if (command.input) yield command.input;
}
