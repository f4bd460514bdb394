import { describe, expect, it } from 'vitest';
import { comparedFields, paneKeys } from '../../src/spec/generated/fields.ts';
import { desiredOf, oneTab, paneOf } from './scene.ts';

const pane = (body: string, top = '', scene = {}) =>
  paneOf(desiredOf(oneTab({ a: body, b: '{}' }, top), scene), 'dev/a');

describe('what a spec asks for', () => {
  it('project, workspaces, tabs and panes with their addresses, in the order of the spec', () => {
    const desired = desiredOf(`version: 1
workspaces:
  dev:
    tabs:
      - { name: code, layout: { row: [b, { column: [c, { pane: a, size: 12 }], size: 40% }] } }
      - { name: logs, window: second, layout: { pane: d, run: tail -f x } }
    panes: { a: {}, b: {}, c: {} }
  ops: { tabs: [{ name: t, layout: { pane: a } }], panes: { a: {} }, backend: tmux }
`);
    expect(desired.project).toMatchObject({
      name: 'shop',
      root: '/home/ada/shop',
      file: 'wezterm-parallel.yaml',
    });
    expect(desired.project.key).toMatch(/^shop-[0-9a-f]{8}$/);
    expect(desired.specDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(desired.workspaces.map(({ name, backend }) => [name, backend])).toEqual([
      ['dev', undefined],
      ['ops', 'tmux'],
    ]);
    const [dev] = desired.workspaces;
    expect(dev?.panes.map(({ address, tab }) => [address, tab])).toEqual([
      ['dev/b', 'dev:code'],
      ['dev/c', 'dev:code'],
      ['dev/a', 'dev:code'],
      ['dev/d', 'dev:logs'],
    ]);
    expect(dev?.tabs.map(({ address, window }) => [address, window])).toEqual([
      ['dev:code', ''],
      ['dev:logs', 'second'],
    ]);
    expect(dev?.tabs[0]?.layout).toEqual({
      kind: 'split',
      axis: 'row',
      children: [
        { kind: 'leaf', key: 'dev/b' },
        {
          kind: 'split',
          axis: 'column',
          share: { unit: 'percent', value: 40 },
          children: [
            { kind: 'leaf', key: 'dev/c' },
            { kind: 'leaf', key: 'dev/a', share: { unit: 'cells', value: 12 } },
          ],
        },
      ],
    });
    expect(dev?.panes[0]?.place).toMatchObject({ file: 'wezterm-parallel.yaml', line: 7 });
  });

  it('defaults', () => {
    expect(pane('{}')).toMatchObject({
      process: { kind: 'shell' },
      shell: '/bin/zsh',
      cwd: { value: '/home/ada/shop', shown: '/home/ada/shop' },
      title: null,
      focus: false,
      zoom: false,
      stop: { signal: 'SIGHUP', timeoutMs: 10_000 },
      onExit: 'hold',
      ignoreChanges: [],
    });
    expect(pane('{ run: x }')).toMatchObject({
      shell: '/bin/sh',
      stop: { signal: 'SIGTERM', timeoutMs: 10_000 },
    });
    expect(pane('{ type: x }')).toMatchObject({ shell: '/bin/zsh', stop: { signal: 'SIGHUP' } });
    expect(pane('', '')).toMatchObject({ process: { kind: 'shell' } });
  });

  it('what it says', () => {
    expect(
      pane(
        '{ run: [a, "b c"], shell: ~/bin/fish, title: "API: 1", focus: true, zoom: true, stop: { signal: INT, timeout: 1m30s }, on_exit: close, ignore_changes: [env_file, title, env] }',
      ),
    ).toMatchObject({
      process: { kind: 'argv', argv: [{ value: 'a' }, { value: 'b c' }] },
      shell: '/home/ada/bin/fish',
      title: { value: 'API: 1' },
      focus: true,
      zoom: true,
      stop: { signal: 'SIGINT', timeoutMs: 90_000 },
      onExit: 'close',
      ignoreChanges: ['env', 'title'],
    });
  });

  it('the environment: later layers win', () => {
    const layers = `version: 1
env_file: [one.env, two.env]
env: { B: top, C: top, D: top, E: top, F: top, G: top }
workspaces:
  dev:
    env_file: ws.env
    env: { D: workspace, E: workspace, F: workspace, G: workspace }
    tabs: [{ name: t, layout: { pane: a }, env: { E: tab, F: tab, G: tab } }]
    panes: { a: { env_file: [pane.env], env: { G: pane } } }
`;
    const file = (name: string, letters: string) => [
      `/home/ada/shop/${name}.env`,
      Array.from(letters)
        .map((letter) => `${letter}=${name}\n`)
        .join(''),
    ];
    const envFiles = Object.fromEntries([
      file('one', 'ABZ'),
      file('two', 'ZB'),
      file('ws', 'CDE'),
      file('pane', 'FG'),
    ]);
    const { env } = paneOf(desiredOf(layers, { envFiles }), 'dev/a');
    expect(Object.fromEntries([...env].map(([name, { value }]) => [name, value]))).toEqual({
      A: 'one',
      Z: 'two',
      B: 'top',
      C: 'ws',
      D: 'workspace',
      E: 'tab',
      F: 'pane',
      G: 'pane',
    });
  });

  it('values as they were written', () => {
    const { env } = pane('{ env: { A: 1.10, B: 0x1F, C: true, D: "", E: no, F: 007, G: "{{name}}" } }');
    expect(Object.fromEntries([...env].map(([name, { value }]) => [name, value]))).toEqual({
      A: '1.10',
      B: '0x1F',
      C: 'true',
      D: '',
      E: 'no',
      F: '007',
      G: 'a',
    });
  });

  it('each working directory is relative to the one above it', () => {
    const spec = (cwd: string) => `version: 1
workspaces:
  dev:
    cwd: services
    tabs: [{ name: t, layout: { pane: a }, cwd: web }]
    panes: { a: { cwd: ${cwd} } }
`;
    const cwd = (text: string) => paneOf(desiredOf(spec(text)), 'dev/a').cwd.value;
    expect(cwd('src')).toBe('/home/ada/shop/services/web/src');
    expect(cwd('../..')).toBe('/home/ada/shop');
    expect(cwd('/srv')).toBe('/srv');
    expect(cwd('~')).toBe('/home/ada');
    expect(cwd('~/x')).toBe('/home/ada/x');
  });

  it('a personal shell is not a difference', () => {
    const scene = oneTab({ a: '{}' });
    expect(paneOf(desiredOf(scene), 'dev/a').fields['shell']).toMatchObject({ shown: null });
  });

  it.each([
    ['spaces and "quotes"', true],
    ["it's", true],
    ['$HOME', true],
    ['a.b', true],
    ['日本語 🐘', true],
    ['שלום', true],
    ['👩‍💻', true],
    ['a/b', false],
    ['a:b', false],
    ['a\nb', false],
    ['a\u202eb', false],
    ['', false],
    [' a', false],
    ['x'.repeat(300), false],
    ['..', false],
    ['a\u200bb', false],
  ])('a pane may be called %j: %s', (name, allowed) => {
    const spec = JSON.stringify({
      version: 1,
      workspaces: { dev: { tabs: [{ name: 't', layout: { pane: name } }], panes: { [name]: {} } } },
    });
    if (allowed) expect(desiredOf(spec).workspaces[0]?.panes[0]?.address).toBe(`dev/${name}`);
    else expect(() => desiredOf(spec)).toThrow(/WZP1501|WZP1205/);
  });

  it('a folder with an odd name gives a usable project name', () => {
    expect(
      desiredOf(oneTab({ a: '{}' }).replace('name: shop\n', ''), { root: '/srv/a:b/c\u202ed' }).project.name,
    ).toBe('c-d');
  });
});

describe('compared fields', () => {
  // One change for each key that the schema says is compared.
  const changes: Record<string, [string, string]> = {
    run: ['{ run: a }', '{ run: b }'],
    type: ['{ type: a }', '{ type: b }'],
    shell: ['{ run: a, shell: bash }', '{ run: a, shell: dash }'],
    cwd: ['{ cwd: a }', '{ cwd: b }'],
    env: ['{ env: { A: 1 } }', '{ env: { A: 2 } }'],
    env_file: ['{ env_file: a.env }', '{ env_file: b.env }'],
    title: ['{ title: a }', '{ title: b }'],
    focus: ['{}', '{ focus: true }'],
    zoom: ['{}', '{ zoom: true }'],
    stop: ['{ stop: { timeout: 1s } }', '{ stop: { timeout: 2s } }'],
    on_exit: ['{}', '{ on_exit: close }'],
    restart: ['{ restart: always }', '{ restart: { policy: always, backoff: 2s } }'],
    depends_on: ['{}', '{ depends_on: [b] }'],
    ready: ['{ ready: { tcp: 80 } }', '{ ready: { tcp: 81 } }'],
    schedule: ['{ run: x, schedule: "@daily" }', '{ run: x, schedule: { every: 1h } }'],
    watch: ['{ watch: src }', '{ watch: [src, "!src/x"] }'],
    health: ['{ health: { tcp: 80 } }', '{ health: { tcp: 80, retries: 1 } }'],
    start: ['{}', '{ start: manual }'],
    limits: ['{ limits: { memory: 1GiB } }', '{ limits: { memory: 1GiB, action: stop } }'],
    log: ['{ log: a.log }', '{ log: { file: a.log, max_age: 1h } }'],
  };
  const scene = { envFiles: { '/home/ada/shop/a.env': 'A=1', '/home/ada/shop/b.env': 'A=2' } };
  const supported = Object.entries(paneKeys).filter(([, row]) => row.supported && row.comparedAs !== null);

  it.each(supported)('a change of %s shows in its field and in no other', (key, { comparedAs, effect }) => {
    const [before, after] = changes[key] ?? [];
    if (before === undefined || after === undefined) throw new Error(`no change for ${key}: add one`);
    const [one, two] = [pane(before, '', scene), pane(after, '', scene)];
    expect(Object.keys(one.fields)).toEqual([...comparedFields]);
    const different = comparedFields.filter(
      (field) => one.fields[field]?.digest !== two.fields[field]?.digest,
    );
    expect(different).toEqual([comparedAs]);
    const isSecretOnly = key === 'env_file';
    expect(one.publicDigest !== two.publicDigest).toBe(
      !isSecretOnly && (effect === 'restart' || effect === 'replace'),
    );
    if (!isSecretOnly)
      expect(desiredOf(oneTab({ a: before, b: '{}' })).specDigest).not.toBe(
        desiredOf(oneTab({ a: after, b: '{}' })).specDigest,
      );
  });

  it('the order of variables and a move in the file are no difference', () => {
    const one = desiredOf(oneTab({ a: '{ env: { A: 1, B: 2 } }' }));
    const two = desiredOf(`# a comment\n${oneTab({ a: '{ env: { B: 2, A: 1 } }' })}`);
    expect(two.specDigest).toBe(one.specDigest);
    expect(paneOf(two, 'dev/a').publicDigest).toBe(paneOf(one, 'dev/a').publicDigest);
  });
});
