import { describe, expect, test } from 'vitest';
import { at, imported, importedFixture, notesOf } from './import.ts';

const has = (part: string) => expect.arrayContaining([expect.stringContaining(part)]);

describe('smug', () => {
  test("a window's own commands are its first pane, `panes` follow", () => {
    const { spec } = importedFixture('smug', 'agents.yml');
    expect(at(spec, 'workspaces.nest.tabs.0')).toEqual({
      name: 'claude-code',
      layout: 'main_left',
      panes: ['claude', 'watch'],
    });
    expect(at(spec, 'workspaces.nest.panes.watch.cwd')).toBe('docs');
  });

  test('a manual window stands there and waits', () => {
    const { spec, report } = importedFixture('smug', 'agents.yml');
    expect(at(spec, 'workspaces.nest.panes.codex.start')).toBe('manual');
    expect(notesOf(report)).toEqual(has('approximated 15 manual'));
  });

  test('agents behind an echo are recognised', () => {
    const { report } = importedFixture('smug', 'agents.yml');
    const agents = report.suggestions.filter(({ message }) => message === 'is a coding agent');
    expect(agents.map(({ place }) => place.line)).toEqual([7, 19]);
  });

  test('env, hooks, numeric and duplicate window names', () => {
    const { spec, report } = importedFixture('smug', 'duplicate-numbers.yml');
    expect(at(spec, 'hooks')).toEqual({
      before_apply: 'docker-compose up -d',
      before_destroy: 'docker-compose stop',
    });
    expect(at(spec, 'workspaces.slides.env')).toEqual({
      DB_URL: 'postgres://localhost:5433/slides',
      HOME_DIR: '${HOME}/x',
    });
    expect(at(spec, 'workspaces.slides.tabs.1.name')).toBe('15');
    expect(at(spec, 'workspaces.slides.tabs.2.name')).toBe('15-2');
    expect(notesOf(report)).toEqual(has('dropped 10 attach_hook'));
  });

  test('a printed session: the folder that all windows share is that of the spec', () => {
    const { spec } = importedFixture('smug', 'frozen.yml');
    expect(at(spec, 'workspaces.lab.cwd')).toBeUndefined();
    expect(at(spec, 'workspaces.lab.tabs.0')).toEqual({ name: 'zsh', layout: { row: ['shell', 'shell-2'] } });
    expect(at(spec, 'workspaces.lab.tabs.1.cwd')).toBe('src');
  });

  test('a window without commands is a shell', () => {
    expect(at(importedFixture('smug', 'minimal.yml').spec, 'workspaces.schem.panes.run')).toEqual({});
  });

  test('without a layout the panes stand side by side', () => {
    const { spec } = imported(
      'smug',
      'session: a\nwindows:\n  - name: w\n    panes:\n      - commands: [ls]\n',
    );
    expect(at(spec, 'workspaces.a.tabs.0.layout')).toBe('even_row');
  });
});

describe('teamocil', () => {
  test('several windows with panes as text and as mappings', () => {
    const { spec } = importedFixture('teamocil', 'several-windows.yml');
    expect(at(spec, 'workspaces.sample.tabs.0')).toEqual({
      name: 'first',
      layout: 'main_left',
      panes: ['vim', 'git', 'top'],
    });
    expect(at(spec, 'workspaces.sample.panes.git')).toEqual({
      run: 'git pull\ngit status',
      focus: true,
      on_exit: 'shell',
    });
    expect(at(spec, 'workspaces.sample.tabs.1.cwd')).toBe('api');
  });

  test('the old form with splits and filters', () => {
    const { spec, report } = importedFixture('teamocil', 'old-form.yml');
    expect(at(spec, 'workspaces.old.tabs.0.panes')).toEqual(['vim', 'rails', 'rails-2']);
    expect(at(spec, 'workspaces.old.panes.rails.run')).toBe('echo before\ncd api\nrails s');
    expect(at(spec, 'workspaces.old.panes.rails-2.focus')).toBe(true);
    expect(notesOf(report)).toEqual(has('dropped 11 width'));
  });
});
