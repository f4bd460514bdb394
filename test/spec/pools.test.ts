import { describe, expect, it } from 'vitest';
import { desiredOf, findingsOf, marked, oneTab } from './scene.ts';

const spec = (pools: string): string =>
  oneTab({ a: '{}', b: '{ run: cat }', w: '{ replicas: 2 }' }, `pools: ${pools}\n`);

describe('pools', () => {
  it('are read with their panes; a pane with replicas stands for all of them', () => {
    const pools = '{ builds: { concurrency: 2 }, workers: { panes: [dev/a, dev/w] }, plain: {} }';
    expect(desiredOf(spec(pools)).pools).toEqual([
      { name: 'builds', concurrency: 2, panes: [] },
      { name: 'workers', concurrency: null, panes: ['dev/a', 'dev/w-1', 'dev/w-2'] },
      { name: 'plain', concurrency: null, panes: [] },
    ]);
    expect(desiredOf(spec('{}')).pools).toBeUndefined();
  });

  it('are no part of what is compared: a plan does not change with them', () => {
    expect(desiredOf(spec('{ x: { concurrency: 2 } }')).specDigest).toBe(desiredOf(spec('{}')).specDigest);
  });

  const rows: readonly (readonly [string, string, string, string])[] = [
    ['no such pane', '{ x: { panes: [dev/nope] } }', 'WZP1519', 'dev/nope'],
    ['a pane with a program of its own', '{ x: { panes: [dev/b] } }', 'WZP1519', 'dev/b'],
    ['a name that is none', '{ "x:y": {} }', 'WZP1519', '"x:y"'],
    ['nothing at once', '{ x: { concurrency: 0 } }', 'WZP1202', '0'],
    ['a key that is not known', '{ x: { size: 2 } }', 'WZP1201', 'size'],
  ];
  it.each(rows)('%s is found', (_title, pools, code, place) => {
    const text = spec(pools);
    const findings = findingsOf(text);
    expect(findings.map((finding) => marked(finding, text))).toEqual([`${code} ${place}`]);
  });
});
