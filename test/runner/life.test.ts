/** What a pane's program gets and what is known of it, under every sh that the runner must run with. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { baseEnvironment } from '../../src/runner/environment.ts';
import { markersByTty } from '../../src/runner/markers.ts';
import { launchDir } from '../../src/runner/place.ts';
import { restartInPlace } from '../../src/runner/restart.ts';
import { alive, argv, lines, need, pidIn, plain, script, shells, until, World } from './pane.ts';

/** Environment of a process as the kernel has it. */
const environmentOf = (pid: number): Map<string, string> =>
  new Map(
    readFileSync(`/proc/${pid}/environ`, 'utf8')
      .replace(/\0$/, '')
      .split('\0')
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );

const argvOf = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0$/, '').split('\0');

describe.each(shells)('under %s', (name) => {
  let world: World;
  beforeEach(() => {
    world = new World(name);
  });
  afterEach(() => world.close());

  it('the program gets exactly its environment, the terminal and the name of its pane', async () => {
    const pane = world.pane(
      {
        process: argv('sleep', '1000'),
        environment: {
          PATH: '/usr/bin:/bin',
          MULTI: 'a\nb \'c\' "d" \\e $f `g` \t\r\x01é😀',
          EMPTY: '',
          dir: 'x',
          gen: 'y',
          code: '7',
          IFS: ',',
          UID: '77',
          OPTIND: 'abc',
          RANDOM: 'fix',
          'A-B.C': "q'q",
        },
      },
      {
        TMUX: '/tmp/tmux-0/x,1,2',
        TMUX_PANE: '%3',
        TERM_PROGRAM: 'tmux',
        SECRET_OF_SERVER: 'x',
        WEZTERM_PANE: '9',
      },
    );
    const { state } = await pane.reaches('running');
    const environment = await until(() => {
      const found = environmentOf(state.pid);
      return argvOf(state.pid)[0] === 'sleep' ? found : null;
    }, 'the program');
    for (const name of ['_', 'SHLVL']) environment.delete(name); // bash sets these in everything that it starts
    expect(Object.fromEntries(environment)).toEqual({
      PATH: '/usr/bin:/bin',
      MULTI: 'a\nb \'c\' "d" \\e $f `g` \t\r\x01é😀',
      EMPTY: '',
      dir: 'x',
      gen: 'y',
      code: '7',
      IFS: ',',
      UID: '77',
      OPTIND: 'abc',
      RANDOM: 'fix',
      'A-B.C': "q'q",
      PWD: world.work,
      TERM: 'xterm-256color',
      TMUX: '/tmp/tmux-0/x,1,2',
      TMUX_PANE: '%3',
      TERM_PROGRAM: 'tmux',
      WZP_PANE: 'shop:dev/api',
      WZP_PROJECT: 'shop-3f9a1c2b',
      WZP_ADDRESS: 'dev/api',
      WZP_SOCKET: join(world.runtimeDir, 'hub.sock'),
      WZP_TOKEN: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
  });

  it('a value of 100 kB arrives', async () => {
    const value = 'x\n\'"\\'.repeat(20_000);
    const pane = world.pane({
      process: argv('sleep', '1000'),
      environment: { PATH: '/usr/bin:/bin', BIG: value },
    });
    const { state } = await pane.reaches('running');
    await until(() => argvOf(state.pid)[0] === 'sleep', 'the program');
    expect(environmentOf(state.pid).get('BIG') === value).toBe(true);
  });

  it('signals and umask are as the server set them, no file is left open', async () => {
    const pane = world.pane({ process: argv('sleep', '1000') });
    const { state } = await pane.reaches('running');
    await until(() => argvOf(state.pid)[0] === 'sleep', 'the program');
    const status = readFileSync(`/proc/${state.pid}/status`, 'utf8');
    expect(/SigIgn:\s*(\w+)/.exec(status)?.[1]).toBe('0000000000000000');
    expect(/SigBlk:\s*(\w+)/.exec(status)?.[1]).toBe('0000000000000000');
    expect(/Umask:\s*(\w+)/.exec(status)?.[1]).toBe(process.umask().toString(8).padStart(4, '0'));
    const open = readdirSync(`/proc/${state.pid}/fd`).map((fd) =>
      readlinkSync(`/proc/${state.pid}/fd/${fd}`),
    );
    expect(open.filter((target) => target === '/dev/tty' || target.startsWith(world.root))).toEqual([]);
    const [, , , , terminalGroup] = readFileSync(`/proc/${state.pid}/stat`, 'utf8')
      .replace(/.*\) /, '')
      .split(' ')
      .slice(1);
    expect(Number(terminalGroup)).toBe(state.pid); // it has the terminal
  });

  it('a list is executed without a shell', async () => {
    const words = ['$HOME', '`id`', "it's", 'a  b', '', '*', 'new\nline', '-n'];
    const program = world.program(
      'show',
      '#!/bin/sh\nfor word in "$@"; do printf "<%s>" "$word"; done >"$0.out"\n',
    );
    await world.pane({ process: argv(program, ...words) }).reaches('exited');
    expect(readFileSync(`${program}.out`, 'utf8')).toBe(words.map((word) => `<${word}>`).join(''));
  });

  it('a text reaches its shell by file and stands in no command line', async () => {
    const pane = world.pane({
      process: script(`echo it-is-$((6 * 7)); echo secret-word-9f >/dev/null; sleep 1000 & wait`),
    });
    await pane.shows('it-is-42');
    expect(execFileSync('ps', ['axww', '-o', 'args='], { encoding: 'utf8' })).not.toContain('secret-word-9f');
    for (const file of lines('/dev/null').concat(
      execFileSync('find', [world.runtimeDir], { encoding: 'utf8' }).trim().split('\n'),
    ))
      expect(statSync(file).mode & 0o077, file).toBe(0);
  });

  it('the marker stands in the command line of the session leader, from the first moment', async () => {
    const pane = world.pane({ process: argv('sleep', '1000') });
    const { tty } = await pane.reaches('running');
    expect(tty).toMatch(/^\/dev\/pts\/\d+$/);
    expect(markersByTty([tty ?? '']).get(tty ?? '')).toEqual({ pid: pane.pid, marker: pane.start.marker });
    expect(markersByTty([tty ?? ''], 'ps').get(tty ?? '')).toEqual({
      pid: pane.pid,
      marker: pane.start.marker,
    });
  });

  it('records the end and starts it again on Enter, the same pane', async () => {
    const pane = world.pane({ process: script(`echo $$ >>${world.path('pids')}; exit 3`) });
    const before = Date.now();
    const { state, runnerPid } = await pane.reaches('exited');
    expect(runnerPid).toBe(pane.pid);
    expect(state.exit.code).toBe(3);
    expect(Math.abs(state.exit.at - before)).toBeLessThan(20_000);
    await pane.shows(/wzp: dev\/api exited with 3 \(\d\d:\d\d:\d\d\)\. Enter starts it again/);
    pane.type('\r');
    await until(() => lines(world.path('pids')).length === 2, 'a second start');
    await pane.shows('exited with 3', 2);
    expect(pane.record().runnerPid).toBe(pane.pid);
  });

  it('end of input in the held pane closes it', async () => {
    const pane = world.pane({ process: argv('false') });
    await pane.shows('Enter starts it again');
    pane.type('\x04');
    expect(await pane.ended()).toBe(1);
  });

  it('Ctrl-C ends the program and not the runner, and does nothing in the held pane', async () => {
    const pane = world.pane({ process: script('echo ready; exec sleep 1000') });
    await pane.shows('ready');
    pane.type('\x03');
    const { state } = await pane.reaches('exited');
    expect(state.exit.code).toBe(130);
    await pane.shows('Enter starts it again');
    pane.type('\x03');
    pane.type('\x1c');
    pane.type('\r');
    await pane.shows('ready', 2);
    expect(alive(pane.pid)).toBe(true);
  });

  it('Ctrl-Z does not lose the program', async () => {
    const program = `process.on('SIGCONT', () => console.log('continued')); console.log('ready'); setInterval(() => {}, 1000)`;
    const pane = world.pane({ process: argv(process.execPath, '-e', program) });
    const { state } = await pane.reaches('running');
    await pane.shows('ready');
    pane.type('\x1a');
    await pane.shows('continued');
    expect(pane.record().state).toEqual(state);
    pane.type('\x03');
    await pane.reaches('exited');
  });

  it('a plain shell is interactive, has job control, and leaves the terminal usable when it is killed', async () => {
    const pane = world.pane({ process: { kind: 'shell' }, shell: onDash() });
    const { state } = await pane.reaches('running');
    pane.type('echo $-$((40 + 2))\r');
    await pane.shows(/[a-z]*i[a-z]*42/);
    process.kill(state.pid, 'SIGKILL');
    const ended = await pane.reaches('exited');
    expect(ended.state.exit.code).toBe(137);
    await pane.shows('was ended by SIGKILL');
    pane.type('\r');
    await pane.reaches(
      'running',
      (record) => record.state.kind === 'running' && record.state.pid !== state.pid,
    );
    pane.type('echo again-$((40 + 3))\r');
    await pane.shows('again-43');
  });

  it('a program that does not exist: 127, one that may not run: 126, with clear words', async () => {
    await check(
      argv('no-such-program-x'),
      127,
      /wzp: dev\/api cannot start: there is no program no-such-program-x on its PATH \(/,
    );
    await check(
      argv('/no/such/program'),
      127,
      /wzp: dev\/api cannot start: there is no program \/no\/such\/program/,
    );
    await check(argv(world.work), 126, /may not be executed/);
    await check(argv('/etc/passwd'), 126, /wzp: dev\/api cannot start: \/etc\/passwd may not be executed/);

    async function check(process: ReturnType<typeof argv>, code: number, words: RegExp): Promise<void> {
      const pane = world.pane({ process });
      expect((await pane.reaches('exited')).state.exit.code).toBe(code);
      await pane.shows(words);
      pane.close();
    }
  });

  it('a directory that has vanished: 126, with clear words; it starts once it is back', async () => {
    const gone = join(world.work, 'gone');
    const pane = world.pane({ process: script('pwd; sleep 1000'), cwd: gone });
    expect((await pane.reaches('exited')).state.exit.code).toBe(126);
    await pane.shows(`wzp: dev/api cannot start: the directory ${gone} does not exist`);
    await pane.shows('Enter starts it again');
    mkdirSync(gone);
    pane.type('\r');
    await pane.reaches('running');
    await pane.shows(`\n${gone}\r`);
  });

  it('the directory is the one of the spec, links unresolved', async () => {
    mkdirSync(join(world.work, 'real'));
    symlinkSync(join(world.work, 'real'), join(world.work, 'link name'));
    const pane = world.pane({ process: script('echo "<$PWD>"'), cwd: join(world.work, 'link name') });
    expect(await pane.shows('>')).toContain(`<${join(world.work, 'link name')}>`);
  });

  it('on_exit: close ends the pane with the code, a hold excepted', async () => {
    expect(await world.pane({ process: script('exit 5'), onExit: 'close' }).ended()).toBe(5);
  });

  it('on_exit: shell gives a shell in the same directory and environment', async () => {
    const environment = { ...world.request().environment, GREETING: 'hello' };
    const pane = world.pane({ process: script('exit 4'), onExit: 'shell', environment });
    await pane.shows('exited with 4');
    pane.type('echo $GREETING-$((1 + 1)) $PWD\r');
    await pane.shows(`hello-2 ${world.work}`);
    expect(pane.record().state).toMatchObject({ kind: 'exited', exit: { code: 4 } });
    pane.type('exit 6\r');
    expect(await pane.ended()).toBe(6);
  });

  it('sets the title, and keys pressed while the program ended do not start it again', async () => {
    const pane = world.pane({ process: script('echo ready; sleep 0.3; exit 1'), title: 'api\x1b]bad' });
    await pane.shows('\x1b]2;api ]bad\x1b\\');
    await pane.shows('ready');
    pane.type('\r\r\r');
    await pane.shows('Enter starts it again');
    pane.type('\r'); // this one does: had one of the others been taken, there would be a third start
    await pane.shows('Enter starts it again', 2);
    expect(pane.output.split('ready').length - 1).toBe(2);
  });

  it('restores the terminal after a program that was killed', async () => {
    const pane = world.pane({
      process: script(`stty raw -echo; printf '\\033[?1049h\\033[?1000h'; echo ready; kill -9 $$`),
    });
    await pane.shows('was ended by SIGKILL');
    expect(pane.output).toMatch(/\x1b\[\?1000l.*\x1b\[\?1047l/s);
    pane.type('\r');
    await pane.shows('ready', 2);
  });

  it('waits when told so, and says for what', async () => {
    const pane = world.pane({
      process: script('echo up'),
      start: { kind: 'held', what: 'dev/db to be ready', enterStarts: false },
    });
    await pane.reaches('waiting');
    await pane.shows('wzp: dev/api waits for dev/db to be ready');
    pane.type('\r');
    need(await (await import('../../src/runner/restart.ts')).startHeld(pane.place));
    await pane.reaches('exited');
    await pane.shows('Enter starts it again');
    expect(pane.output.split('up\r').length - 1).toBe(1);
    pane.type('\r');
    await pane.shows('exited with 0', 2);
  });

  it('the records of the runner survive the loss of its folder', async () => {
    const pane = world.pane({ process: script('read line; exit 2') });
    await pane.reaches('running');
    rmSync(launchDir(pane.place), { recursive: true });
    pane.type('x\r');
    await pane.shows('exited with 2');
    expect(existsSync(launchDir(pane.place))).toBe(false);
    expect(alive(pane.pid)).toBe(true);
  });

  it('what was removed from the environment is gone after a restart in place, argv and marker are new', async () => {
    const environment = { PATH: '/usr/bin:/bin' };
    const pane = world.pane({
      process: argv('sleep', '1001'),
      environment: { ...environment, OLD: 'x', BOTH: '1' },
    });
    const first = (await pane.reaches('running')).state.pid;
    const next = world.request({
      process: argv('sleep', '1002'),
      environment: { ...environment, BOTH: '2' },
      digest: 'digest-2',
    });
    const done = need(
      await restartInPlace(pane.place, next, { signal: 'SIGTERM', timeoutMs: 5000, tab: 'other' }),
    );
    expect(done).toMatchObject({
      generation: 2,
      stopped: { runner: 'held', killed: 0, exit: { code: 143 } },
    });
    const second = (await pane.reaches('running', (record) => record.generation === 2)).state.pid;
    await until(() => argvOf(second).join(' ') === 'sleep 1002', 'the new program');
    expect(alive(first)).toBe(false);
    expect(environmentOf(second).has('OLD')).toBe(false);
    expect(environmentOf(second).get('BOTH')).toBe('2');
    expect([...environmentOf(second).keys()].filter((key) => key.startsWith('WZP_')).sort()).toEqual([
      'WZP_ADDRESS',
      'WZP_PANE',
      'WZP_PROJECT',
      'WZP_SOCKET',
      'WZP_TOKEN',
    ]);
    const tty = pane.record().tty ?? '';
    expect(markersByTty([tty]).get(tty)).toEqual({
      pid: pane.pid,
      marker: { ...pane.start.marker, digest: 'digest-2', tab: 'other' },
    });
    expect(existsSync(join(launchDir(pane.place), 'run.1'))).toBe(false);
    const status = readFileSync(`/proc/${second}/status`, 'utf8');
    expect(/SigIgn:\s*(\w+)/.exec(status)?.[1]).toBe('0000000000000000');
    expect(/SigBlk:\s*(\w+)/.exec(status)?.[1]).toBe('0000000000000000');
    expect(/Umask:\s*(\w+)/.exec(status)?.[1]).toBe(process.umask().toString(8).padStart(4, '0'));
  });

  it('a process that is killed reads as exited', async () => {
    const pane = world.pane({ process: script(`echo $$ >${world.path('pid')}; exec sleep 1000`) });
    process.kill(await pidIn(world.path('pid')), 'SIGKILL');
    expect((await pane.reaches('exited')).state.exit.code).toBe(137);
  });

  it('a closed pane takes its program with it, and the record says exited with a code nobody saw', async () => {
    const pane = world.pane({ process: argv('sleep', '1000') });
    const { state } = await pane.reaches('running');
    process.kill(pane.pid, 'SIGHUP');
    await until(() => !alive(state.pid), 'the program to end');
    const record = await pane.reaches('exited');
    expect(record.state.exit.code).toBe(-1);
    expect(record.runnerPid).toBeNull();
  });
});

const onDash = (): string => '/bin/dash';

it('the base environment has what is the user’s and not what belongs to the place', () => {
  const base = baseEnvironment({
    HOME: '/home/u',
    PATH: '/bin',
    LANG: 'C',
    NODE_ENV: 'test',
    SSH_AUTH_SOCK: '/s',
    CODEX_HOME: '/c',
    EMPTY: '',
    TMUX: 'x',
    TMUX_PANE: '%1',
    WEZTERM_PANE: '1',
    TERM: 'x',
    TERM_PROGRAM: 'tmux',
    TERM_PROGRAM_VERSION: '3',
    COLORTERM: 'truecolor',
    VTE_VERSION: '1',
    WINDOWID: '1',
    STY: '1',
    ZELLIJ: '0',
    ZELLIJ_SESSION_NAME: 's',
    KITTY_PID: '1',
    ALACRITTY_LOG: 'l',
    ITERM_SESSION_ID: 'i',
    PWD: '/',
    OLDPWD: '/',
    SHLVL: '1',
    _: '/bin/x',
    npm_config_x: '1',
    npm_lifecycle_event: 'test',
    INIT_CWD: '/',
    CLAUDECODE: '1',
    CLAUDE_CODE_ENTRYPOINT: 'cli',
    CODEX_SANDBOX: '1',
    WZP_PANE: 'a:b',
    'BASH_FUNC_x%%': '() { :; }',
    'a.b': '1',
    UID: '0',
    UNSET: undefined,
  });
  expect(base).toEqual({
    HOME: '/home/u',
    PATH: '/bin',
    LANG: 'C',
    NODE_ENV: 'test',
    SSH_AUTH_SOCK: '/s',
    CODEX_HOME: '/c',
    EMPTY: '',
  });
  expect(plain('x')).toEqual({ value: 'x', shown: 'x' });
});
