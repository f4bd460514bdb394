import { describe, expect, it } from 'vitest';
import { drawLayout } from '../../src/layout/picture.ts';
import type { Plan } from '../../src/plan/model.ts';
import { summaryLine } from '../../src/plan/summary.ts';
import { planText } from '../../src/plan/text.ts';
import type { TextStyle } from '../../src/plan/text.ts';
import { appliedWorld, planIn } from '../support/planning.ts';
import { desiredOf, field } from '../support/worlds.ts';
import { TestWorld } from '../support/test-world.ts';

const style: TextStyle = {
  now: 1_000_000 + 3 * 3_600_000,
  width: 100,
  verbose: false,
  paint: (_, text) => text,
  draw: (tree, { labels, moved, cols }) =>
    drawLayout(tree, {
      width: cols,
      maxHeight: 8,
      label: (key) => labels.get(key) ?? key,
      marked: moved,
      ascii: true,
    }),
};
const text = (made: Plan, other: Partial<TextStyle> = {}): string => planText(made, { ...style, ...other });

const code = 'row(editor 60%, column(api, tests 12))';
const desired = desiredOf({ dev: { code, more: 'log' } });

describe('the text of a plan', () => {
  it('says when there is nothing to do', () => {
    expect(text(planIn(appliedWorld(desired), desired))).toBe(
      'No changes. 4 panes match wezterm-parallel.yaml.',
    );
    const one = desiredOf({ dev: { main: 'x' } });
    expect(text(planIn(appliedWorld(one), one))).toBe('No changes. 1 pane matches wezterm-parallel.yaml.');
  });

  it('begins with what it stops, and ends with the sum', () => {
    const edited = desiredOf(
      { dev: { code, more: 'log' } },
      {
        'dev/api': {
          fields: {
            run: field('npm start'),
            env: field({ PORT: '3001', TOKEN: 'b' }, { PORT: '3001', TOKEN: '(from $TOKEN)' }),
          },
        },
      },
    );
    expect(text(planIn(appliedWorld(desired), edited))).toBe(
      [
        'stops 1 running process: dev/api (up 3 h)',
        '',
        '! dev/api  restart: its command changed, stops its process',
        '      run: run api → npm start',
        '      env.PORT: (none) → 3001',
        '      env.TOKEN: (none) → (from $TOKEN)',
        '',
        'Plan: 0 to create, 0 to move, 1 to restart, 0 to delete. 3 unchanged.',
      ].join('\n'),
    );
  });

  it('shows a tab that changes before and after', () => {
    const edited = desiredOf({ dev: { code: 'row(editor, column(api, log))' } });
    expect(text(planIn(appliedWorld(desired), edited), { width: 70 })).toMatchInlineSnapshot(`
      "stops 1 running process: dev/tests (up 3 h)

      ~ dev:code  tab, update: the layout in the spec changed
            layout: row(editor 60%, column(ap… → row(editor, column(api, l…
      > dev/log  move dev:more → dev:code: it belongs in another tab
      - dev/tests  delete: the spec does not have it, stops its process
      - dev:more  tab, delete: the spec does not have it

      dev:code before and after
      +------------------+------------+   +---------------+---------------+
      |editor            |api         |   |editor         |api            |
      |119x50            |80x37       |   |100x50         |99x25          |
      |                  |            |   |               |               |
      |                  +------------+   |               +---------------+
      |                  |- tests     |   |               |* > log        |
      |                  |80x12       |   |               |99x24          |
      +------------------+------------+   +---------------+---------------+

      Plan: 0 to create, 1 to move, 0 to restart, 1 to delete, 1 tab to change. 2 unchanged."
    `);
  });

  it('shows a new tab once', () => {
    expect(text(planIn(new TestWorld(), desiredOf({ dev: { main: 'row(a, b)' } })), { width: 40 }))
      .toMatchInlineSnapshot(`
      "stops no running process

      + dev  workspace, create: it is not there
      + dev:main  tab, create: it is not there
      + dev/a  create: it is not there
      + dev/b  create: it is not there

      dev:main new
      +-------------------+------------------+
      |+ a                |+ b               |
      |100x50             |99x50             |
      |                   |                  |
      |                   |                  |
      |                   |                  |
      |                   |                  |
      +-------------------+------------------+

      Plan: 2 to create, 0 to move, 0 to restart, 0 to delete. 0 unchanged."
    `);
  });

  it('tells drift and guests apart from changes', () => {
    const world = appliedWorld(desired);
    world.alter(world.split(world.find('dev/editor').pane.id, 'row'), { title: 'vim \u001b[2J notes' });
    world.fares('dev/api', { kind: 'exited', exit: { code: 3, at: 5 } });
    expect(text(planIn(world, desired))).toMatchInlineSnapshot(`
      "stops no running process

      ! dev/api  restart: its process ended

      changed outside wzp
        dev/api: its process exited with 3

      not managed, kept
        %15 in dev:code, vim \\u001b[2J notes

      Plan: 0 to create, 0 to move, 1 to restart, 0 to delete. 3 unchanged."
    `);
  });

  it('lists the unchanged when asked', () => {
    const made = planIn(appliedWorld(desired), desired);
    expect(text(made, { verbose: true }).split('\n').slice(0, 3)).toEqual([
      '  dev  workspace, unchanged',
      '  dev:code  tab, unchanged',
      '  dev/editor  unchanged',
    ]);
  });

  it('says that it cannot be applied', () => {
    const made = planIn(new TestWorld(), desired, { size: { cols: 4, rows: 4 } });
    expect(text(made).split('\n').slice(-3)).toEqual([
      'cannot be applied: 1 error',
      '',
      'Plan: 4 to create, 0 to move, 0 to restart, 0 to delete. 0 unchanged.',
    ]);
  });

  it('does not let a value act on the terminal or fill it', () => {
    const edited = desiredOf(
      { dev: { code, more: 'log' } },
      { 'dev/api': { fields: { run: field(`\u001b]0;x\u0007${'long '.repeat(100)}\u202e`) } } },
    );
    const lines = text(planIn(appliedWorld(desired), edited)).split('\n');
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/u);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
    expect(lines.find((line) => line.includes('run:'))).toMatch(
      /run: run api → \\u001b\]0;x\\u0007long .*…$/u,
    );
  });

  it('says that a secret changed without telling it', () => {
    const secret = (value: string) =>
      desiredOf(
        { dev: { code } },
        { 'dev/api': { fields: { env: field({ A: value }, { A: '(from $A)' }) } } },
      );
    expect(text(planIn(appliedWorld(secret('one')), secret('two')))).toContain(
      '      env: another value, which is not shown',
    );
  });

  it('paints what it is given to paint', () => {
    const made = planIn(new TestWorld(), desiredOf({ dev: { main: 'a' } }));
    const painted = text(made, { paint: (name, line) => `<${name}>${line}</>` });
    expect(painted).toContain('<add>+ dev/a  create: it is not there</>');
    expect(painted).toContain('<strong>stops no running process</>');
  });

  it.each([
    [1_000_000 + 42_000, '42 s'],
    [1_000_000 + 5 * 60_000, '5 min'],
    [1_000_000 + 47 * 3_600_000, '47 h'],
    [1_000_000 + 72 * 3_600_000, '3 d'],
    [0, '0 s'],
  ])('at %i ms says up %s', (now, up) => {
    expect(text(planIn(appliedWorld(desired), desired, { mode: 'destroy' }), { now })).toContain(
      `dev/log (up ${up})`,
    );
  });
});

describe('the last line', () => {
  it.each([
    [
      '1 tab',
      { code: 'row(editor 61%, column(api, tests 12))', more: 'log' },
      'Plan: 0 to create, 0 to move, 0 to restart, 0 to delete, 1 tab to change. 4 unchanged.',
    ],
    [
      'several tabs',
      { more: 'row(log, api)', code: 'row(editor, tests)' },
      'Plan: 0 to create, 1 to move, 0 to restart, 0 to delete, 2 tabs to change. 3 unchanged.',
    ],
  ])('counts %s', (_, tabs, line) => {
    expect(summaryLine(planIn(appliedWorld(desired), desiredOf({ dev: tabs })))).toBe(line);
  });

  it('names updates and replacements only where there are some', () => {
    const edited = desiredOf(
      { dev: { code, more: 'log' } },
      { 'dev/api': { fields: { title: field('x') } } },
    );
    expect(summaryLine(planIn(appliedWorld(desired), edited, { replace: ['dev/log'] }))).toBe(
      'Plan: 0 to create, 1 to update, 0 to move, 0 to restart, 1 to replace, 0 to delete. 2 unchanged.',
    );
  });
});
