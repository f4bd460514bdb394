/** A build of its own for tests that run the program: other builds in the same checkout do not disturb it. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

export interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, unknown>> }>>;
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Built {
  readonly root: string;
  /** Of `node`, ready to run. */
  readonly entry: string;
  /** The same for a command that changes something. */
  entryFor(args: readonly string[]): string;
  readonly folder: string;
  readonly metafile: Metafile;
  /** An empty home with private XDG folders; the working directory of `run`. */
  readonly home: string;
  run(args: readonly string[], options?: RunOptions): Promise<Ran>;
  remove(): void;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly input?: string;
  /** Called once, with the pid. */
  readonly onStart?: (pid: number) => void;
}

export function buildForTest(): Built {
  // Inside the checkout, where the package's schemas and templates are found; out of sight of git and of the checks.
  const folder = join(root, 'node_modules', '.cache', `wzp-test-${process.pid}-${Date.now()}`);
  const home = mkdtempSync(join(tmpdir(), 'wzp-cli-'));
  const metafile = join(home, 'meta.json');
  execFileSync(process.execPath, ['script/build.mjs', '--outdir', folder, '--metafile', metafile], {
    cwd: root,
  });
  const entryFor = (args: readonly string[]): string => join(folder, bundleFor(args));
  return {
    root,
    entry: entryFor([]),
    entryFor,
    folder,
    metafile: JSON.parse(readFileSync(metafile, 'utf8')) as Metafile,
    home,
    run: (args, options = {}) =>
      run([entryFor(args), ...args], {
        cwd: home,
        ...options,
        env: { ...environment(home), ...options.env },
      }),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** As bin/wzp chooses. */
const bundleFor = ([command = '']: readonly string[]): string =>
  ['apply', 'heal', 'destroy'].includes(command) ? 'change.mjs' : 'main.mjs';

const environment = (home: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: home,
  LANG: 'C.UTF-8',
  SHELL: '/bin/sh',
  TERM: 'xterm-256color',
  XDG_STATE_HOME: join(home, 'state'),
  XDG_RUNTIME_DIR: join(home, 'run'),
  XDG_CONFIG_HOME: join(home, 'config'),
});

function run(argv: readonly string[], { cwd, env, input, onStart }: RunOptions): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv, {
      cwd,
      env,
      stdio: 'pipe',
      timeout: 30_000,
      killSignal: 'SIGKILL',
    });
    const out: string[] = [];
    const err: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
    child.stdin.end(input ?? '');
    if (child.pid !== undefined) onStart?.(child.pid);
    child.once('close', (code) => {
      resolve({ code, stdout: out.join(''), stderr: err.join('') });
    });
  });
}
