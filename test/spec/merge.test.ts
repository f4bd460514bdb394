import { describe, expect, it } from 'vitest';
import { desiredOf, findingsOf, marked, oneTab, paneOf } from './scene.ts';

const base = oneTab({
  api: '{ run: npm start, env: { A: 1, B: 1 }, stop: { signal: SIGINT, timeout: 5s } }',
  db: '{ run: [pg, -v] }',
});
const over = (text: string) => desiredOf(base, { over: [text] });
const values = (address: string, desired = over('')) =>
  Object.fromEntries([...paneOf(desired, address).env].map(([name, { value }]) => [name, value]));

describe('several files', () => {
  it('mappings are merged key by key', () => {
    const desired = over(
      'workspaces: { dev: { panes: { api: { env: { B: 2, C: 3 }, stop: { timeout: 1s } } } } }',
    );
    expect(values('dev/api', desired)).toEqual({ A: '1', B: '2', C: '3' });
    expect(paneOf(desired, 'dev/api')).toMatchObject({
      process: { text: { value: 'npm start' } },
      stop: { signal: 'SIGINT', timeoutMs: 1000 },
    });
  });

  it('lists and single values are replaced', () => {
    expect(
      paneOf(over('workspaces: { dev: { panes: { db: { run: [pg] } } } }'), 'dev/db').process,
    ).toMatchObject({ argv: [{ value: 'pg' }] });
  });

  it('another kind of process drives out the first', () => {
    expect(
      paneOf(over('workspaces: { dev: { panes: { api: { type: npm start } } } }'), 'dev/api').process,
    ).toMatchObject({ kind: 'type' });
  });

  it('the last file wins', () => {
    const pane = (name: string) => `workspaces: { dev: { panes: { api: { run: ${name} } } } }`;
    expect(paneOf(desiredOf(base, { over: [pane('one'), pane('two')] }), 'dev/api').process).toMatchObject({
      text: { value: 'two' },
    });
  });

  it('a new layout with panes in place; what only the old one defined is gone', () => {
    const inPlace = base
      .replace('[api, db]', '[{ pane: api, run: old }, { pane: tests, run: t }, db]')
      .replace(/ {6}api:.*\n/, '');
    const desired = desiredOf(inPlace, {
      over: [
        'workspaces: { dev: { tabs: [{ name: code, layout: { column: [db, { pane: api, env: { X: 1 } }] } }] } }',
      ],
    });
    expect(desired.workspaces[0]?.panes.map(({ address }) => address)).toEqual(['dev/db', 'dev/api']);
    expect(paneOf(desired, 'dev/api')).toMatchObject({ process: { text: { value: 'old' } } });
    expect(values('dev/api', desired)).toEqual({ X: '1' });
  });

  it('a mistake is found in the file that has it', () => {
    const wrong = 'workspaces:\n  dev:\n    panes: { api: { rum: x } }\n';
    const [finding] = findingsOf(base, { over: [wrong] });
    expect(finding).toMatchObject({ code: 'WZP1201', place: { file: 'over-0.yaml', line: 3 } });
  });

  it('an empty override is fine, an override that is a list is not', () => {
    expect(findingsOf(base, { over: ['# nothing yet\n'] })).toEqual([]);
    expect(findingsOf(base, { over: ['- x\n'] }).map(({ code }) => code)).toEqual(['WZP1106']);
  });
});

describe('templates', () => {
  const template = `description: a service
params:
  port: { type: integer, default: 3000 }
  name_: { default: web }
tabs:
  - { name: "{{name_}}", layout: { row: [{ pane: server, run: "serve {{port}}", env: { PORT: "{{port}}", WHO: "{{project}}/{{workspace}}/{{name}}" } }, log] } }
panes: { log: { run: tail } }
`;
  const use = (text: string) => `version: 1\nname: shop\nworkspaces:\n  ops: ${text}\n`;
  const made = (text: string) => desiredOf(use(text), { templates: { svc: template } });

  it('parameters with defaults, and the built-in names', () => {
    const desired = made('{ template: svc }');
    expect(desired.workspaces[0]?.tabs[0]?.address).toBe('ops:web');
    expect(paneOf(desired, 'ops/server').process).toMatchObject({ text: { value: 'serve 3000' } });
    expect(values('ops/server', desired)).toEqual({ PORT: '3000', WHO: 'shop/ops/server' });
  });

  it('values and local changes', () => {
    const desired = made(
      '{ template: svc, with: { port: 8080, name_: site }, panes: { server: { env: { DEBUG: "1", PORT: "{{port}}0" } }, log: { type: tail } } }',
    );
    expect(desired.workspaces[0]?.tabs[0]?.name).toBe('site');
    expect(values('ops/server', desired)).toMatchObject({ DEBUG: '1', PORT: '80800' });
    expect(paneOf(desired, 'ops/log').process).toMatchObject({ kind: 'type' });
  });

  it('local tabs replace those of the template', () => {
    const desired = made(
      '{ template: svc, tabs: [{ name: only, layout: { pane: server } }], panes: { log: { run: x } } }',
    );
    expect(desired.workspaces[0]?.tabs.map(({ name }) => name)).toEqual(['only']);
  });

  it('a template of the spec wins over a file of that name', () => {
    const own = `${use('{ template: svc }')}templates: { svc: { tabs: [{ name: own, layout: { pane: x } }], panes: { x: {} } } }\n`;
    expect(desiredOf(own, { templates: { svc: template } }).workspaces[0]?.tabs[0]?.name).toBe('own');
  });

  it('a mistake in a template file has its place there', () => {
    const broken = template.replace('tail', '[tail, 5]');
    const findings = findingsOf(use('{ template: svc }'), { templates: { svc: broken } });
    expect(findings).toMatchObject([{ code: 'WZP1202', place: { file: 'templates/svc.yaml', line: 7 } }]);
    expect(findings.map((finding) => marked(finding, broken))).toEqual(['WZP1202 5']);
  });

  it.each([
    ['integer', '8080', true],
    ['integer', '80.5', false],
    ['integer', 'http', false],
    ['number', '80.5', true],
    ['boolean', 'true', true],
    ['boolean', 'yes', false],
    ['string', '5', true],
  ])('a parameter of type %s takes %s: %s', (type, value, fits) => {
    const spec = `version: 1\nworkspaces: { ops: { template: t, with: { p: ${value} } } }\ntemplates: { t: { params: { p: { type: ${type} } }, tabs: [{ name: x, layout: { pane: a } }], panes: { a: { run: "x {{p}}" } } } }\n`;
    expect(findingsOf(spec).map(({ code }) => code)).toEqual(fits ? [] : ['WZP1404']);
  });
});

describe('named layouts', () => {
  const named = (layout: string, panes: string) => `version: 1
workspaces:
  dev:
    tabs: [{ name: t, layout: ${layout}, panes: ${panes} }]
    panes: { a: {}, b: {}, c: {}, d: {} }
`;
  const layoutOf = (text: string) => desiredOf(text).workspaces[0]?.tabs[0]?.layout;
  const leaf = (name: string) => ({ kind: 'leaf', key: `dev/${name}` });

  it('are filled in order', () => {
    expect(layoutOf(named('three_pane_horizontal', '[a, b, c]').replace(', d: {}', ''))).toEqual({
      kind: 'split',
      axis: 'row',
      children: [leaf('a'), leaf('b'), leaf('c')],
    });
  });

  it('and by position', () => {
    const placed = layoutOf(
      named('four_pane_grid', '[a, { pane: b, position: bottom-right }, { pane: c, position: top-left }, d]'),
    );
    expect(placed).toEqual(layoutOf(named('four_pane_grid', '[c, a, d, b]')));
  });

  it('with sizes and keys in place', () => {
    const text = named('even_row', '[{ pane: e, run: x, size: 30% }, a, b, c, d]');
    expect(layoutOf(text)).toMatchObject({
      children: [
        { key: 'dev/e', share: { unit: 'percent', value: 30 } },
        leaf('a'),
        leaf('b'),
        leaf('c'),
        leaf('d'),
      ],
    });
    expect(paneOf(desiredOf(text), 'dev/e').process).toMatchObject({ text: { value: 'x' } });
  });
});
