/** Multiplexers that are not there, do not answer, or answer rubbish: a message with what to do, and nothing is done. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { placeFor, spec, type Place } from './place.ts';

let built: Built;
let place: Place;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => built.remove());
beforeEach(() => {
  place = placeFor(built);
  place.write(spec());
});
afterEach(() => place.end());

describe('a tmux server that is stopped', () => {
  it('is given up on, with its pid and how to wake it', async () => {
    expect(await place.run(['apply', '--yes'])).toMatchObject({ code: 0 });
    const pid = place.tmux('display-message', '-p', '#{pid}').trim();
    process.kill(Number(pid), 'SIGSTOP');
    try {
      for (const args of [['plan'], ['apply', '--yes']]) {
        const { code, stderr } = await place.run(args);
        expect(code).toBe(1);
        expect(stderr).toMatch(/WZP3001.*did not answer/);
        expect(stderr).toContain(`kill -CONT ${pid}`);
      }
    } finally {
      process.kill(Number(pid), 'SIGCONT');
    }
    expect(await place.run(['plan', '--detailed-exitcode'])).toMatchObject({ code: 0 });
  });
});

describe('no multiplexer', () => {
  it.each([
    ['auto', 'WZP3025', 'apt install tmux'],
    ['tmux', 'WZP3010', 'install tmux'],
    ['wezterm', 'WZP3021', 'wezterm-mux-server'],
  ])('with --backend %s: %s', async (backend, code, hint) => {
    const nothing = { PATH: join(place.folder, 'bin'), WZP_BACKEND: backend };
    for (const args of [['plan'], ['apply', '--yes'], ['show']]) {
      const ran = await place.run(args, { env: nothing });
      expect(ran.code).toBe(1);
      expect(ran.stderr).toContain(code);
      expect(ran.stderr).toContain(hint);
    }
  });
});

describe('a wezterm', () => {
  const list = (text: string): string => `cat <<'END'\n${text}\nEND`;
  const pane = {
    window_id: 0,
    tab_id: 0,
    pane_id: 0,
    workspace: 'default',
    size: { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0, dpi: 0 },
    title: '\u001b]0;owned\u0007',
    cwd: 'not a url',
    left_col: 0,
    top_row: 0,
    tab_title: '',
    is_active: true,
    is_zoomed: false,
    tty_name: null,
  };
  let env: Readonly<Record<string, string>>;
  beforeEach(() => {
    const socket = join(place.folder, 'run', 'wezterm.sock');
    writeFileSync(socket, ''); // a server has stood there
    env = { WZP_BACKEND: 'wezterm', WEZTERM_UNIX_SOCKET: socket };
  });

  it.each([
    ['prints rubbish', 'echo rubbish', 'WZP3023', 'wezterm --version'],
    ['prints half of its JSON', `printf '[{"window_id":0,'`, 'WZP3023', 'wezterm --version'],
    ['prints another JSON', 'echo "{}"', 'WZP3023', 'wezterm --version'],
    ['prints a list of something else', 'echo "[1,2]"', 'WZP3023', 'wezterm --version'],
    ['prints zeros', 'head -c 100000 /dev/zero', 'WZP3023', 'wezterm --version'],
    ['fails', 'echo "some trouble" >&2; exit 3', 'some trouble', '--trace'],
    ['dies', 'kill -SEGV $$', 'WZP3022', '--trace'],
    [
      'has lost its server',
      'echo "12:00:00.000  ERROR  wezterm > failed to connect to Socket(\\"x\\"): connecting to x; terminating" >&2; exit 1',
      'WZP3021',
      'start WezTerm',
    ],
  ])('that %s is not believed', async (_, script, code, hint) => {
    place.program('wezterm', script);
    for (const args of [['plan'], ['apply', '--yes']]) {
      const ran = await place.run(args, { env });
      expect(ran.code).toBe(1);
      expect(ran.stderr).toContain(code);
      expect(ran.stderr).toContain(hint);
      expect(ran.stderr).not.toContain('WZP9999');
      // eslint-disable-next-line no-control-regex -- that is what must not come through
      expect(ran.stdout + ran.stderr).not.toMatch(/[\u0000-\u0008\u001b]/);
    }
  });

  it('that hangs is given up on', async () => {
    place.program('wezterm', 'exec sleep 1000');
    const ran = await place.run(['plan'], { env });
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.stderr).toMatch(/WZP3001.*did not answer.*given up/);
    expect(ran.stderr).toContain('kill -CONT');
  });

  it.each([
    ['fields that nobody knows yet', [{ ...pane, is_dead: false, floating: { x: 1 } }]],
    ['no pane at all', []],
  ])('that lists %s is understood', async (_, panes) => {
    place.program('wezterm', list(JSON.stringify(panes)));
    const ran = await place.run(['plan', '--json'], { env });
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ summary: { create: 2 } });
    // eslint-disable-next-line no-control-regex -- that is what must not come through
    expect((await place.run(['plan'], { env })).stdout).not.toMatch(/\u001b/);
  });

  it('that answers a spawn with something else does not make the tool start the same again and again', async () => {
    const log = join(place.folder, 'calls');
    place.program('wezterm', `echo "$*" >> '${log}'; case "$*" in *list*) echo '[]' ;; *) echo done ;; esac`);
    const ran = await place.run(['apply', '--yes'], { env });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('WZP3023');
    rmSync(log);
  });

  it('without a socket is not even asked', async () => {
    rmSync(env['WEZTERM_UNIX_SOCKET'] ?? '');
    const log = join(place.folder, 'calls');
    place.program('wezterm', `echo called > '${log}'`);
    const ran = await place.run(['plan'], { env });
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.stderr).toContain('WZP3021');
    expect(() => rmSync(log)).toThrow('ENOENT');
  });
});
