/** A program on a pty of its own, started as the real server starts it. */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { basename, isAbsolute, join } from 'node:path';
import { ReadStream } from 'node:tty';

/** The native part of node-pty. Its wrapper would overwrite PWD and tell of an exit late. */
interface NativePty {
  fork(
    file: string,
    args: readonly string[],
    env: readonly string[],
    cwd: string,
    cols: number,
    rows: number,
    uid: number,
    gid: number,
    utf8: boolean,
    helper: string,
    onExit: (code: number, signal: number) => void,
  ): { readonly fd: number; readonly pid: number; readonly pty: string };
  resize(fd: number, cols: number, rows: number): void;
}

const load = createRequire(import.meta.url);
const { requireBinary } = load('@lydell/node-pty/requireBinary.js') as {
  requireBinary: (file: string) => NativePty;
};
const native = requireBinary('pty.node');

export interface ProgramEvents {
  readonly output: (data: Uint8Array) => void;
  readonly exit: (code: number, signal: number) => void;
  /** Nothing has the tty open any more. */
  readonly end: () => void;
}

export interface ProgramStart {
  /** Null: the login shell. */
  readonly argv: readonly string[] | null;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cols: number;
  readonly rows: number;
  /** The tty stays when the program has ended, so that its name is not given to another pane. */
  readonly keepTty: boolean;
}

export class Program {
  readonly tty: string;
  readonly #pid: number;
  readonly #fd: number;
  readonly #stream: ReadStream;
  /** Our own hold on the tty, if it is to be kept. */
  readonly #kept: number | null;
  #running = true;
  #open = true;

  /** Throws with the real server's text when the program can not be executed. */
  constructor(start: ProgramStart, events: ProgramEvents) {
    const words = commandLine(start);
    const child = native.fork(
      words[0] ?? '',
      words.slice(1),
      Object.entries({ ...start.env, PERL_BADLANG: '0' }).map(([key, value]) => `${key}=${value}`),
      start.cwd,
      Math.max(1, start.cols),
      Math.max(1, start.rows),
      -1,
      -1,
      false,
      'unused',
      (code, signal) => {
        this.#running = false;
        events.exit(code, signal);
      },
    );
    this.tty = child.pty;
    this.#pid = child.pid;
    this.#fd = child.fd;
    this.#kept = start.keepTty ? openSync(child.pty, constants.O_RDWR | constants.O_NOCTTY) : null;
    awaitExec(child.pid, words);
    this.#stream = new ReadStream(child.fd);
    this.#stream.on('data', (data) => events.output(data));
    // Linux reports the last close of the slave as EIO.
    this.#stream.on('error', () => this.#stream.destroy());
    this.#stream.on('close', () => {
      this.#open = false;
      events.end();
    });
  }

  write(text: string): void {
    if (this.#open) this.#stream.write(text);
  }

  resize(cols: number, rows: number): void {
    if (!this.#open) return;
    try {
      native.resize(this.#fd, Math.max(1, cols), Math.max(1, rows));
    } catch {
      // The tty was closed in this moment; its end is reported by itself.
    }
  }

  /** SIGHUP to the child alone, then the tty goes. */
  hangUp(): void {
    if (this.#running) signal(this.#pid, 'SIGHUP');
    if (this.#open && this.#kept !== null) closeSync(this.#kept);
    this.#stream.destroy();
  }

  /** Executable and directory of the process in the foreground of the tty; null once the child is gone. */
  foreground(): { readonly name: string | null; readonly cwd: string | null } | null {
    if (!this.#running) return null;
    const leader = foregroundOf(this.#pid);
    if (leader === null) return null;
    const exe = linkOf(`/proc/${leader}/exe`);
    return { name: exe === null ? null : basename(exe), cwd: linkOf(`/proc/${leader}/cwd`) };
  }
}

export const loginShell = (): string => userInfo().shell ?? '/bin/sh';

/**
 * The pty library leaves the masters of all other panes open in a new child, which would keep those panes alive when the server
 * is killed. Perl closes them and becomes the program; it leaves the environment alone.
 */
const PERL = '/usr/bin/perl';
const BECOME = `
  delete $ENV{PERL_BADLANG};
  opendir(my $folder, "/dev/fd");
  my @open = grep { /^\\d+$/ && $_ > 2 } readdir $folder;
  closedir $folder;
  for (@open) { open(my $file, "<&=", $_) && close $file }
  exec { shift @ARGV } @ARGV;
  exit 127;
`;

/** The login shell gets a hyphen before its name, everything else its name as it was given. */
function commandLine(start: ProgramStart): readonly string[] {
  const shell = loginShell();
  const [name, ...args] = start.argv ?? [`-${basename(shell)}`];
  const file = start.argv === null ? shell : findProgram(name ?? '', start.cwd, start.env['PATH']);
  return existsSync(PERL) ? [PERL, '-e', BECOME, '--', file, name ?? '', ...args] : [file, ...args];
}

/** The real server answers only once the program has replaced the forked copy of the server. */
function awaitExec(pid: number, words: readonly string[]): void {
  const before = [commandLineOf('self'), `${words.join('\0')}\0`];
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const deadline = Date.now() + 5000;
  while (before.includes(commandLineOf(String(pid))) && Date.now() < deadline) Atomics.wait(pause, 0, 0, 0.2);
}

function commandLineOf(pid: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return null;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended in this moment.
  }
}

function foregroundOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const group = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[5]);
    return group > 0 ? group : null;
  } catch {
    return null;
  }
}

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

const allowed = (path: string, mode: number): boolean => {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
};

const isDirectory = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};

/** The search of the real server, with its texts. */
function findProgram(name: string, cwd: string, path: string | undefined): string {
  const cannot = (what: string, why: string): Error => new Error(`Unable to spawn ${what} because ${why}`);
  if (isAbsolute(name) || /^\.\.?\//.test(name)) {
    const full = isAbsolute(name) ? name : `${cwd.replace(/\/$/, '')}/${name}`;
    const [absent, forbidden] = isAbsolute(name)
      ? [
          "it doesn't exist on the filesystem (ENOENT: No such file or directory)",
          'it is not executable (EACCES: Permission denied)',
        ]
      : ['it does not exist', 'it is not executable'];
    if (isDirectory(full)) throw cannot(full, 'it is a directory');
    if (allowed(full, constants.X_OK)) return full;
    throw cannot(full, allowed(full, constants.F_OK) ? forbidden : absent);
  }
  const problems: string[] = [];
  for (const folder of path?.split(':') ?? []) {
    const candidate = join(isAbsolute(folder) ? folder : join(cwd, folder), name);
    if (isDirectory(candidate)) problems.push(`${candidate} exists but is a directory`);
    else if (allowed(candidate, constants.X_OK)) return candidate;
    else if (allowed(candidate, constants.F_OK)) problems.push(`${candidate} exists but is not executable`);
  }
  problems.push(
    path === undefined ? 'Unable to resolve the PATH' : `No viable candidates found in PATH "${path}"`,
  );
  throw new Error(`Unable to spawn ${name} because:\n${problems.join('.\n')}`);
}
