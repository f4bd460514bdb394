import { describe, expect, test } from 'vitest';
import { at, fixture, imported, importedFixture, notesOf, usualNames } from './import.ts';

const has = (part: string) => expect.arrayContaining([expect.stringContaining(part)]);

describe('tmuxp', () => {
  test('shell_command_before stands before every command, and alone it starts the shell it prepares', () => {
    const { spec } = importedFixture('tmuxp', 'before-and-empty.yaml');
    const before = '[ -f env/bin/activate ] && source env/bin/activate';
    expect(at(spec, 'workspaces.changes.panes.editor')).toEqual({
      run: `${before}\nemacs`,
      shell: 'bash',
      on_exit: 'shell',
    });
    expect(at(spec, 'workspaces.changes.panes.shell')).toEqual({
      run: `${before}\nexec "$SHELL"`,
      shell: 'bash',
    });
  });

  test('`enter: false` is typed and not run', () => {
    const { spec } = importedFixture('tmuxp', 'typed.yaml');
    expect(at(spec, 'workspaces.walker.panes.ros2')).toEqual({ type: 'ros2 run zenoh zenohd' });
    expect(at(spec, 'workspaces.walker.panes.ros2-3')).toEqual({ type: 'ros2 topic list' });
  });

  test('a command before a typed one is typed with it', () => {
    const { spec, report } = importedFixture('tmuxp', 'typed.yaml');
    expect(at(spec, 'workspaces.walker.panes.ros2-2')).toEqual({
      type: 'source setup.bash; ros2 launch robot homing.launch.py',
    });
    expect(notesOf(report).join('\n')).toContain('several commands are typed as one line');
  });

  test('null, `pane`, `blank` and an empty item are shells', () => {
    expect(at(importedFixture('tmuxp', 'typed.yaml').spec, 'workspaces.walker.panes.shell')).toEqual({});
    const { spec } = importedFixture('tmuxp', 'env-names.yaml');
    expect(at(spec, 'workspaces.project-dev.panes.shell')).toEqual({});
    expect(at(spec, 'workspaces.project-dev.panes.shell-2')).toEqual({});
  });

  test('`enter` counts at the window, the pane and the command', () => {
    const { spec } = importedFixture('tmuxp', 'enter-levels.yaml');
    expect(at(spec, 'workspaces.skip.panes.echo')).toEqual({ type: 'echo one', focus: true });
    expect(at(spec, 'workspaces.skip.panes.echo-2')).toEqual({ run: 'echo two', on_exit: 'shell' });
    expect(at(spec, 'workspaces.skip.panes.echo-3')).toEqual({ type: 'echo "___$((1 + 3))___"' });
    expect(at(spec, 'workspaces.skip.panes.echo-4')).toEqual({ run: 'echo "run"', on_exit: 'shell' });
  });

  test('variables in folders and the environment are replaced at load, those of commands by the shell', () => {
    const { spec } = importedFixture('tmuxp', 'env-names.yaml');
    expect(at(spec, 'workspaces.project-dev.cwd')).toBe('${WORKSPACE}/code');
    expect(at(spec, 'workspaces.project-dev.env')).toEqual({ GREETING: 'hello ${USER} at $$$5' });
    expect(at(spec, 'workspaces.project-dev.panes.editor.run')).toBe('echo "$${HOME%/}" $USER');
    expect(at(spec, 'hooks.before_apply')).toBe('./bootstrap.sh');
  });

  test('a variable in the name of the session is replaced from the environment of the import', () => {
    const { spec } = imported('tmuxp', fixture('tmuxp', 'env-names.yaml'), { PROJECT: 'shop/eu' });
    expect(at(spec, 'workspaces.shop-eu-dev.tabs.0.name')).toBe('editor');
  });

  test('main-pane-width becomes a size, tmux commands in panes are reported, focus stays', () => {
    const { spec, report } = importedFixture('tmuxp', 'main-pane.yaml');
    expect(at(spec, 'workspaces.Notes.tabs.0.layout')).toEqual({
      row: [{ pane: 'open-project', size: '20%' }, { column: ['list-files', 'shell'] }],
    });
    expect(at(spec, 'workspaces.Notes.panes.list-files')).toEqual({
      run: 'list-files startup.txt',
      focus: true,
      on_exit: 'shell',
    });
    expect(notesOf(report)).toEqual(has('dropped 13 "tmux resizep -y 85%"'));
    expect(notesOf(report)).toEqual(has('dropped 7 automatic-rename'));
  });

  test('options_after, global options and sleeps are dropped by name; a typed sleep suggests a dependency', () => {
    const { report } = importedFixture('tmuxp', 'options-after.yaml');
    const said = notesOf(report);
    expect(said).toEqual(has('dropped 2 global_options'));
    expect(said).toEqual(has('dropped 7 sleep_before'));
    expect(said).toEqual(has('dropped 9 synchronize-panes'));
    expect(said).toEqual(has('suggestions 15 `sleep 3`'));
  });

  test('JSON with tabs is read like YAML', () => {
    const { spec } = imported('tmuxp', fixture('tmuxp', 'plain.json'), {}, '.tmuxp.json');
    expect(at(spec, 'workspaces.json.tabs.0')).toEqual({
      name: 'one',
      layout: 'even_column',
      panes: ['top', 'ls'],
    });
    expect(at(spec, 'workspaces.json.panes.ls')).toEqual({ run: 'ls', cwd: '/tmp', on_exit: 'shell' });
    expect(at(spec, 'workspaces.json.panes.Load')).toMatchObject({ title: 'Load', env: { A: 1 } });
  });

  test('CRLF and a byte order mark change nothing', () => {
    const text = fixture('tmuxp', 'main-pane.yaml');
    const other = `\ufeff${text.replaceAll('\n', '\r\n')}`;
    expect(imported('tmuxp', other, {}, usualNames.tmuxp)).toEqual(imported('tmuxp', text));
  });
});
