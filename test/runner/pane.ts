/** A pane for tests: the runner on a real pty, in folders of its own, under one of the shells that it must run with. */
import { spawn, type IPty } from '@lydell/node-pty';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Start } from '../../src/backend/backend.ts';
import type { Outcome } from '../../src/diagnostics/diagnostic.ts';
import { prepareLaunch } from '../../src/runner/launch.ts';
import type { LaunchPlace } from '../../src/runner/place.ts';
import type { ProcessRecord, ProcessState } from '../../src/runner/process.ts';
import { processEntry } from '../../src/runner/processes.ts';
import { readRecord } from '../../src/runner/records.ts';
import type { RunRequest } from '../../src/runner/run-file.ts';
import type { Text } from '../../src/spec/desired.ts';
import { neverRestart } from '../../src/spec/restart.ts';

export const plain = (value: string): Text => ({ value, shown: value });

export const script = (text: string): RunRequest['process'] => ({ kind: 'text', text: plain(text) });
export const argv = (...words: string[]): RunRequest['process'] => ({ kind: 'argv', argv: words.map(plain) });
export const shell: RunRequest['process'] = { kind: 'shell' };

export function need<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((d) => `${d.code} ${d.message}`).join('\n'));
  return outcome.value;
}

const onPath = (program: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));

/** The shells of this machine that can be /bin/sh somewhere, each under the name `sh`, as it is found there. */
export const shells = ['dash', 'bash', 'busybox'].filter((name) => onPath(name) !== undefined);

export async function until<T>(
  check: () => T | Promise<T>,
  what: string | (() => string),
  ms = 15_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + ms;
  for (let delay = 1; ; delay = Math.min(delay * 2, 20)) {
    const value = await check();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() > deadline)
      throw new Error(`waited ${ms} ms for ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
}

export const alive = (pid: number): boolean => processEntry(pid) !== null;

/** Lines of a file, none while it is not there. */
export function lines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return [];
  }
}

export const pidIn = (path: string): Promise<number> =>
  until(
    () => (/^(\d+)$/.exec(lines(path).at(-1) ?? '') ? Number(lines(path).at(-1)) : null),
    `a pid in ${path}`,
  );

export class World {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'wzp-runner-')));
  readonly runtimeDir = join(this.root, "run time's");
  readonly work = join(this.root, 'work');
  sh = '/bin/sh';
  readonly panes: Pane[] = [];

  constructor(shellName: string) {
    mkdirSync(this.runtimeDir, { mode: 0o700 });
    mkdirSync(this.work);
    this.use(shellName);
  }

  /** Runs the panes that are made from now on under this shell. */
  use(shellName: string): void {
    mkdirSync(join(this.root, shellName), { recursive: true });
    this.sh = join(this.root, shellName, 'sh');
    if (!existsSync(this.sh)) symlinkSync(onPath(shellName) ?? '', this.sh);
  }

  path(name: string): string {
    return join(this.work, name);
  }

  program(name: string, text: string): string {
    writeFileSync(this.path(name), text);
    chmodSync(this.path(name), 0o755);
    return this.path(name);
  }

  request(changes: Partial<RunRequest> = {}): RunRequest {
    return {
      process: shell,
      shell: '/bin/sh',
      cwd: this.work,
      environment: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: this.root, PS1: '$ ' },
      title: null,
      onExit: 'hold',
      restart: neverRestart,
      stop: { signal: 'SIGTERM', timeoutMs: 10_000, command: null, keys: [] },
      start: { kind: 'now' },
      fields: {},
      digest: 'digest-1',
      ...changes,
    };
  }

  prepare(changes: Partial<RunRequest> = {}, address = 'dev/api'): { place: LaunchPlace; start: Start } {
    return need(
      prepareLaunch({
        runtimeDir: this.runtimeDir,
        project: { name: 'shop', key: 'shop-3f9a1c2b' },
        address,
        tab: 'code',
        serverId: '/tmp/socket',
        run: this.request(changes),
        sh: this.sh,
      }),
    );
  }

  pane(changes: Partial<RunRequest> = {}, serverEnvironment: Record<string, string> = {}): Pane {
    const prepared = this.prepare(changes);
    const pane = new Pane(prepared.place, prepared.start, serverEnvironment);
    this.panes.push(pane);
    return pane;
  }

  close(): void {
    for (const pane of this.panes) pane.close();
    // What a test has let loose carries its folder in the environment or the arguments.
    for (const line of execFileSync('ps', ['axeww', '-o', 'pid=,args='], {
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    }).split('\n')) {
      const pid = Number(/^\s*(\d+)/.exec(line)?.[1]);
      if (line.includes(`${this.root}/`) && pid !== process.pid) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // gone
        }
      }
    }
    rmSync(this.root, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  }
}

export class Pane {
  readonly place: LaunchPlace;
  readonly start: Start;
  readonly #pty: IPty;
  output = '';
  exitCode: number | null = null;

  constructor(place: LaunchPlace, start: Start, serverEnvironment: Record<string, string>) {
    this.place = place;
    this.start = start;
    const [file = '', ...args] = start.argv;
    this.#pty = spawn(file, args, {
      cols: 120,
      rows: 30,
      cwd: existsSync(start.cwd) ? start.cwd : '/',
      env: { PATH: '/usr/bin:/bin', TERM: 'xterm-256color', ...serverEnvironment },
    });
    this.#pty.onData((data) => {
      this.output += data;
    });
    this.#pty.onExit(({ exitCode, signal }) => {
      this.exitCode = signal ? 128 + signal : exitCode;
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  type(text: string): void {
    this.#pty.write(text);
  }

  onData(listener: (data: string) => void): void {
    if (this.output !== '') listener(this.output);
    this.#pty.onData(listener);
  }

  resize(cols: number, rows: number): void {
    this.#pty.resize(cols, rows);
  }

  record(): ProcessRecord {
    const record = readRecord(this.place);
    if (!record) throw new Error('no record');
    return record;
  }

  /** Waits for a state of the record. */
  async reaches<K extends ProcessState['kind']>(
    kind: K,
    where: (record: ProcessRecord) => boolean = () => true,
  ): Promise<ProcessRecord & { state: Extract<ProcessState, { kind: K }> }> {
    return until(
      () => {
        const record = this.record();
        return record.state.kind === kind && where(record)
          ? (record as ProcessRecord & { state: Extract<ProcessState, { kind: K }> })
          : null;
      },
      () => `${kind}; it is ${JSON.stringify(this.record())}, on screen: ${JSON.stringify(this.output)}`,
    );
  }

  async shows(text: string | RegExp, times = 1): Promise<string> {
    const pattern = typeof text === 'string' ? null : new RegExp(text, `${text.flags}g`);
    const count = (): number =>
      pattern ? [...this.output.matchAll(pattern)].length : this.output.split(text as string).length - 1;
    await until(
      () => count() >= times,
      () => `${times} x ${text}; on screen: ${JSON.stringify(this.output)}`,
    );
    return this.output;
  }

  /** Exit code of the runner, when its pane has closed. */
  ended(): Promise<number> {
    return until(
      () => this.exitCode ?? null,
      () => `the runner to end; on screen: ${JSON.stringify(this.output)}`,
    );
  }

  close(): void {
    if (this.exitCode !== null) return;
    try {
      this.#pty.kill('SIGKILL');
    } catch {
      // gone
    }
  }
}
