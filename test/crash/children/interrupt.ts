/**
 * Loaded before the built tool (`node --import`): lets something happen at the n-th thing that the tool does to the world outside.
 * Such a thing is a program that it starts, or a call that changes files. `INTERRUPT` is a JSON object (see `Interruption`).
 *
 * Killing before each of them is killing after each of them as well: what a killed process still knew is gone, and between two of
 * these calls nothing changes outside. Only a program under way is a third case.
 */
import childProcess from 'node:child_process';
import fs, { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

export interface Interruption {
  /** Counted from 1; with `what: 'programs'` only programs count. */
  readonly at: number;
  readonly counts: 'everything' | 'programs';
  readonly how:
    /** SIGKILL before it happens. */
    | 'before'
    /** SIGKILL when half of it has happened: half of a file is written, half of the lines of a batch are read, a program is under way. */
    | 'half'
    /** The program is not run, and fails. */
    | 'error'
    /** The program is run and never answers. */
    | 'silence'
    /** The program is not run, and never answers. */
    | 'hang'
    /** The program is run, and what it prints is lost. */
    | 'rubbish'
    /** A person does something first: `command` is run by sh. */
    | 'person';
  readonly command?: string;
  /** A line is appended for each thing that happens. */
  readonly log: string;
}

type Call = (...args: never[]) => unknown;

const plan = JSON.parse(process.env['INTERRUPT'] ?? 'null') as Interruption | null;
delete process.env['INTERRUPT'];
const realSpawn = childProcess.spawn;
const realExec = childProcess.execFileSync;
const realAppend = appendFileSync;
let count = 0;
let quiet = false;

const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  for (;;); // the signal is on its way
};

/** Whether this is the one. */
function isDue(text: string, isProgram: boolean): boolean {
  if (plan === null || quiet || (plan.counts === 'programs' && !isProgram)) return false;
  count += 1;
  quiet = true;
  realAppend(plan.log, `${count} ${text.slice(0, 150).replaceAll('\n', ' ')}\n`);
  quiet = false;
  return count === plan.at;
}

function patchFiles(owner: Record<string, unknown>, names: readonly string[]): void {
  for (const name of names) {
    const real = owner[name] as Call;
    owner[name] = (...args: never[]): unknown => {
      if (isDue(`${name} ${String(args[0])}`, false)) {
        if (plan?.how === 'half' && name.startsWith('writeFile')) writeHalf(String(args[0]), String(args[1]));
        die();
      }
      return real.apply(owner, args);
    };
  }
}

function writeHalf(path: string, text: string): void {
  quiet = true;
  fs.appendFileSync(path, text.slice(0, Math.floor(text.length / 2)));
}

/** Files that are opened to be written: the opening counts, and the writing. */
function patchOpen(): void {
  const promises = fs.promises as unknown as Record<string, unknown>;
  const real = promises['open'] as typeof fs.promises.open;
  promises['open'] = async (...args: Parameters<typeof real>) => {
    const writes = /[wxa+]/.test(String(args[1] ?? 'r'));
    if (writes && isDue(`open ${String(args[0])}`, false)) die();
    const handle = await real(...args);
    if (!writes) return handle;
    const write = handle.writeFile.bind(handle);
    handle.writeFile = async (data, options) => {
      if (isDue(`writeFile ${String(args[0])}`, false)) {
        if (plan?.how === 'half') await write(String(data).slice(0, String(data).length / 2));
        die();
      }
      return write(data, options);
    };
    return handle;
  };
}

/** awk: the first half of its lines. */
const firstHalf = '{ line[NR] = $0 } END { for (i = 1; i <= NR / 2; i++) print line[i] }';

function spawnPatched(
  file: string,
  args: readonly string[],
  options: childProcess.SpawnOptions,
): childProcess.ChildProcess {
  if (!isDue([file, ...args].join(' '), true)) return realSpawn(file, args, options);
  const instead = (script: string): childProcess.ChildProcess =>
    realSpawn('/bin/sh', ['-c', script, 'sh', file, ...args], options);
  switch (plan?.how) {
    case 'half': {
      const stdio = options.stdio;
      const reads = Array.isArray(stdio) ? stdio[0] === 'pipe' || stdio[0] === undefined : stdio === 'pipe';
      const child = reads ? instead(`awk '${firstHalf}' | "$@"`) : realSpawn(file, args, options);
      child.once(reads ? 'exit' : 'spawn', die);
      return child;
    }
    case 'error':
      return instead('cat >/dev/null 2>&1; echo "it went wrong" >&2; exit 1');
    case 'silence':
      return instead('"$@" >/dev/null 2>&1; exec sleep 1000');
    case 'hang':
      return instead('exec sleep 1000');
    case 'rubbish':
      return instead('"$@" >/dev/null 2>&1; printf \'{"rubbish": [\\033]0;\\n\'');
    case 'person':
      realExec('/bin/sh', ['-c', plan.command ?? ''], { stdio: 'ignore' });
      return realSpawn(file, args, options);
    default:
      return die();
  }
}

if (plan !== null) {
  patchFiles(fs as unknown as Record<string, unknown>, [
    'writeFileSync',
    'renameSync',
    'linkSync',
    'unlinkSync',
    'rmSync',
    'mkdirSync',
    'appendFileSync',
    'cpSync',
    'copyFileSync',
  ]);
  patchFiles(fs.promises as unknown as Record<string, unknown>, [
    'writeFile',
    'rename',
    'link',
    'unlink',
    'rm',
    'mkdir',
    'appendFile',
  ]);
  patchOpen();
  childProcess.spawn = spawnPatched as typeof childProcess.spawn;
  // Nobody wants to wait for the patience of a tool that talks to a dead server.
  const realTimeout = globalThis.setTimeout;
  if (plan.how === 'silence' || plan.how === 'hang')
    globalThis.setTimeout = ((work: () => void, ms?: number) =>
      realTimeout(work, ms !== undefined && ms >= 5000 ? 1500 : ms)) as typeof globalThis.setTimeout;
  syncBuiltinESMExports();
}
