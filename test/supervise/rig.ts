/** The built tool on a tmux server of its own, one project a test. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Built, Ran } from '../cli/support/built.ts';
import { lines, until } from '../runner/pane.ts';

interface ShownPane {
  readonly address: string;
  readonly pane_id: string | null;
  readonly pid: number | null;
  readonly state: string;
  readonly exit_code: number | null;
  readonly restarts: number;
  readonly ready: boolean | null;
  readonly geometry: {
    readonly left: number;
    readonly top: number;
    readonly cols: number;
    readonly rows: number;
  } | null;
}

export class Rig {
  readonly #built: Built;
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'wzp-rig-')));
  readonly project = join(this.root, 'project');
  readonly #socket = join(this.root, 'tmux');
  readonly #home: string;

  /** `user`: a rig of the same user, whose daemon is this one's too. */
  constructor(built: Built, user?: Rig) {
    this.#built = built;
    this.#home = user?.root ?? this.root;
    for (const folder of ['project', 'run', 'state', 'config', 'home'])
      mkdirSync(join(this.root, folder), { mode: 0o700 });
  }

  path(name: string): string {
    return join(this.root, name);
  }

  lines(name: string): string[] {
    return lines(this.path(name));
  }

  /** Panes of one workspace `dev` with one tab, side by side; the texts may hold `$`. */
  spec(
    panes: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
    top: Readonly<Record<string, unknown>> = {},
  ): void {
    const written = JSON.parse(JSON.stringify({ panes }).replaceAll('$', '$$$$')) as object;
    const dev = { tabs: [{ name: 'one', layout: { row: Object.keys(panes) } }], ...written };
    // JSON is YAML.
    writeFileSync(
      join(this.project, 'wezterm-parallel.yaml'),
      JSON.stringify({ version: 1, name: 'rig', ...top, workspaces: { dev } }),
    );
  }

  /** A program that notes its pid and stays; `before` runs first. */
  stays(name: string, before = ''): string {
    return `${before}${before === '' ? '' : '; '}echo $$ >>${this.path(name)}; exec sleep 100000`;
  }

  wzp(args: readonly string[], onStart?: (pid: number) => void): Promise<Ran> {
    return this.#built.run(args, {
      cwd: this.project,
      env: {
        HOME: join(this.#home, 'home'),
        XDG_STATE_HOME: join(this.#home, 'state'),
        XDG_RUNTIME_DIR: join(this.#home, 'run'),
        XDG_CONFIG_HOME: join(this.#home, 'config'),
        WZP_BACKEND: 'tmux',
        WZP_TMUX_SOCKET: this.#socket,
        WZP_SIZE: '200x50',
        NO_COLOR: '1',
      },
      ...(onStart === undefined ? {} : { onStart }),
    });
  }

  async apply(...args: string[]): Promise<Ran> {
    const ran = await this.wzp(['apply', '--yes', ...args]);
    if (ran.code !== 0) throw new Error(`apply: ${ran.code}\n${ran.stdout}\n${ran.stderr}`);
    return ran;
  }

  async pane(name: string): Promise<ShownPane> {
    const { stdout } = await this.wzp(['show', '--json']);
    const shown = JSON.parse(stdout) as { workspaces: { tabs: { panes: ShownPane[] }[] }[] };
    const found = shown.workspaces
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ panes }) => panes)
      .find(({ address }) => address === `dev/${name}`);
    if (!found) throw new Error(`no pane ${name} in ${stdout}`);
    return found;
  }

  reaches(name: string, state: string): Promise<ShownPane> {
    return until(async () => {
      const pane = await this.pane(name);
      return pane.state === state ? pane : null;
    }, `${name} to be ${state}`);
  }

  /** 0: the plan is empty. */
  async planCode(): Promise<number | null> {
    return (await this.wzp(['plan', '--detailed-exitcode'])).code;
  }

  screen(id: string | null): string {
    return this.tmux('capture-pane', '-p', '-t', id ?? '');
  }

  tmux(...args: string[]): string {
    return execFileSync('tmux', ['-S', this.#socket, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  close(): void {
    try {
      this.tmux('kill-server');
    } catch {
      // none runs any more
    }
    for (const line of execFileSync('ps', ['axeww', '-o', 'pid=,args='], {
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    }).split('\n')) {
      const pid = Number(/^\s*(\d+)/.exec(line)?.[1]);
      if (!line.includes(`${this.root}/`) || pid === process.pid) continue;
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // gone
      }
    }
    rmSync(this.root, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  }
}
