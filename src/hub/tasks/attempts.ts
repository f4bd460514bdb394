/** Attempts of tasks as processes: each in a folder of its own, detached, its output and its end kept in files. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from '../../runner/place.ts';
import { lives, processTable, type ProcessEntry } from '../../runner/processes.ts';
import { sendSignal } from '../../runner/signals.ts';
import { errorCode, errorText } from '../../state/system-error.ts';
import { attemptScript } from './attempt-script.ts';
import type { Answer } from '../answer.ts';
import { preparePaneAttempt } from './pane-script.ts';
import type { ShellState } from './prompt.ts';
import type { AttemptEnd } from './schedule.ts';
import type { Task } from './task.ts';

/** ms between SIGTERM and SIGKILL. */
const patience = 5000;
/** ms between two looks at an attempt that an earlier daemon has started. */
const lookMs = 200;
/** ms in which one that has begun must say who it is. */
const introduction = 2000;
/** ms between two looks whether the shell of a pane waits at its prompt. */
const promptMs = 250;
/** ms in which the shell of a pane must have begun what was typed. */
const typedMs = 10_000;

/** What attempts in panes need to know of them, and do to them. Panes are named by address. */
export interface PaneHands {
  state(project: string, address: string): ShellState;
  type(project: string, address: string, line: string): Promise<Answer<void>>;
}

export interface AttemptSettings {
  /** `<state>/hub/tasks` */
  readonly folder: string;
  /** What every task gets, below its own variables. */
  readonly env: (task: Task) => Readonly<Record<string, string>>;
  /** Permission bits that files of tasks lack; the daemon's own are stricter. */
  readonly umask: number;
}

type Ended = (end: AttemptEnd) => void;

export class Attempts {
  /** Set before anything runs; without it no task runs in a pane. */
  panes: PaneHands | null = null;
  readonly #settings: AttemptSettings;
  /** Those whose command has not been typed yet, or not been taken by the shell. */
  readonly #unbegun = new Map<string, Ended>();
  readonly #timers = new Map<string, Set<NodeJS.Timeout>>();
  readonly #expired = new Set<string>();
  readonly #pids = new Map<string, number>();

  constructor(settings: AttemptSettings) {
    this.#settings = settings;
  }

  /** The attempt with the number `task.attempts`. `ended` is called once, never before this returns. */
  start(task: Task, ended: Ended): void {
    if (task.pane !== null) return this.#startInPane(task, task.pane, ended);
    const folder = this.folderOf(task);
    const finish = this.#finisher(task, ended);
    let output: number | null = null;
    try {
      const script = attemptScript(this.#prepared(folder));
      const argv = argvOf(task, folder);
      output = openSync(join(folder, 'output'), 'a', 0o600);
      const umask = this.#settings.umask.toString(8).padStart(4, '0');
      const child = spawn('/bin/sh', [script, folder, umask, ...argv], {
        cwd: task.cwd,
        env: {
          ...this.#settings.env(task),
          ...task.env,
          WZP_TASK: task.id,
          WZP_TASK_RESULT: join(folder, 'result.json'),
        },
        detached: true,
        stdio: ['ignore', output, output],
      });
      child.once('error', (error) =>
        finish({ kind: 'lost', reason: `it could not be started: ${error.message}` }),
      );
      child.once('exit', () => finish(endOf(folder) ?? { kind: 'lost', reason: 'nobody saw how it ended' }));
      if (child.pid !== undefined) this.#pids.set(task.id, child.pid);
      child.unref();
      this.#limit(task, task.timeoutMs);
    } catch (error) {
      setImmediate(finish, { kind: 'lost', reason: `it could not be started: ${errorText(error)}` });
    } finally {
      if (output !== null) closeSync(output);
    }
  }

  /** Takes over an attempt that an earlier daemon has started, or was about to start. */
  adopt(task: Task, now: number, ended: Ended): void {
    const folder = this.folderOf(task);
    const finish = this.#finisher(task, ended);
    if (task.timeoutMs !== null)
      this.#limit(task, Math.max(0, (task.attemptStarted ?? now) + task.timeoutMs - now));
    if (task.cancelling) this.stop(task);
    const deadline = now + introduction;
    const look = (): void => {
      const end = endOf(folder);
      const identity = identityOf(folder);
      if (end !== null) return finish(end);
      if (identity !== null) {
        this.#pids.set(task.id, identity.pid);
        if (!lives(identity.pid, identity.start))
          return finish(endOf(folder) ?? { kind: 'lost', reason: 'nobody saw how it ended' });
      } else if (claim(folder)) return finish({ kind: 'void' });
      else if (Date.now() > deadline) return finish({ kind: 'lost', reason: 'it died as it began' });
      this.#later(task, lookMs, look);
    };
    setImmediate(look);
  }

  #startInPane(task: Task, pane: string, ended: Ended): void {
    const folder = this.folderOf(task);
    const { panes } = this;
    const { project } = task;
    const finish = this.#finisher(task, ended);
    this.#unbegun.set(task.id, finish);
    this.#limit(task, task.timeoutMs);
    const lost = (reason: string): void => setImmediate(finish, { kind: 'lost', reason }) && undefined;
    if (panes === null || project === null) return lost('it belongs to no project that has panes');
    let line: string;
    try {
      const scripts = this.#prepared(folder);
      const umask = this.#settings.umask.toString(8).padStart(4, '0');
      line = preparePaneAttempt({
        scripts,
        folder,
        umask,
        cwd: task.cwd,
        env: { ...task.env, WZP_TASK: task.id, WZP_TASK_RESULT: join(folder, 'result.json') },
        argv: argvOf(task, folder),
      });
    } catch (error) {
      return lost(`it could not be started: ${errorText(error)}`);
    }
    const isOpen = (): boolean => this.#unbegun.get(task.id) === finish;
    const type = async (): Promise<void> => {
      const typed = await panes.type(project, pane, line);
      if (!isOpen()) return;
      if (typed.ok) this.#watch(task, finish, Date.now() + typedMs);
      else lost(typed.error.message);
    };
    const look = (): void => {
      if (!isOpen()) return;
      switch (panes.state(project, pane)) {
        case 'prompt':
          return void type();
        case 'busy':
          return this.#later(task, promptMs, look);
        case 'program':
          return lost(`${pane} runs a program of its own: a task is typed at the prompt of a shell`);
        case 'gone':
          return lost(`nothing runs in ${pane}`);
      }
    };
    setImmediate(look);
  }

  /** Follows an attempt in a pane from its files; one that the shell has not taken in time never will be begun. */
  #watch(task: Task, finish: Ended, deadline: number): void {
    const folder = this.folderOf(task);
    const look = (): void => {
      const end = endOf(folder);
      const identity = identityOf(folder);
      if (end !== null || identity !== null) this.#unbegun.delete(task.id);
      if (end !== null) return finish(end);
      if (identity !== null) {
        if (!lives(identity.pid, identity.start))
          return finish(endOf(folder) ?? { kind: 'lost', reason: 'nobody saw how it ended' });
      } else if (Date.now() > deadline && claim(folder))
        return finish({ kind: 'lost', reason: `the shell in ${task.pane} has not taken it` });
      this.#later(task, lookMs, look);
    };
    look();
  }

  /** Asks everything in it to end, what is born meanwhile too, and insists. */
  stop(task: Task): void {
    const unbegun = this.#unbegun.get(task.id);
    if (unbegun !== undefined && claim(this.folderOf(task))) return unbegun({ kind: 'void' });
    const told = new Set<number>();
    const insists = Date.now() + patience;
    const again = (): void => {
      this.#signal(task, Date.now() < insists ? 'SIGTERM' : 'SIGKILL', told);
      this.#later(task, lookMs, again);
    };
    again();
  }

  folderOf({ id, attempts }: Pick<Task, 'id' | 'attempts'>): string {
    return join(this.#settings.folder, id, String(attempts));
  }

  /** What it wrote as its result; undefined: nothing, or nothing that is JSON. */
  result(task: Task): unknown {
    const text = textOf(join(this.folderOf(task), 'result.json'));
    if (text === null || text.length > 1 << 20) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  /** Stops watching. What runs goes on. */
  close(): void {
    for (const timers of this.#timers.values()) for (const timer of timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #prepared(folder: string): string {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return this.#settings.folder;
  }

  #finisher(task: Task, ended: Ended): Ended {
    let isOver = false;
    return (end) => {
      if (isOver) return;
      isOver = true;
      for (const timer of this.#timers.get(task.id) ?? []) clearTimeout(timer);
      this.#timers.delete(task.id);
      this.#pids.delete(task.id);
      this.#unbegun.delete(task.id);
      const expired = this.#expired.delete(task.id);
      ended(expired && !(end.kind === 'exit' && end.code === 0) ? { kind: 'timeout' } : end);
    };
  }

  #limit(task: Task, ms: number | null): void {
    if (ms === null) return;
    this.#later(task, ms, () => {
      this.#expired.add(task.id);
      this.stop(task);
    });
  }

  #later(task: Task, ms: number, work: () => void): void {
    const timers = this.#timers.get(task.id) ?? new Set();
    this.#timers.set(task.id, timers);
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  }

  /** Everything in the session of the attempt but the script that waits for its end. */
  #signal(task: Task, signal: 'SIGTERM' | 'SIGKILL', told: Set<number>): void {
    const leader = identityOf(this.folderOf(task))?.pid ?? this.#pids.get(task.id);
    if (leader === undefined) return;
    const table = processTable();
    const isPart = ({ session, group }: ProcessEntry): boolean =>
      task.pane === null ? session === String(leader) : group === leader;
    for (const entry of table.values()) {
      const { pid } = entry;
      if (!isPart(entry) || pid === leader) continue;
      if (signal === 'SIGTERM' && told.has(pid)) continue;
      told.add(pid);
      sendSignal(pid, signal);
    }
  }
}

function argvOf({ command }: Task, folder: string): readonly string[] {
  if (typeof command !== 'string') return command;
  const path = join(folder, 'command');
  writeFileSync(path, `${command}\n`, { mode: 0o600 });
  return ['/bin/sh', path];
}

function endOf(folder: string): AttemptEnd | null {
  const code = /^(\d{1,3})\n$/.exec(textOf(join(folder, 'exit')) ?? '')?.[1];
  return code === undefined ? null : { kind: 'exit', code: Number(code) };
}

function identityOf(folder: string): { readonly pid: number; readonly start: string } | null {
  const found = /^(\d+) (\S+)\n$/.exec(textOf(join(folder, 'pid')) ?? '');
  return found === null ? null : { pid: Number(found[1]), start: found[2] ?? '' };
}

/** True when the attempt has not begun; from then on it never will. */
function claim(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    mkdirSync(join(folder, 'claim'));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}
