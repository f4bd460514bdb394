import { describe, expect, test } from 'vitest';
import { at, imported, importedFixture, notesOf, yamlOf } from './import.ts';

const has = (part: string) => expect.arrayContaining([expect.stringContaining(part)]);

describe('tmuxinator', () => {
  test('named panes keep their names, command lists become one script, and `cd` a folder', () => {
    const { spec } = importedFixture('tmuxinator', 'named-panes.yml');
    expect(at(spec, 'workspaces.board.tabs.0')).toEqual({
      name: 'services',
      layout: 'grid',
      panes: ['backend', 'client', 'worker'],
    });
    expect(at(spec, 'workspaces.board.panes.client')).toEqual({
      run: 'yarn start',
      cwd: 'client',
      title: 'client',
      on_exit: 'shell',
    });
  });

  test('a window name with a slash is made usable, and said so; the window keeps its folder', () => {
    const { spec, report } = importedFixture('tmuxinator', 'named-panes.yml');
    expect(at(spec, 'workspaces.board.tabs.1')).toEqual({
      name: 'web-edit',
      cwd: 'client',
      layout: { pane: 'web-edit' },
    });
    expect(notesOf(report)).toEqual(has('approximated 15 the window "web/edit": is named "web-edit"'));
  });

  test('an empty pane is a shell', () => {
    const { spec } = importedFixture('tmuxinator', 'named-panes.yml');
    expect(at(spec, 'workspaces.board.panes.shell')).toEqual({});
  });

  test('two windows of one name become two tabs', () => {
    const { spec, report } = importedFixture('tmuxinator', 'duplicate-windows.yml');
    expect(at(spec, 'workspaces.rover.tabs.0.name')).toBe('nodes');
    expect(at(spec, 'workspaces.rover.tabs.1.name')).toBe('nodes-2');
    expect(notesOf(report)).toEqual(has('approximated 18 the window "nodes": is named "nodes-2"'));
  });

  test('a layout string in cells becomes a tree of percentages, equal shares without a size', () => {
    const { spec } = importedFixture('tmuxinator', 'duplicate-windows.yml');
    expect(at(spec, 'workspaces.rover.tabs.0.layout')).toEqual({
      row: [
        { column: [{ pane: 'status', size: '33%' }, { pane: 'drive', size: '42%' }, 'lidar'] },
        { column: ['power', 'log'] },
      ],
    });
  });

  test('a layout that cannot be read is a grid', () => {
    const { spec, report } = importedFixture('tmuxinator', 'duplicate-windows.yml');
    expect(at(spec, 'workspaces.rover.tabs.1.layout')).toBe('grid');
    expect(notesOf(report)).toEqual(has('approximated 19 layout: is no layout'));
  });

  test.each([
    ['more places than panes', ['a', 'b'], { column: ['a', 'b'] }],
    ['fewer places than panes', ['a', 'b', 'c', 'd'], 'grid'],
  ])('a layout string with %s', (_, panes, layout) => {
    const string = '60a4,120x29,0,0[120x14,0,0,0,120x14,0,15{59x14,0,15,1,60x14,60,15,2}]';
    const { spec } = imported('tmuxinator', JSON.stringify({ windows: [{ w: { layout: string, panes } }] }));
    expect(at(spec, 'workspaces.dev.tabs.0.layout')).toEqual(layout);
  });

  test('escape codes that set a title become the title', () => {
    const { spec } = importedFixture('tmuxinator', 'duplicate-windows.yml');
    expect(at(spec, 'workspaces.rover.panes.status')).toEqual({
      run: 'htop',
      title: 'rover status',
      on_exit: 'shell',
    });
    expect(at(spec, 'workspaces.rover.panes.drive.title')).toBe('drive control');
  });

  test('startup_window and startup_pane are the focus', () => {
    expect(
      at(importedFixture('tmuxinator', 'duplicate-windows.yml').spec, 'workspaces.rover.panes.lidar.focus'),
    ).toBe(true);
    expect(
      at(importedFixture('tmuxinator', 'ssh-panes.yml').spec, 'workspaces.cluster.panes.git.focus'),
    ).toBe(true);
  });

  test('synchronized panes are reported, their `pre` and literal exports kept', () => {
    const { spec, report } = importedFixture('tmuxinator', 'ssh-panes.yml');
    expect(at(spec, 'workspaces.cluster.panes.node1')).toEqual({
      run: 'ssh $host',
      cwd: 'deployment',
      env: { host: 'node1' },
      title: 'node1',
      on_exit: 'shell',
    });
    expect(notesOf(report)).toEqual(has('dropped 14 synchronize'));
  });

  test('what is typed after ssh runs on the other side', () => {
    const { spec, report } = importedFixture('tmuxinator', 'ssh-panes.yml');
    expect(at(spec, 'workspaces.cluster.panes.node2.run')).toBe(
      `ssh -t -p 2222 node2 'htop; exec "$SHELL" -l'`,
    );
    expect(notesOf(report)).toEqual(has('approximated 26 "docker exec -it node3 bash": what follows it'));
  });

  test("one person's folder of the project becomes the folder of the spec", () => {
    const { spec, report } = importedFixture('tmuxinator', 'ssh-panes.yml');
    expect(at(spec, 'workspaces.cluster.cwd')).toBeUndefined();
    expect(notesOf(report)).toEqual(has('approximated 2 root "/home/anna/code/cluster"'));
  });

  test('the same root stays where the file does not lie in the project', () => {
    const { spec } = imported(
      'tmuxinator',
      'name: a\nroot: ~/code/a\nwindows:\n  - w: ls\n',
      {},
      '/home/x/.config/tmuxinator/a.yml',
    );
    expect(at(spec, 'workspaces.a.cwd')).toBe('~/code/a');
  });

  test('deprecated names of keys are read, `pre` is a hook, `post` has no place', () => {
    const { spec, report } = importedFixture('tmuxinator', 'deprecated-pre.yml');
    expect(at(spec, 'hooks.before_apply')).toBe('brew services start nginx');
    expect(at(spec, 'workspaces.ledger.tabs.1.name')).toBe('server');
    expect(notesOf(report)).toEqual(has('dropped 4 post'));
    expect(notesOf(report)).toEqual(has('dropped 5 cli_args'));
  });

  test('`sleep 5` stays and a dependency is suggested, in the report and in the text', () => {
    const result = importedFixture('tmuxinator', 'deprecated-pre.yml');
    const note = result.report.suggestions.find(({ source }) => source === '`sleep 5`');
    expect(note).toMatchObject({ code: 'WZP1807', place: { line: 14 } });
    expect(note?.hint).toContain('depends_on: { server: ready }');
    expect(at(result.spec, 'workspaces.ledger.panes.browser.run')).toContain('sleep 5');
    expect(yamlOf(result)).toMatch(/# line 14: `sleep 5`.*depends_on: \{ server: ready \}/);
  });

  test('a script named sleep stands for a dependency too', () => {
    const { report } = importedFixture('tmuxinator', 'sleep-script.yml');
    expect(report.suggestions.map(({ source }) => source)).toContain('`sleep_short.py`');
  });

  test('waiting for a port names the pane that has it', () => {
    const { report } = imported(
      'tmuxinator',
      'windows:\n  - db: postgres -p 5433\n  - ui: vite\n  - api: until nc -z localhost 5433; do sleep 1; done; ./api\n',
    );
    expect(report.suggestions[0]?.hint).toBe(
      'in its place write `depends_on: { db: ready }` here, and `ready: { tcp: 5433 }` on db',
    );
  });

  test('a command that only prepares a shell is followed by that shell', () => {
    const { spec } = importedFixture('tmuxinator', 'deprecated-pre.yml');
    expect(at(spec, 'workspaces.ledger.panes.free.run')).toBe('rbenv shell 3.2.0\nexec "$SHELL"');
  });

  test('a coding agent is recognised, and suggested as one', () => {
    const { spec, report } = importedFixture('tmuxinator', 'agent-pane.yml');
    expect(at(spec, 'workspaces.garden.panes.claude.run')).toBe('claudeyolo');
    expect(report.suggestions.find(({ message }) => message === 'is a coding agent')?.hint).toContain(
      'agent: claude',
    );
  });

  test('tmux commands inside a pane are taken out and reported; a title of tmux is the title', () => {
    const { spec, report } = importedFixture('tmuxinator', 'agent-pane.yml');
    expect(at(spec, 'workspaces.garden.panes.tests.run')).toBe('npm run test:watch');
    expect(at(spec, 'workspaces.garden.panes.dev')).toMatchObject({
      run: 'npm run dev',
      title: 'Dev server',
    });
    expect(notesOf(report)).toEqual(has('dropped 8 "tmux resize-pane -y 10"'));
  });

  test("the project's folder in a command is {{root}}", () => {
    const { spec } = importedFixture('tmuxinator', 'agent-pane.yml');
    expect(at(spec, 'workspaces.garden.panes.deploy.run')).toBe('{{root}}/bin/deploy --to staging');
  });

  test('`cd x && command` is a folder and a command, and names the pane after the command', () => {
    const { spec } = importedFixture('tmuxinator', 'custom-layout.yml');
    expect(at(spec, 'workspaces.predict.tabs.0.layout')).toEqual({
      column: ['date', { row: [{ pane: 'server', size: '66%' }, 'server-2'] }],
    });
    expect(at(spec, 'workspaces.predict.panes.server')).toEqual({
      run: 'node server.js',
      cwd: 'login',
      on_exit: 'shell',
    });
  });

  test('words of bash get bash, a foreign home is `~`, another one in a command is pointed out', () => {
    const { spec, report } = importedFixture('tmuxinator', 'sleep-script.yml');
    expect(at(spec, 'workspaces.slam.panes.lidar')).toMatchObject({ shell: 'bash', cwd: '~/ws' });
    expect(notesOf(report).join('\n')).toContain("names one person's home directory /home/kim");
  });

  test('every key is converted, approximated or dropped by name', () => {
    const { spec, report } = importedFixture('tmuxinator', 'every-key.yml');
    const said = notesOf(report).join('\n');
    for (const key of [
      'socket_name',
      'socket_path',
      'tmux_command',
      'tmux_options',
      'append',
      'pane_title_format',
      'pane_title_position',
      'on_project_restart',
      'on_project_exit',
      'favourite_colour',
      'synchronize',
    ])
      // prettier-ignore
      expect(said).toMatch(new RegExp(`^dropped \\d+ ${key}`, 'm'));
    for (const key of ['on_project_start', 'on_project_first_start', 'on_project_stop', 'pre_window', 'root'])
      expect(said).toMatch(new RegExp(`^approximated \\d+ ${key}`, 'm'));
    expect(at(spec, 'hooks')).toEqual({
      before_apply: './script/start\n./script/setup\n./script/seed',
      before_destroy: './script/stop',
    });
    expect(at(spec, 'workspaces.sample.panes.server.focus')).toBe(true);
    expect(at(spec, 'workspaces.sample.panes.shell.focus')).toBe(true);
  });

  test('numbers, `no`, null and emoji are names as they were written', () => {
    const { spec } = importedFixture('tmuxinator', 'odd-names.yml');
    const tabs = at(spec, 'workspaces.12.tabs');
    const names = Array.isArray(tabs) ? tabs.map((tab: unknown) => (tab as { name: string }).name) : [];
    expect(names).toEqual(['222', '222.30', 'no', 'true', 'tab-5', 'tab-6', '🍩', 'tab-8', 'plain']);
    expect(yamlOf(importedFixture('tmuxinator', 'odd-names.yml'))).toContain('name: "no"');
  });
});

describe('ERB', () => {
  const { spec, report } = importedFixture('tmuxinator', 'erb.yml');
  const notes = [...report.approximated, ...report.dropped].filter(({ code }) => code === 'WZP1804');

  test('is not executed, and every tag is named with its line', () => {
    expect(notes.map(({ place }) => place.line).sort((a, b) => a - b)).toEqual([2, 3, 4, 6, 7, 8, 9, 10, 12]);
    for (const { message } of notes) expect(message).toContain('ERB is not executed');
  });

  test('reads one variable of the environment or of the arguments: the variable stands there', () => {
    expect(at(spec, 'workspaces.blog.panes.console.run')).toBe('rails c -e $${RAILS_ENV:-development}');
    expect(at(spec, 'workspaces.blog.panes.deploy.run')).toBe('bin/deploy $${ARG1}');
    expect(at(spec, 'workspaces.blog.cwd')).toBeUndefined();
  });

  test('with a loop: what it repeats is imported once', () => {
    expect(at(spec, 'workspaces.blog.tabs.0.name')).toBe('server');
    expect(at(spec, 'workspaces.blog.panes.server.run')).toBe('rails s -p');
  });

  test('that would write a file writes none', () => {
    const result = imported(
      'tmuxinator',
      `windows:\n  - a: echo <%= File.write("/tmp/never", "x") %> <%= \`touch /tmp/never\` %>\n`,
    );
    expect(at(result.spec, 'workspaces.dev.panes.a.run')).toBe('echo');
    expect(result.report.dropped.filter(({ code }) => code === 'WZP1804')).toHaveLength(2);
  });
});
