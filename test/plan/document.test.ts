import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan/document.ts';
import { observedDigest, planDigest } from '../../src/plan/digest.ts';
import type { Plan } from '../../src/plan/model.ts';
import { reasonWords } from '../../src/plan/reasons.ts';
import { symbols } from '../../src/plan/symbols.ts';
import type { Desired } from '../../src/spec/desired.ts';
import { appliedWorld, planIn } from '../support/planning.ts';
import { desiredOf, field, projectKey } from '../support/worlds.ts';
import { TestWorld } from '../support/test-world.ts';

interface Schema {
  readonly $defs: {
    readonly reason: { readonly enum: readonly string[] };
    readonly change: { readonly properties: { readonly action: { readonly enum: readonly string[] } } };
  };
}
const schema = JSON.parse(
  readFileSync(new URL('../../schemas/plan.schema.json', import.meta.url), 'utf8'),
) as Schema;
const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
  formats: { 'date-time': true },
});
const validate = ajv.compile(schema);
const facts = { wzpVersion: '0.1.0', createdAt: '2026-11-21T10:00:00.000Z' };

/** As a reader gets it. */
const documentOf = (made: Plan): Record<string, unknown> =>
  JSON.parse(JSON.stringify(planDocument(made, facts))) as Record<string, unknown>;
const expectValid = (made: Plan): void => {
  validate(documentOf(made));
  expect(validate.errors ?? []).toEqual([]);
};

const code = 'row(editor 60%, column(api, tests 12))';
const desired = desiredOf({ dev: { code, more: 'log' } });
const disturbed = (): TestWorld => {
  const world = appliedWorld(desired);
  world.split(world.find('dev/editor').pane.id, 'row');
  world.kill(world.find('dev/log').pane.id);
  world.fares('dev/tests', { kind: 'exited', exit: { code: 3, at: 5 } });
  world.breakOut(world.find('dev/api').pane.id);
  return world;
};

describe('the document', () => {
  it('has the form of the contract', () => {
    const made = planIn(
      appliedWorld(desired),
      desiredOf({ dev: { code, more: 'log' } }, { 'dev/api': { fields: { run: field('new') } } }),
    );
    const document = documentOf(made);
    expectValid(made);
    expect(Object.keys(document)).toEqual([
      'format_version',
      'wzp_version',
      'project',
      'backend',
      'server',
      'spec_digest',
      'created_at',
      'applyable',
      'summary',
      'changes',
      'drift',
      'unmanaged',
      'layouts',
      'diagnostics',
    ]);
    expect(document).toMatchObject({
      format_version: '1.0',
      wzp_version: '0.1.0',
      project: 'shop',
      backend: 'tmux',
      server: { id: '/run/server', incarnation: 'i1' },
      applyable: true,
      summary: { create: 0, update: 0, move: 0, restart: 1, replace: 0, delete: 0, no_op: 3, stops: 1 },
    });
    expect(
      (document['changes'] as { address: string }[]).find((change) => change.address === 'dev/api'),
    ).toEqual({
      address: 'dev/api',
      kind: 'pane',
      action: 'restart',
      reason: 'command_changed',
      stops_process: true,
      before: {
        tab: 'dev:code',
        pane_id: expect.stringMatching(/^%/u),
        state: 'running',
        exit_code: null,
        since: 1_000_000,
        settings: expect.objectContaining({ run: 'run api' }),
      },
      after: { tab: 'dev:code', settings: expect.objectContaining({ run: 'new' }) },
      fields: [{ field: 'run', before: 'run api', after: 'new' }],
    });
  });

  it('draws layouts as trees', () => {
    const made = planIn(new TestWorld(), desiredOf({ dev: { code: 'row(a 60%, column(b, c))' } }));
    expect(documentOf(made)['layouts']).toEqual([
      {
        address: 'dev:code',
        before: null,
        after: {
          row: [
            { pane: 'dev/a', left: 0, top: 0, cols: 119, rows: 50 },
            {
              column: [
                { pane: 'dev/b', left: 120, top: 0, cols: 80, rows: 25 },
                { pane: 'dev/c', left: 120, top: 26, cols: 80, rows: 24 },
              ],
            },
          ],
        },
        moved: [],
      },
    ]);
  });

  it.each<[string, () => Plan]>([
    ['a first plan', () => planIn(new TestWorld(), desired)],
    ['no changes', () => planIn(appliedWorld(desired), desired)],
    ['drift of every kind', () => planIn(disturbed(), desired)],
    ['a destroy', () => planIn(disturbed(), desired, { mode: 'destroy' })],
    ['errors', () => planIn(new TestWorld(), desired, { size: { cols: 3, rows: 3 }, target: ['dve'] })],
    ['replacements', () => planIn(appliedWorld(desired), desired, { replace: ['dev'] })],
    [
      'other tabs',
      () =>
        planIn(
          appliedWorld(desired, 'wezterm'),
          desiredOf({ dev: { more: 'log', code: 'row(tests, api)', fresh: 'x' } }),
        ),
    ],
  ])('is valid for %s', (_, make) => expectValid(make()));

  it('the schema knows the same actions and reasons as the planner', () => {
    expect([...schema.$defs.reason.enum].sort()).toEqual(Object.keys(reasonWords).sort());
    expect([...schema.$defs.change.properties.action.enum].sort()).toEqual(Object.keys(symbols).sort());
  });

  it('every reason and action is defined on its page', () => {
    const page = readFileSync(new URL('../../docs/plan.md', import.meta.url), 'utf8');
    const terms = [...page.matchAll(/^\| `([a-z_-]+)` *\|/gmu)].map((match) => match[1]);
    expect(new Set(terms)).toEqual(new Set([...Object.keys(reasonWords), ...Object.keys(symbols)]));
  });

  it('never contains a value that came from the environment', () => {
    const secret = (value: string): Desired =>
      desiredOf(
        { dev: { code } },
        { 'dev/api': { fields: { env: field({ TOKEN: value }, { TOKEN: '(from $TOKEN)' }) } } },
      );
    fc.assert(
      fc.property(fc.string({ minLength: 8, unit: fc.constantFrom('a', 'b', 'c', 'd') }), (value) => {
        const world = appliedWorld(secret(value));
        const made = planIn(world, secret(`${value}!`));
        expect(JSON.stringify(documentOf(made))).not.toContain(value);
      }),
      { numRuns: 10 },
    );
  });
});

describe('the digest of a plan', () => {
  it('is that of the same plan made again', () => {
    const world = disturbed();
    expect(planDigest(planIn(world, desired))).toBe(planDigest(planIn(world, desired)));
    expect(planDigest(planIn(world, desired))).toMatch(/^sha256:[0-9a-f]{64}$/u);
  });

  it.each<[string, (world: TestWorld) => void]>([
    ['a pane was closed', (world) => world.kill(world.find('dev/log').pane.id)],
    ['a process ended', (world) => world.fares('dev/log', { kind: 'exited', exit: { code: 1, at: 1 } })],
    ['a pane was moved', (world) => void world.breakOut(world.find('dev/tests').pane.id)],
    ['the server was started anew', (world) => world.restartServer()],
  ])('differs when %s', (_, happens) => {
    const edited = desiredOf(
      { dev: { code, more: 'log' } },
      { 'dev/api': { fields: { run: field('new') } } },
    );
    const world = appliedWorld(desired);
    const before = planDigest(planIn(world, edited));
    happens(world);
    expect(planDigest(planIn(world, edited))).not.toBe(before);
  });

  it('differs when another secret would be used, though it looks the same', () => {
    const secret = (value: string): Desired =>
      desiredOf(
        { dev: { code } },
        { 'dev/api': { fields: { env: field({ A: value }, { A: '(from $A)' }) } } },
      );
    const digest = (value: string): string => planDigest(planIn(new TestWorld(), secret(value)));
    expect(digest('one')).toBe(digest('one'));
    expect(digest('one')).not.toBe(digest('two'));
  });

  it('does not mind what a person looks at, or how large the window is', () => {
    const edited = desiredOf(
      { dev: { code, more: 'log' } },
      { 'dev/api': { fields: { run: field('new') } } },
    );
    const world = appliedWorld(desired);
    const before = planDigest(planIn(world, edited));
    const { pane, tab } = world.find('dev/log');
    world.alter(pane.id, { title: 'vim', cwd: '/tmp', active: true });
    tab.size = { cols: 100, rows: 30 };
    world.arrange(tab, { kind: 'leaf', key: pane.id, rect: { left: 0, top: 0, cols: 100, rows: 30 } });
    expect(planDigest(planIn(world, edited))).toBe(before);
  });
});

describe('the digest of what was observed', () => {
  const digest = (world: TestWorld): string => observedDigest(world.observed, projectKey, new Set(['dev']));

  it('does not mind what happens elsewhere, nor titles of panes', () => {
    const world = appliedWorld(desired);
    const before = digest(world);
    world.foreignTab('elsewhere');
    world.alter(world.find('dev/log').pane.id, { title: 'vim', cwd: '/tmp', active: true });
    expect(digest(world)).toBe(before);
  });

  it.each<[string, (world: TestWorld) => void]>([
    ['a pane was closed', (world) => world.kill(world.find('dev/log').pane.id)],
    ['a pane was added', (world) => void world.split(world.find('dev/log').pane.id, 'row')],
    ['somebody opened a tab in the workspace', (world) => void world.foreignTab('dev')],
    ['a runner was replaced', (world) => world.alter(world.find('dev/log').pane.id, { pid: 77 })],
  ])('differs when %s', (_, happens) => {
    const world = appliedWorld(desired);
    const before = digest(world);
    happens(world);
    expect(digest(world)).not.toBe(before);
  });
});
