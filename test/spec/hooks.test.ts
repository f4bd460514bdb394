/** The commands of `hooks`, as the spec says them. */
import { describe, expect, it } from 'vitest';
import { desiredOf, findingsOf, oneTab } from './scene.ts';

const spec = (hooks: string, top = ''): string => oneTab({ a: '{}' }, `${top}hooks: ${hooks}\n`);
const hooksOf = (text: string, scene = {}) => desiredOf(text, scene).hooks ?? new Map();

describe('hooks', () => {
  it('are a text, a list or a mapping', () => {
    const hooks = hooksOf(
      spec(
        '{ before_apply: make deps, on_exit: [./note, "x y"], after_destroy: { run: make clean, timeout: 7s } }',
      ),
    );
    expect([...hooks.keys()]).toEqual(['before_apply', 'on_exit', 'after_destroy']);
    expect(hooks.get('before_apply')).toMatchObject({
      command: { argv: [{ value: '/bin/sh' }], input: { value: 'make deps' } },
      timeoutMs: 300_000,
    });
    expect(hooks.get('on_exit')).toMatchObject({
      command: { argv: [{ value: './note' }, { value: 'x y' }], input: null },
      timeoutMs: 30_000,
    });
    expect(hooks.get('after_destroy')).toMatchObject({ timeoutMs: 7000 });
  });

  it('have the environment of the top level and their own', () => {
    const hooks = hooksOf(
      spec(
        '{ on_ready: { run: x, env: { B: "2", C: "${SECRET}" } } }',
        'env: { A: "1", B: "1" }\nenv_file: x.env\n',
      ),
      { env: { SECRET: 's3cret' }, envFiles: { '/home/ada/shop/x.env': 'D=4\n' } },
    );
    const env = hooks.get('on_ready')?.env ?? new Map();
    expect([...env].map(([name, { value }]) => `${name}=${value}`).sort()).toEqual([
      'A=1',
      'B=2',
      'C=s3cret',
      'D=4',
    ]);
    expect(env.get('C')?.shown).toBe('(from $SECRET)');
  });

  it('are no part of what a plan compares', () => {
    expect(desiredOf(spec('{ on_exit: x }')).specDigest).toBe(desiredOf(spec('{ on_exit: y }')).specDigest);
  });

  it('that ask for nothing are none', () => {
    expect(desiredOf(oneTab({ a: '{}' })).hooks).toBeUndefined();
  });

  it.each([
    ['{ on_exit: { timeout: 1s } }', /WZP1203/],
    ['{ on_exit: { run: x, timeout: soon } }', /WZP120\d/],
    ['{ on_fire: x }', /WZP1201/],
    ['{ on_exit: { run: x, env: { "A B": "1" } } }', /WZP1308/],
  ])('%s is refused', (hooks, expected) => {
    expect(findingsOf(spec(hooks)).map(({ code }) => code)).toEqual([expect.stringMatching(expected)]);
  });
});
