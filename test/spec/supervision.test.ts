/** How a process is kept up, when it starts and how it ends, as the spec says it. */
import { describe, expect, it } from 'vitest';
import { leavesOf } from '../../src/layout/placed.ts';
import { desiredOf, findingsOf, oneTab, paneOf } from './scene.ts';

const pane = (body: string, scene = {}) =>
  paneOf(desiredOf(oneTab({ a: body, b: '{ run: x, ready: { tcp: 80 } }' }), scene), 'dev/a');
const complaints = (panes: Record<string, string>, scene = {}) =>
  findingsOf(oneTab(panes), scene).map(({ code, message }) => `${code} ${message}`);

describe('restart', () => {
  it.each([
    ['{}', { policy: 'no', backoffMs: 1000, maxBackoffMs: 30_000, maxRestarts: null, windowMs: null }],
    ['{ restart: always }', { policy: 'always', backoffMs: 1000, maxBackoffMs: 30_000, maxRestarts: null }],
    ['{ restart: { policy: unless-stopped } }', { policy: 'unless-stopped' }],
    [
      '{ restart: { policy: on-failure, backoff: 200ms, max_backoff: 2s, max_restarts: 4, window: 1m } }',
      { policy: 'on-failure', backoffMs: 200, maxBackoffMs: 2000, maxRestarts: 4, windowMs: 60_000 },
    ],
    ['{ restart: { policy: always, backoff: 2m } }', { backoffMs: 120_000, maxBackoffMs: 120_000 }],
    ['{ restart: { policy: always, max_restarts: "${N:-7}" } }', { maxRestarts: 7 }],
  ])('%s', (body, expected) => {
    expect(pane(body).supervision.restart).toMatchObject(expected);
  });
});

describe('ready and its question', () => {
  it.each([
    [
      'http: "http://127.0.0.1:3000/health"',
      { kind: 'http', url: { value: 'http://127.0.0.1:3000/health' } },
    ],
    ['tcp: 5432', { kind: 'tcp', host: 'localhost', port: 5432 }],
    ['tcp: "db:5432"', { kind: 'tcp', host: 'db', port: 5432 }],
    ['tcp: "[::1]:5432"', { kind: 'tcp', host: '::1', port: 5432 }],
    [
      'exec: [test, -e, "a b"]',
      { kind: 'exec', command: { argv: [{ value: 'test' }, {}, { value: 'a b' }], input: null } },
    ],
    [
      'exec: test -e x',
      { kind: 'exec', command: { argv: [{ value: '/bin/sh' }], input: { value: 'test -e x' } } },
    ],
    ['log_line: "listening (on"', { kind: 'log_line', pattern: { value: 'listening (on' } }],
  ])('%s', (question, expected) => {
    expect(pane(`{ ready: { ${question} } }`).supervision.ready).toMatchObject({
      question: expected,
      intervalMs: 500,
      timeoutMs: 60_000,
      retries: null,
      startPeriodMs: 0,
    });
  });

  it('how often and how long', () => {
    const body = '{ ready: { tcp: 80, interval: 100ms, timeout: 3s, retries: 4, start_period: 1s } }';
    expect(pane(body).supervision.ready).toMatchObject({
      intervalMs: 100,
      timeoutMs: 3000,
      retries: 4,
      startPeriodMs: 1000,
    });
  });

  it('a value of the environment is asked for, and shown by its name', () => {
    const { supervision, fields } = pane('{ ready: { http: "http://h/${TOKEN}", interval: 1s } }', {
      env: { TOKEN: 's3cret' },
    });
    expect(supervision.ready?.question).toMatchObject({ url: { value: 'http://h/s3cret' } });
    expect(JSON.stringify(fields['ready']?.shown)).toContain('(from $TOKEN)');
    expect(JSON.stringify(fields)).not.toContain('s3cret');
  });

  it.each([
    ['{ ready: { interval: 1s } }', /WZP1203 .*asks nothing/],
    ['{ ready: { tcp: 80, log_line: x } }', /WZP1208 .*tcp and log_line|WZP1208 .*log_line and tcp/],
    ['{ ready: { http: "127.0.0.1:80" } }', /WZP1205 http: .* is not an address/],
    ['{ ready: { tcp: "${P:-99999}" } }', /WZP1205 tcp: .* is not a port/],
  ])('%s is refused', (body, expected) => {
    expect(complaints({ a: body })).toEqual([expect.stringMatching(expected)]);
  });
});

describe('stop', () => {
  it('keys or a command come instead of a signal', () => {
    expect(pane('{ run: x, stop: { keys: [C-c, q] } }').stop).toEqual({
      signal: null,
      timeoutMs: 10_000,
      command: null,
      keys: ['C-c', 'q'],
    });
    expect(pane('{ run: x, stop: { command: make stop, timeout: 3s } }').stop).toMatchObject({
      signal: null,
      timeoutMs: 3000,
      command: { argv: [{ value: '/bin/sh' }], input: { value: 'make stop' } },
      keys: [],
    });
  });

  it('a signal that is named comes after them', () => {
    expect(pane('{ run: x, stop: { keys: q, signal: INT } }').stop).toMatchObject({
      signal: 'SIGINT',
      keys: ['q'],
    });
  });
});

describe('depends_on', () => {
  const dependsOn = (body: string) => Object.fromEntries(pane(body).supervision.dependsOn);

  it('a list waits for the start, a mapping for what it says', () => {
    expect(dependsOn('{ depends_on: [b] }')).toEqual({ 'dev/b': 'started' });
    expect(dependsOn('{ depends_on: { b: ready } }')).toEqual({ 'dev/b': 'ready' });
    expect(dependsOn('{ depends_on: ["dev/{{workspace}}"] }'.replace('dev/{{workspace}}', 'dev/b'))).toEqual({
      'dev/b': 'started',
    });
    expect(pane('{ depends_on: { b: ready } }').fields['depends_on']?.shown).toEqual({ 'dev/b': 'ready' });
  });

  it('names may have parameters in them, and panes of other workspaces be meant', () => {
    const desired = desiredOf(`version: 1
workspaces:
  ops: { tabs: [{ name: t, layout: { pane: db } }], panes: { db: {} } }
  dev:
    tabs: [{ name: t, layout: { row: [a, dev-b] } }]
    panes: { a: { depends_on: ["{{workspace}}-b", ops/db] }, dev-b: {} }
`);
    expect([...paneOf(desired, 'dev/a').supervision.dependsOn.keys()]).toEqual(['dev/dev-b', 'ops/db']);
  });

  it('the name of a pane with replicas means all of them', () => {
    const desired = desiredOf(oneTab({ a: '{ depends_on: { w: started } }', w: '{ replicas: 3 }' }));
    expect([...paneOf(desired, 'dev/a').supervision.dependsOn.keys()]).toEqual([
      'dev/w-1',
      'dev/w-2',
      'dev/w-3',
    ]);
  });

  it('one replica may be meant', () => {
    const desired = desiredOf(oneTab({ a: '{ depends_on: [w-2] }', w: '{ replicas: 2 }' }));
    expect([...paneOf(desired, 'dev/a').supervision.dependsOn.keys()]).toEqual(['dev/w-2']);
  });

  it('a pane that is in no layout never starts', () => {
    const text = oneTab({ a: '{ depends_on: [c] }' }).replace('      a:', '      c: {}\n      a:');
    expect(findingsOf(text).map(({ code }) => code)).toEqual(['WZP1506', 'WZP1601']);
  });

  it('replicas that wait for their own group are a circle', () => {
    expect(complaints({ w: '{ replicas: 2, depends_on: [w] }' })[0]).toMatch(/WZP1602/);
  });
});

describe('replicas', () => {
  const spec = (tab: string, count = 2) => `version: 1
workspaces:
  dev:
    tabs: [{ name: t, ${tab} }]
    panes: { w: { run: "echo {{name}} {{index}}", replicas: ${count}, focus: true }, a: {}, b: {}, c: {} }
`;
  const made = (tab: string, count = 2) => desiredOf(spec(tab, count)).workspaces[0];

  it('each has its name and its number', () => {
    const panes = made('layout: { row: [a, w, b, c] }')?.panes.filter(({ name }) => name.startsWith('w'));
    expect(panes?.map(({ address, process, focus }) => [address, process, focus])).toEqual([
      ['dev/w-1', { kind: 'text', text: { value: 'echo w-1 1', shown: 'echo w-1 1' } }, true],
      ['dev/w-2', { kind: 'text', text: { value: 'echo w-2 2', shown: 'echo w-2 2' } }, false],
    ]);
  });

  it('they share the place of their pane, across the direction around it', () => {
    const [tab] = made('layout: { row: [a, { pane: w, size: 40% }, { column: [b, c] }] }')?.tabs ?? [];
    expect(tab?.layout).toMatchObject({
      axis: 'row',
      children: [
        { key: 'dev/a' },
        {
          kind: 'split',
          axis: 'column',
          share: { unit: 'percent', value: 40 },
          children: [{ key: 'dev/w-1' }, { key: 'dev/w-2' }],
        },
        { axis: 'column' },
      ],
    });
    const [alone] = made('layout: { pane: w }', 3)?.tabs ?? [];
    expect(alone?.layout).toMatchObject({ kind: 'split', axis: 'row' });
  });

  it('one replica is a pane with a number', () => {
    const [tab] = made('layout: { row: [a, { pane: w, size: 30 }, b, c] }', 1)?.tabs ?? [];
    expect(leavesOf(tab?.layout ?? { kind: 'leaf', key: '' })).toEqual([
      'dev/a',
      'dev/w-1',
      'dev/b',
      'dev/c',
    ]);
  });

  it('a layout for any number gives each a place of its own, one with positions a shared one', () => {
    const [grid] = made('layout: grid, panes: [a, w]', 3)?.tabs ?? [];
    expect(leavesOf(grid?.layout ?? { kind: 'leaf', key: '' })).toEqual([
      'dev/a',
      'dev/w-1',
      'dev/w-2',
      'dev/w-3',
    ]);
    expect(grid?.layout).toMatchObject({ children: [{ kind: 'split' }, { kind: 'split' }] });
    const [four] =
      made('layout: four_pane_grid, panes: [a, { pane: w, position: top-right }, b, c]')?.tabs ?? [];
    expect(leavesOf(four?.layout ?? { kind: 'leaf', key: '' })).toEqual([
      'dev/a',
      'dev/w-1',
      'dev/w-2',
      'dev/b',
      'dev/c',
    ]);
  });

  it.each([
    [{ a: '{ replicas: 2 }', 'a-2': '{}' }, /WZP1507 two panes would be called "a-2"/],
    [{ a: '{ replicas: 101 }' }, /WZP1205 101 replicas/],
    [{ a: '{ replicas: "${N:-x}" }' }, /WZP1202 replicas: "x" is not a whole number/],
  ])('%j is refused', (panes, expected) => {
    expect(complaints(panes as Record<string, string>)).toContainEqual(expect.stringMatching(expected));
  });
});

describe('start', () => {
  it('by hand only, when the spec says so', () => {
    expect(pane('{}').supervision.start).toBe('auto');
    expect(pane('{ start: manual }').supervision.start).toBe('manual');
  });
});
