/** The built program with a project and a multiplexer server of its own; the same questions for each kind of server. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Built, Ran } from '../cli/support/built.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { fakeWezterm, realWezterm, weztermServer } from '../support/wezterm-server.ts';

export interface Seen {
  readonly id: string;
  readonly workspace: string;
  readonly title: string;
  /** Of the process that the server started in it. */
  readonly pid: number | null;
  readonly left: number;
  readonly top: number;
  readonly cols: number;
  readonly rows: number;
}

export interface Change {
  readonly address: string;
  readonly action: string;
  readonly reason: string;
  readonly stops_process: boolean;
}

export interface Stand {
  readonly kind: 'tmux' | 'wezterm';
  /** The folder of the project. */
  readonly project: string;
  write(text: string, name?: string): void;
  read(name?: string): string;
  wzp(...args: readonly string[]): Promise<Ran>;
  /** The same, and it must succeed. */
  done(...args: readonly string[]): Promise<Ran>;
  /** What a plan would change: `action address (reason)`. */
  open(...args: readonly string[]): Promise<readonly string[]>;
  changes(...args: readonly string[]): Promise<readonly Change[]>;
  /** address → pane id, as `wzp show` says. */
  ids(): Promise<ReadonlyMap<string, string>>;
  loseState(): void;
  // What a person does.
  panes(): readonly Seen[];
  /** Of an own workspace with one pane; its id. */
  workspace(name: string, command: readonly string[]): string;
  split(beside: string, side: 'right' | 'bottom', command: readonly string[]): string;
  /** Takes a pane out of its tab and puts it below another one. */
  join(id: string, below: string): void;
  breakOut(id: string): void;
  /** Any command of tmux. */
  tmux(...args: readonly string[]): string;
  end(): void;
}

const spec = 'wezterm-parallel.yaml';

/** Kinds of servers to test on: a real WezTerm only where one is named. */
export const kinds: readonly (readonly [title: string, where: string])[] = [
  ['tmux', 'tmux'],
  ['fake WezTerm', fakeWezterm],
  ...(realWezterm === null ? [] : [['WezTerm', realWezterm] as const]),
];
if (realWezterm === null)
  console.warn('!! SKIPPED: live stories on a real WezTerm (WZP_TEST_WEZTERM_DIR names none)');

/** `where`: `tmux`, or the folder of a WezTerm. */
export async function stand(built: Built, where: string): Promise<Stand> {
  const home = temporaryFolder('live');
  const project = join(home.path, 'project');
  const folders = ['state', 'run', 'config', 'project'].map((name) => join(home.path, name));
  for (const folder of folders) mkdirSync(folder, { mode: 0o700 });
  const socket = `wzp-live-${randomBytes(4).toString('hex')}`;
  const server = where === 'tmux' ? null : await weztermServer(where);
  const env: Record<string, string> = {
    PATH: server?.env['PATH'] ?? process.env['PATH'] ?? '',
    HOME: home.path,
    TMUX_TMPDIR: home.path,
    XDG_STATE_HOME: join(home.path, 'state'),
    XDG_RUNTIME_DIR: join(home.path, 'run'),
    XDG_CONFIG_HOME: join(home.path, 'config'),
    WZP_BACKEND: server === null ? 'tmux' : 'wezterm',
    WZP_SIZE: '200x50',
    ...(server === null ? { WZP_TMUX_SOCKET: socket } : { WEZTERM_UNIX_SOCKET: server.socket }),
  };
  const tmux = (...args: readonly string[]): string =>
    execFileSync('tmux', ['-u', '-f', '/dev/null', '-L', socket, ...args], {
      env: { ...env, LANG: 'C.UTF-8', SHELL: '/bin/sh' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  const cli = (...args: readonly string[]): string => {
    if (server === null) throw new Error('no WezTerm here');
    return server.cli(...args).trim();
  };
  const wzp = (...args: readonly string[]): Promise<Ran> => built.run(args, { env, cwd: project });

  const one: Stand = {
    kind: server === null ? 'tmux' : 'wezterm',
    project,
    write: (text, name = spec) => writeFileSync(join(project, name), text),
    read: (name = spec) => readFileSync(join(project, name), 'utf8'),
    wzp,
    async done(...args) {
      const ran = await wzp(...args);
      expect(`${ran.code} ${args.join(' ')}\n${ran.stderr}`).toBe(`0 ${args.join(' ')}\n${ran.stderr}`);
      return ran;
    },
    async changes(...args) {
      const ran = await wzp('plan', '--json', ...args);
      if (ran.stdout === '') throw new Error(`exit ${ran.code}: ${ran.stderr}`);
      return (JSON.parse(ran.stdout) as { changes: Change[] }).changes;
    },
    async open(...args) {
      const changes = await one.changes(...args);
      return changes
        .filter(({ action }) => action !== 'no-op')
        .map(({ action, address, reason }) => `${action} ${address} (${reason})`);
    },
    async ids() {
      const { stdout } = await one.done('show', '--json');
      const shown = JSON.parse(stdout) as {
        workspaces: { tabs: { panes: { address: string; pane_id: string | null }[] }[] }[];
      };
      const panes = shown.workspaces.flatMap(({ tabs }) => tabs.flatMap((tab) => tab.panes));
      return new Map(
        panes.flatMap(({ address, pane_id: id }) => (id === null ? [] : [[address, id] as const])),
      );
    },
    loseState() {
      rmSync(join(home.path, 'state'), { recursive: true });
      mkdirSync(join(home.path, 'state'), { mode: 0o700 });
    },
    panes: () => (server === null ? tmuxPanes(tmux) : weztermPanes(cli)),
    workspace(name, command) {
      if (server !== null)
        return cli('spawn', '--new-window', '--workspace', name, '--cwd', project, '--', ...command);
      tmux('new-session', '-d', '-s', name, '-x', '200', '-y', '50', '-c', project, '--', ...command);
      return tmux('list-panes', '-s', '-t', `=${name}`, '-F', '#{pane_id}');
    },
    split(beside, side, command) {
      if (server !== null)
        return cli(
          'split-pane',
          '--pane-id',
          beside,
          `--${side}`,
          '--percent',
          '37',
          '--cwd',
          project,
          '--',
          ...command,
        );
      const flag = side === 'right' ? '-h' : '-v';
      return tmux(
        'split-window',
        '-d',
        flag,
        '-t',
        beside,
        '-c',
        project,
        '-P',
        '-F',
        '#{pane_id}',
        '--',
        ...command,
      );
    },
    join(id, below) {
      if (server === null) tmux('join-pane', '-d', '-v', '-s', id, '-t', below);
      else cli('split-pane', '--pane-id', below, '--bottom', '--move-pane-id', id);
    },
    breakOut(id) {
      if (server === null) tmux('break-pane', '-d', '-s', id, '-n', 'solo');
      else {
        cli('move-pane-to-new-tab', '--pane-id', id);
        cli('set-tab-title', '--pane-id', id, 'solo');
      }
    },
    tmux,
    end() {
      if (server === null && existsSync(join(home.path, `tmux-${process.getuid?.() ?? 0}`))) {
        try {
          tmux('kill-server');
        } catch {
          // none runs any more
        }
      }
      server?.end();
      home.remove();
    },
  };
  return one;
}

function tmuxPanes(tmux: (...args: readonly string[]) => string): readonly Seen[] {
  const fields = [
    'pane_id',
    'session_name',
    'window_name',
    'pane_pid',
    'pane_left',
    'pane_top',
    'pane_width',
    'pane_height',
  ];
  return tmux('list-panes', '-a', '-F', fields.map((field) => `#{${field}}`).join('|'))
    .split('\n')
    .map((line) => {
      const [id = '', workspace = '', title = '', ...numbers] = line.split('|');
      const [pid = 0, left = 0, top = 0, cols = 0, rows = 0] = numbers.map(Number);
      return { id, workspace, title, pid, left, top, cols, rows };
    });
}

interface Listed {
  readonly pane_id: number;
  readonly workspace: string;
  readonly tab_title: string;
  readonly tty_name: string;
  readonly left_col: number;
  readonly top_row: number;
  readonly size: { readonly cols: number; readonly rows: number };
}

function weztermPanes(cli: (...args: readonly string[]) => string): readonly Seen[] {
  return (JSON.parse(cli('list', '--format', 'json')) as Listed[]).map((pane) => ({
    id: String(pane.pane_id),
    workspace: pane.workspace,
    title: pane.tab_title,
    pid: leaderOn(pane.tty_name),
    left: pane.left_col,
    top: pane.top_row,
    cols: pane.size.cols,
    rows: pane.size.rows,
  }));
}

/** The process that the server started on this terminal. */
function leaderOn(tty: string): number | null {
  try {
    const rows = execFileSync('ps', ['-t', tty.replace('/dev/', ''), '-o', 'pid=,sid='], {
      encoding: 'utf8',
    });
    const found = rows.split('\n').map((row) => row.trim().split(/\s+/).map(Number));
    return found.find(([pid, session]) => pid === session)?.[0] ?? null;
  } catch {
    return null;
  }
}

/** pane id → pid, for the panes named. */
export const pidsOf = (one: Stand, ids: Iterable<string>): readonly (number | null | undefined)[] => {
  const seen = new Map(one.panes().map(({ id, pid }) => [id, pid]));
  return [...ids].map((id) => seen.get(id));
};
