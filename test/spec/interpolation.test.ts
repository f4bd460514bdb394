import { describe, expect, it } from 'vitest';
import { desiredOf, findingsOf, oneTab, paneOf } from './scene.ts';

const env = { SET: 'value', EMPTY: '', OTHER: 'other', BRACES: '{{name}} ${OTHER}' };
/** The text of a pane's `run`. */
const run = (text: string) =>
  paneOf(desiredOf(oneTab({ a: `{ run: ${JSON.stringify(text)} }` }), { env }), 'dev/a').process;

// text → value, shown
const table: [string, string, string][] = [
  ['plain', 'plain', 'plain'],
  ['x${SET}y', 'xvaluey', 'x(from $SET)y'],
  ['x${UNSET}y', 'xy', 'xy'],
  ['${UNSET:-default}', 'default', 'default'],
  ['${UNSET-default}', 'default', 'default'],
  ['x${EMPTY:-default}', 'xdefault', 'xdefault'],
  ['x${EMPTY-default}', 'x', 'x(from $EMPTY)'],
  ['${SET:-default}', 'value', '(from $SET)'],
  ['${UNSET:-${OTHER}}', 'other', '(from $OTHER)'],
  ['${UNSET:-a ${ALSO:-b} c}', 'a b c', 'a b c'],
  ['${UNSET:-{{name}}}', 'a', 'a'],
  ['${SET:+there}', 'there', 'there'],
  ['x${UNSET:+there}', 'x', 'x'],
  ['x${EMPTY:+there}', 'x', 'x'],
  ['x${EMPTY+there}', 'xthere', 'xthere'],
  ['${SET:?must be set}', 'value', '(from $SET)'],
  ['x${EMPTY?must be set}', 'x', 'x(from $EMPTY)'],
  ['$$SET $${SET} $$', '$SET ${SET} $', '$SET ${SET} $'],
  ['$SET $(date) $1 $', '$SET $(date) $1 $', '$SET $(date) $1 $'],
  ['{{workspace}}/{{name}} {{ project }} {{index}}', 'dev/a shop 1', 'dev/a shop 1'],
  ['{{root}}/x', '/home/ada/shop/x', '/home/ada/shop/x'],
  [
    "docker ps --format '{{.Names}}' {{json .}}",
    "docker ps --format '{{.Names}}' {{json .}}",
    "docker ps --format '{{.Names}}' {{json .}}",
  ],
  ['{{{{name}}}}', '{{name}}', '{{name}}'],
  ['${BRACES}', '{{name}} ${OTHER}', '(from $BRACES)'],
  ['{ a: } }}', '{ a: } }}', '{ a: } }}'],
];

describe('variables and parameters in texts', () => {
  it.each(table)('%s', (text, value, shown) => {
    expect(run(text)).toEqual({ kind: 'text', text: { value, shown } });
  });

  it('names of objects are not variables', () => {
    const text = '${constructor}${__proto__}${toString:-x}';
    expect(run(`${text}.`)).toMatchObject({ text: { value: 'x.' } });
  });

  it('a variable of the top environment file answers when the environment does not', () => {
    const scene = { env: { B: 'process' }, envFiles: { '/home/ada/shop/.env': 'A=file\nB=file\n' } };
    const desired = desiredOf(oneTab({ a: '{ run: "${A} ${B}" }' }, 'env_file: .env\n'), scene);
    expect(paneOf(desired, 'dev/a').process).toEqual({
      kind: 'text',
      text: { value: 'file process', shown: '(from $A) (from $B)' },
    });
  });

  it('a default that needs a variable is asked for only when it is used', () => {
    expect(findingsOf(oneTab({ a: '{ run: "${A:-${B:?no B}}" }' }), { env: { A: 'x' } })).toEqual([]);
    expect(findingsOf(oneTab({ a: '{ run: "${A:-${B:?no B}}" }' }))).toMatchObject([
      { code: 'WZP1301', message: 'the variable B is not set: no B' },
    ]);
  });

  it('the message of a required variable does not give away another one', () => {
    const [finding] = findingsOf(oneTab({ a: '{ run: "${A:?ask ${SET}}" }' }), { env: { SET: 'hunter2' } });
    expect(finding?.message).toBe('the variable A is not set: ask (from $SET)');
  });
});
