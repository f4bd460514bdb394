import { describe, expect, test } from 'vitest';
import { importSpec } from '../../src/spec/import/import.ts';
import { at, imported, importedFixture, notesOf } from './import.ts';

const has = (part: string) => expect.arrayContaining([expect.stringContaining(part)]);

describe('zellij', () => {
  test('`vertical` stands side by side; settings may be nodes; a banner of one line keeps its line', () => {
    const { spec } = importedFixture('zellij', 'nested.kdl');
    expect(at(spec, 'workspaces.dev.tabs.0.layout')).toEqual({
      column: [
        { row: ['api', { pane: 'deps', size: '30%' }] },
        { row: ['editor', 'top'] },
        { pane: 'echo', size: 1 },
      ],
    });
    expect(at(spec, 'workspaces.dev.panes.api')).toMatchObject({
      run: ['bash', '-ic', 'nvm use && npm run api'],
      title: 'api',
    });
  });

  test('arguments arrive as they are', () => {
    const { spec } = importedFixture('zellij', 'nested.kdl');
    expect(at(spec, 'workspaces.dev.panes.deps.run')).toEqual([
      'docker',
      'compose',
      'up',
      '$${SERVICES}',
      '{{.Name}}',
      '{{{{name}}}}',
    ]);
  });

  test('edit, start_suspended and close_on_exit', () => {
    const { spec, report } = importedFixture('zellij', 'nested.kdl');
    expect(at(spec, 'workspaces.dev.panes.editor.run')).toBe('"$${EDITOR:-vi}" README.md');
    expect(at(spec, 'workspaces.dev.panes.top')).toEqual({ run: ['top'], start: 'manual', on_exit: 'close' });
    expect(notesOf(report)).toEqual(has('approximated 15 start_suspended'));
  });

  test('plugin panes go, tabs keep folders, sizes and focus', () => {
    const { spec, report } = importedFixture('zellij', 'tab-template.kdl');
    expect(at(spec, 'workspaces.dev.tabs.1')).toEqual({ name: 'test', cwd: 'app', layout: { pane: 'test' } });
    expect(at(spec, 'workspaces.dev.panes.test')).toEqual({ run: ['mix', 'test.watch'], cwd: 'core' });
    expect(at(spec, 'workspaces.dev.panes.shell')).toEqual({ focus: true });
    expect(at(spec, 'workspaces.dev.tabs.3.layout')).toEqual({
      row: ['start', { pane: 'start-2', size: '40%' }],
    });
    expect(
      notesOf(report).filter((note) => note.includes('a plugin pane: "zellij:compact-bar"')),
    ).toHaveLength(1);
    expect(notesOf(report)).toEqual(has('dropped 1 pane_frames'));
  });

  test('floating panes get a tab of their own; a tab of plugins is none', () => {
    const { spec, report } = importedFixture('zellij', 'tab-template.kdl');
    expect(at(spec, 'workspaces.dev.tabs.4')).toEqual({ name: 'assets-floating', layout: { pane: 'htop' } });
    expect(at(spec, 'workspaces.dev.tabs.5')).toBeUndefined();
    expect(notesOf(report)).toEqual(has('a tab: has plugins only'));
  });

  test('templates of panes and tabs are filled in, one that uses itself ends', () => {
    const { spec } = importedFixture('zellij', 'templates.kdl');
    expect(at(spec, 'workspaces.dev.tabs.1')).toEqual({ name: 'Node', layout: { column: ['server', 'nu'] } });
    expect(at(spec, 'workspaces.dev.panes.Home')).toEqual({ run: ['nu'], focus: true });
    expect(at(spec, 'workspaces.dev.tabs.3.name')).toBe('Loop');
  });

  test('sizes that leave no room are left out, and said so', () => {
    const { spec, report } = importedFixture('zellij', 'templates.kdl');
    expect(at(spec, 'workspaces.dev.tabs.2.layout')).toEqual({ row: ['a', 'b'] });
    expect(notesOf(report).join('\n')).toContain('the layout of "Full": has sizes that leave no room');
  });

  test('KDL 2 is read too', () => {
    const { spec } = imported('zellij', 'layout {\n  pane focus=#true command="a"\n  pane command=b\n}\n');
    expect(at(spec, 'workspaces.dev.panes.a')).toEqual({ run: ['a'], focus: true });
  });

  test('an empty layout is one shell', () => {
    expect(at(imported('zellij', 'layout\n').spec, 'workspaces.dev.panes')).toEqual({ main: {} });
  });

  test.each([
    ['layout { pane ', 'WZP1802', 1],
    ['layout {\n  pane size=\n}', 'WZP1802', 2],
    ['keybinds {\n}\n', 'WZP1803', 1],
  ])('%j is refused at its place', (text, code, line) => {
    expect(importSpec('zellij', text, { fileName: 'zellij.kdl' })).toMatchObject({
      ok: false,
      diagnostics: [{ code, place: { file: 'zellij.kdl', line } }],
    });
  });
});
