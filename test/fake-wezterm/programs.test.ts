import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { FAKE_BIN, startFake, until } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';

const run = promisify(execFile);
const sandboxes: Sandbox[] = [];

async function sandbox(
  settings = "c.default_prog = { 'sleep', '100000' }",
  words: readonly string[] = [],
): Promise<Sandbox> {
  const box = await startFake(settings, words);
  sandboxes.push(box);
  return box;
}

afterEach(async () => {
  await Promise.all(sandboxes.splice(0).map((box) => box.close()));
});

/** Runs a shell text in a new window; the pane's id. */
async function spawnShell(
  box: Sandbox,
  text: string,
  more: readonly string[] = [],
  env: Record<string, string> = {},
) {
  const { exit, stdout, stderr } = await box.cli(['spawn', '--new-window', ...more, '--', 'sh', '-c', text], {
    env,
  });
  expect(stderr).toBe('');
  expect(exit).toBe(0);
  return stdout.trim();
}

const pane = async (box: Sandbox, id: string) =>
  (await box.list()).find((entry) => entry.pane_id === Number(id));

async function written(file: string): Promise<string> {
  await until(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('.\n'), `${file} is written`);
  return readFileSync(file, 'utf8').replace(/\.\n$/, '');
}

const alive = (pid: number): boolean => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

describe('programs in the fake WezTerm', () => {
  it('start on a tty of their own, with the environment of the caller and what the server adds', async () => {
    const box = await sandbox();
    const file = join(box.root, 'env');
    const id = await spawnShell(box, `{ tty; pwd; env; echo .; } > ${file}`, ['--cwd', '/usr'], {
      MARK: 'a b',
      PWD: '/elsewhere',
    });
    const [tty, cwd, ...env] = (await written(file)).split('\n');
    expect(tty).toMatch(/^\/dev\/pts\/\d+$/);
    expect(cwd).toBe('/usr');
    expect(env).toEqual(
      expect.arrayContaining([
        'MARK=a b',
        `WEZTERM_PANE=${id}`,
        `WEZTERM_UNIX_SOCKET=${box.socket}`,
        'TERM=xterm-256color',
        'TERM_PROGRAM=WezTerm',
        'COLORTERM=truecolor',
      ]),
    );
  });

  it('are told the environment of the server when no program is named', async () => {
    const box = await sandbox(
      `c.default_prog = { 'sh', '-c', 'env > "$HOME/env-$WEZTERM_PANE"; echo . >> "$HOME/env-$WEZTERM_PANE"; exec sleep 100000' }`,
    );
    const { stdout } = await box.cli(['spawn', '--new-window'], { env: { MARK: 'caller' } });
    const env = await written(join(box.root, `env-${stdout.trim()}`));
    expect(env).not.toContain('MARK');
    expect(env).toContain(`WEZTERM_CONFIG_FILE=${join(box.root, 'wezterm.lua')}\n`);
  });

  it('have replaced the server process when the call returns, so that their command line is a mark', async () => {
    const box = await sandbox();
    for (let i = 0; i < 5; i += 1) {
      const { stdout } = await box.cli(['spawn', '--new-window', '--', 'sleep', `10000${i}`]);
      const tty = (await pane(box, stdout.trim()))?.tty_name ?? '';
      const { stdout: found } = await run('ps', ['-t', tty.replace('/dev/', ''), '-o', 'args=']);
      expect(found.trim()).toBe(`sleep 10000${i}`);
    }
  });

  it('that can not be executed leave a pane without a tty, and a missing directory becomes the home', async () => {
    const box = await sandbox();
    const { exit, stdout } = await box.cli(['spawn', '--new-window', '--', 'no-such-program']);
    expect(exit).toBe(0);
    expect(await pane(box, stdout.trim())).toMatchObject({ tty_name: null, title: 'wezterm', cwd: '' });
    const text = (await box.cli(['get-text', '--pane-id', stdout.trim()])).stdout;
    expect(text.replaceAll('\n', '')).toContain('Unable to spawn no-such-program because:');
    const id = await spawnShell(box, 'exec sleep 100000', ['--cwd', '/nonexistent']);
    await until(async () => (await pane(box, id))?.title === 'sleep', 'it sleeps');
    expect((await pane(box, id))?.cwd).toBe(`file://${realpathSync(box.root)}/`);
  });

  it('get SIGHUP when their pane is killed', async () => {
    const box = await sandbox();
    const file = join(box.root, 'pids');
    const id = await spawnShell(
      box,
      `trap 'echo hup >> ${file}.trap' HUP; sleep 100 & echo "$$ $!" > ${file}; echo . >> ${file}; wait`,
    );
    const [own = 0] = (await written(file)).split(' ').map(Number);
    expect(alive(own)).toBe(true);
    expect((await box.cli(['kill-pane', '--pane-id', id])).exit).toBe(0);
    expect(await pane(box, id)).toBeUndefined();
    await until(() => existsSync(`${file}.trap`), 'the trap ran');
    await until(() => !alive(own), 'the shell ends');
  });

  it('have nothing open but their tty, and lose it when the server is killed', async () => {
    const box = await sandbox();
    const file = join(box.root, 'open');
    const first = await spawnShell(
      box,
      `trap '' HUP; echo $$ > ${file}.pid; while sleep 0.05; do echo x || exit; done`,
    );
    await spawnShell(box, `ls -l /proc/$$/fd > ${file}; echo . >> ${file}; exec sleep 100000`);
    const open = (await written(file)).split('\n').flatMap((line) => /-> (\S+)/.exec(line)?.[1] ?? []);
    expect(open.filter((target) => !target.startsWith('/dev/pts/') && !target.startsWith(file))).toEqual([]);
    const pid = Number(readFileSync(`${file}.pid`, 'utf8'));
    expect(await pane(box, first)).toBeDefined();
    box.server.kill('SIGKILL');
    await until(() => !alive(pid), 'what ignores SIGHUP ends on its closed tty');
  });

  it('close their pane when they end, or leave it as the option says', async () => {
    const closing = await sandbox();
    const gone = await spawnShell(closing, 'exit 3');
    await until(async () => (await pane(closing, gone)) === undefined, 'the pane closes');
    const holding = await sandbox("c.default_prog = {'sleep', '100000'}\nc.exit_behavior = 'Hold'");
    const id = await spawnShell(holding, 'exit 3');
    await until(async () => (await pane(holding, id))?.title === 'wezterm', 'the program has ended');
    expect(await pane(holding, id)).toMatchObject({
      title: 'wezterm',
      cwd: '',
      tty_name: expect.stringMatching(/pts/),
    });
    const other = await spawnShell(holding, 'exec sleep 100000');
    expect((await pane(holding, other))?.tty_name).not.toBe((await pane(holding, id))?.tty_name);
    const clean = await sandbox("c.default_prog = {'sleep', '100000'}\nc.exit_behavior = 'CloseOnCleanExit'");
    const failed = await spawnShell(clean, 'exit 1');
    const well = await spawnShell(clean, 'exit 0');
    await until(async () => (await pane(clean, well)) === undefined, 'the pane closes');
    expect(await pane(clean, failed)).toBeDefined();
  });

  it('hear of their size, are typed to and are read', async () => {
    const box = await sandbox();
    const id = await spawnShell(box, 'stty -echo; while read -r line; do echo "got $line"; stty size; done');
    await until(async () => (await pane(box, id))?.title !== 'stty', 'it reads');
    await box.cli(['split-pane', '--pane-id', id, '--right', '--cells', '30', '--', 'sleep', '100000']);
    await box.cli(['send-text', '--pane-id', id, '--no-paste', 'hello\r']);
    const text = async () => (await box.cli(['get-text', '--pane-id', id])).stdout;
    await until(async () => (await text()).includes('got hello\n24'), 'it answers');
    expect(await text()).toMatch(/got hello\n24 49\n/);
  });

  it('name their pane, their window and their directory by escape sequences, but no tab', async () => {
    const box = await sandbox();
    const id = await spawnShell(
      box,
      String.raw`printf '\033]2;win\007\033]1;icon\007\033]7;file://host/a b\007\033[6 q\033[?25l'; exec sleep 100000`,
    );
    await until(async () => (await pane(box, id))?.title === 'icon', 'the title is set');
    expect(await pane(box, id)).toMatchObject({
      window_title: 'win',
      tab_title: '',
      cwd: 'file://host/a%20b',
      cursor_shape: 'SteadyBar',
      cursor_visibility: 'Hidden',
    });
  });

  it('split beside a pane start in its directory', async () => {
    const box = await sandbox();
    mkdirSync(join(box.root, 'sub dir'));
    const id = await spawnShell(box, 'exec sleep 100000', ['--cwd', join(box.root, 'sub dir')]);
    const { stdout } = await box.cli(['split-pane', '--pane-id', id, '--', 'sleep', '100000']);
    expect((await pane(box, stdout.trim()))?.cwd).toBe(`file://${realpathSync(box.root)}/sub%20dir/`);
  });
});

describe('the executables', () => {
  const wezterm = join(FAKE_BIN, 'wezterm');

  it('answer from a command line, with PROG as the first program of the server', async () => {
    const box = await sandbox('c.initial_cols = 132', ['--', 'sh', '-c', 'exec sleep 100000']);
    const { stdout } = await run(wezterm, ['cli', '--no-auto-start', 'list', '--format', 'json'], {
      env: box.env,
    });
    expect(JSON.parse(stdout)).toMatchObject([
      { pane_id: 0, workspace: 'default', size: { cols: 132, rows: 24 } },
    ]);
    expect((await run(wezterm, ['--version'])).stdout).toBe('wezterm 20250223-062404-4ff581a8\n');
  });

  it('fail without a server, started on demand or not', async () => {
    const env = { ...process.env, WEZTERM_UNIX_SOCKET: '/nonexistent/sock' };
    await expect(run(wezterm, ['cli', '--no-auto-start', 'list'], { env })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^[\d:.]{12} {2}ERROR {2}wezterm > failed to connect to Socket\("\/nonexistent\/sock"\): connecting to \/nonexistent\/sock; terminating\n$/,
      ),
    });
    await expect(run(wezterm, ['cli', 'list'], { env })).rejects.toMatchObject({ code: 1 });
    await expect(run(wezterm, ['cli', 'lst'], { env })).rejects.toMatchObject({ code: 2 });
  });

  it.each([
    ['adjust-pane-size', 'Next', '--pane-id', '0'],
    ['get-text', '--pane-id', '0', '--start-line', '5', '--end-line', '2'],
    ['spawn', '--new-window', '--domain-name', 'unix'],
    ['tlscreds'],
  ])('%s %s ends the server, loudly', async (...words) => {
    const box = await sandbox();
    let noise = '';
    box.server.stderr?.on('data', (data: Buffer) => {
      noise += data.toString();
    });
    const ended = new Promise<number | null>((done) => box.server.once('exit', done));
    const outcome = await box.cli(words.filter((word) => word !== undefined));
    expect(outcome.exit).toBe(1);
    expect(outcome.stderr).toContain('Error while decoding response pdu');
    expect(await ended).toBe(101);
    expect(noise).toContain('fake wezterm-mux-server');
  });

  it('refuse a socket folder that others may write to', async () => {
    const box = await sandbox();
    const folder = join(box.root, 'open');
    mkdirSync(folder);
    const { chmodSync } = await import('node:fs');
    chmodSync(folder, 0o777);
    const config = join(box.root, 'open.lua');
    writeFileSync(config, `return { unix_domains = { { name = 'unix', socket_path = '${folder}/sock' } } }`);
    await expect(
      run(join(FAKE_BIN, 'wezterm-mux-server'), ['--config-file', config], { env: box.env }),
    ).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('insecure'),
    });
  });

  it('go on in the background when asked to, one for each pid file', async () => {
    const box = await sandbox();
    const config = join(box.root, 'daemon.lua');
    const socket = join(box.root, 'daemon.sock');
    writeFileSync(
      config,
      `return { unix_domains = { { name = 'unix', socket_path = '${socket}' } }, default_prog = { 'sleep', '100000' } }`,
    );
    const server = join(FAKE_BIN, 'wezterm-mux-server');
    await run(server, ['--config-file', config, '--daemonize'], { env: box.env });
    const pid = Number(readFileSync(join(box.root, 'wezterm/pid'), 'utf8'));
    try {
      await until(() => existsSync(socket), 'the socket is there');
      const { stdout } = await run(wezterm, ['cli', '--no-auto-start', 'list', '--format', 'json'], {
        env: { ...box.env, WEZTERM_UNIX_SOCKET: socket },
      });
      expect(JSON.parse(stdout)).toHaveLength(1);
      await expect(
        run(server, ['--config-file', config, '--daemonize'], { env: box.env }),
      ).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining('unable to lock pid file'),
      });
    } finally {
      process.kill(pid, 'SIGTERM');
      await until(() => !alive(pid), 'the daemon ends');
    }
  });
});
