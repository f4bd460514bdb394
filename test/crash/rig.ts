/** The built tool on a server of its own, with panes that write down each of their starts, and a tool that can be struck at any point. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { buildForTest, type Built, type Ran } from '../cli/support/built.ts';
import { buildScript } from '../support/built-script.ts';
import { temporaryFolder, until, type TemporaryFolder } from '../support/temporary.ts';
import { weztermServer, type WeztermServer } from '../support/wezterm-server.ts';
import { privateServer, type PrivateServer } from '../tmux/private-server.ts';
import type { Interruption } from './children/interrupt.ts';

/** tab → rows of the layout; a pane's name may carry a version: `api@2` runs with another environment than `api`. */
export type Tabs = Readonly<Record<string, Layout>>;
export type Layout = string | { readonly row: readonly Layout[] } | { readonly column: readonly Layout[] };

export interface Tool {
  readonly built: Built;
  readonly hook: string;
  readonly folder: TemporaryFolder;
}

export async function buildTool(): Promise<Tool> {
  const folder = temporaryFolder('crash-tool');
  const hook = await buildScript(
    join(import.meta.dirname, 'children/interrupt.ts'),
    join(folder.path, 'interrupt.mjs'),
  );
  return { built: buildForTest(), hook, folder };
}

export interface Struck extends Ran {
  readonly signal: string | null;
  /** What was counted, in order. */
  readonly happened: readonly string[];
}

export interface Rig {
  readonly home: string;
  write(tabs: Tabs): void;
  run(...args: readonly string[]): Promise<Ran>;
  /** The same with an interruption. */
  strike(interruption: Omit<Interruption, 'log'>, ...args: readonly string[]): Promise<Struck>;
  /** pane name → pids that were started for it and live, in order */
  alive(): ReadonlyMap<string, readonly number[]>;
  /** `sh` that does something to the pane of a name on the server. */
  person(verb: 'close' | 'split', name: string): string;
  /** Panes that a person has made. */
  guests(): readonly string[];
  closePane(id: string): void;
  /** `guests`: how many of them stand beside ours. */
  expectStands(tabs: Tabs, guests?: number, what?: string): Promise<void>;
  close(): void;
}

export type Kind = { readonly backend: 'tmux' } | { readonly backend: 'wezterm'; readonly folder: string };

export async function rigOn(kind: Kind, tool: Tool): Promise<Rig> {
  const server = kind.backend === 'tmux' ? privateServer() : await weztermServer(kind.folder);
  const place = temporaryFolder('crash');
  const project = join(place.path, 'project');
  for (const name of ['project', 'state', 'run', 'config'])
    mkdirSync(join(place.path, name), { mode: 0o700 });
  const env: Record<string, string> = {
    ...server.env,
    TERM: 'xterm-256color',
    XDG_STATE_HOME: join(place.path, 'state'),
    XDG_RUNTIME_DIR: join(place.path, 'run'),
    XDG_CONFIG_HOME: join(place.path, 'config'),
    WZP_BACKEND: kind.backend,
    WZP_SIZE: '200x50',
    NO_COLOR: '1',
    ...('tmux' in server ? { WZP_TMUX_SOCKET: server.socket } : {}),
  };
  const markOf = (name: string): string => join(place.path, `mark-${name}`);
  let log = 0;
  const rig: Rig = {
    home: place.path,
    write: (tabs) =>
      writeFileSync(join(project, 'wezterm-parallel.yaml'), JSON.stringify(specOf(tabs, markOf))),
    run: (...args) => tool.built.run(args, { cwd: project, env }),
    strike: async (interruption, ...args) => {
      const path = join(place.path, `log-${++log}`);
      writeFileSync(path, '');
      const full: Interruption = { ...interruption, log: path };
      const ran = await run(['--import', tool.hook, tool.built.entryFor(args), ...args], project, {
        ...env,
        INTERRUPT: JSON.stringify(full),
      });
      return {
        ...ran,
        happened: readFileSync(path, 'utf8')
          .split('\n')
          .filter((line) => line !== ''),
      };
    },
    alive: () => aliveIn(place.path),
    person: (verb, name) =>
      personCommand(server, verb, idOf(server, aliveIn(place.path).get(name)?.[0] ?? 0)),
    guests: () => {
      const ours = [...aliveIn(place.path).values()].flat().map((pid) => idOf(server, pid));
      return panesOn(server).flatMap(({ id }) => (ours.includes(id) ? [] : [id]));
    },
    closePane: (id) =>
      'tmux' in server
        ? void server.tmux('kill-pane', '-t', id)
        : void server.cli('kill-pane', '--pane-id', id),
    expectStands: async (tabs, guests = 0, what = '') => {
      const names = namesOf(tabs).map((name) => name.replace(/@.*/, ''));
      await until(() => names.every((name) => aliveIn(place.path).has(name)), `every pane to run ${what}`);
      expect(
        [...aliveIn(place.path)].filter(([, pids]) => pids.length > 1),
        `runs twice ${what}`,
      ).toEqual([]);
      expect([...aliveIn(place.path).keys()].toSorted()).toEqual(names.toSorted());
      expect(panesOn(server), `no other panes ${what}`).toHaveLength(names.length + guests);
      const plan = await rig.run('plan', '--detailed-exitcode');
      expect(plan, `the plan is empty ${what}`).toMatchObject({ code: 0, stderr: '' });
    },
    close: () => {
      server.end();
      for (const pid of runningIn(place.path)) kill(pid); // a runner that is on its way out still writes
      place.remove();
    },
  };
  return rig;
}

function specOf(tabs: Tabs, markOf: (name: string) => string): unknown {
  const names = namesOf(tabs);
  const plain = (layout: Layout): unknown => {
    if (typeof layout === 'string') return { pane: layout.replace(/@.*/, '') };
    return 'row' in layout ? { row: layout.row.map(plain) } : { column: layout.column.map(plain) };
  };
  return {
    version: 1,
    name: 'crash',
    workspaces: {
      dev: {
        tabs: Object.entries(tabs).map(([name, layout]) => ({ name, layout: plain(layout) })),
        panes: Object.fromEntries(
          names.map((each) => {
            const [name = '', version = '1'] = each.split('@');
            return [name, { run: inSpec(marking(markOf(name))), env: { VERSION: version } }];
          }),
        ),
      },
    },
  };
}

export function namesOf(tabs: Tabs): readonly string[] {
  const leaves = (layout: Layout): readonly string[] => {
    if (typeof layout === 'string') return [layout];
    return ('row' in layout ? layout.row : layout.column).flatMap(leaves);
  };
  return Object.values(tabs).flatMap(leaves);
}

/** Writes down pid and start time of the process that it becomes: pids are used again. Field 22 of stat, as the runner has it. */
const marking = (file: string): string =>
  `read -r line </proc/$$/stat; set -- $line; echo "$$ \${22}" >> '${file}'; exec sleep 100000`;

const inSpec = (text: string): string => text.replaceAll('$', '$$$$');

function aliveIn(folder: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const name of allNames) {
    const path = join(folder, `mark-${name}`);
    if (!existsSync(path)) continue;
    const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
    const pids = lines.flatMap((line) => {
      const [pid = '', start = ''] = line.split(' ');
      return startOf(pid) === start ? [Number(pid)] : [];
    });
    if (pids.length > 0) found.set(name, pids);
  }
  return found;
}

/** Names that the stories use. */
const allNames = 'abcdefgh'.split('');

/** Null when there is no such process, or it has ended. */
function startOf(pid: string): string | null {
  try {
    const [state, ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return state === 'Z' ? null : (rest[18] ?? null);
  } catch {
    return null;
  }
}

/** What has a path of ours among its words, such as a runner, and what it has started. */
function runningIn(folder: string): readonly number[] {
  const mentions = (pid: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${folder}/`);
    } catch {
      return false; // it has ended
    }
  };
  const runners = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && mentions(name));
  return [...runners.map(Number), ...[...aliveIn(folder).values()].flat()];
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended
  }
}

function panesOn(
  server: PrivateServer | WeztermServer,
): readonly { readonly id: string; readonly tty: string }[] {
  if ('tmux' in server) {
    try {
      const rows = server
        .tmux('list-panes', '-a', '-F', '#{pane_id} #{pane_tty}')
        .split('\n')
        .filter(Boolean);
      return rows.map((row) => ({ id: row.split(' ')[0] ?? '', tty: row.split(' ')[1] ?? '' }));
    } catch {
      return [];
    }
  }
  const panes = JSON.parse(server.cli('list', '--format', 'json')) as { pane_id: number; tty_name: string }[];
  return panes
    .filter((pane) => pane.pane_id !== 0) // the one that the server came with
    .map((pane) => ({ id: String(pane.pane_id), tty: pane.tty_name }));
}

/** The pane on whose terminal a process runs. */
function idOf(server: PrivateServer | WeztermServer, pid: number): string {
  const terminal = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[4]);
  const tty = `/dev/pts/${(terminal & 0xff) | ((terminal >> 12) & 0xfff00)}`;
  return panesOn(server).find((pane) => pane.tty === tty)?.id ?? '';
}

function personCommand(server: PrivateServer | WeztermServer, verb: 'close' | 'split', id: string): string {
  if ('tmux' in server) {
    const tmux = `tmux -L ${server.socket}`;
    return `unset TMUX; TMUX_TMPDIR='${server.env['TMUX_TMPDIR'] ?? ''}'; export TMUX_TMPDIR; ${
      verb === 'close' ? `${tmux} kill-pane -t '${id}'` : `${tmux} split-window -d -t '${id}' 'sleep 100000'`
    }`;
  }
  const cli = `PATH='${server.env['PATH'] ?? ''}' WEZTERM_UNIX_SOCKET='${server.socket}' wezterm cli --no-auto-start`;
  return verb === 'close'
    ? `${cli} kill-pane --pane-id ${id}`
    : `${cli} split-pane --pane-id ${id} --bottom -- sleep 100000`;
}

function run(
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Ran & { readonly signal: string | null }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: string[] = [];
    const err: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
    child.once('close', (code, signal) =>
      resolve({ code, signal, stdout: out.join(''), stderr: err.join('') }),
    );
  });
}
