import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandRequest, CommandResult } from '../../src/backend/commander.ts';
import { execaCommander } from '../../src/backend/execa-commander.ts';
import { spawnCommander } from '../../src/backend/spawn-commander.ts';
import { temporaryFolder, until, type TemporaryFolder } from '../support/temporary.ts';

const path = process.env['PATH'] ?? '/usr/bin:/bin';
const env = { PATH: path };
const sh = (script: string, rest: Partial<CommandRequest> = {}): CommandRequest => ({
  argv: ['sh', '-c', script],
  env,
  timeoutMs: 20_000,
  ...rest,
});

let temporary: TemporaryFolder;
let folder: string;
beforeEach(() => {
  temporary = temporaryFolder('commander');
  folder = temporary.path;
});
afterEach(() => temporary.remove());

/** A zombie answers kill(pid, 0), so ask /proc or ps. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'latin1') : '';
    return !/\) [ZX] /.test(stat);
  } catch {
    return false;
  }
}

interface Row {
  readonly title: string;
  readonly request: CommandRequest;
  readonly result: Partial<CommandResult>;
}

const plain = { timedOut: false, spawnError: null };
const rows: readonly Row[] = [
  {
    title: 'the exit status and both outputs',
    request: sh('echo out; echo err >&2; exit 7'),
    result: { ...plain, code: 7, stdout: 'out\n', stderr: 'err\n' },
  },
  {
    title: 'final newlines and blanks are kept',
    request: sh("printf ' a \\n\\n'"),
    result: { ...plain, code: 0, stdout: ' a \n\n' },
  },
  {
    title: 'no output is empty text',
    request: sh(':'),
    result: { ...plain, code: 0, stdout: '', stderr: '' },
  },
  {
    title: 'arguments reach the program as they are',
    request: { argv: ['printf', '%s|', '$HOME', "a'b", 'c d', '', '*', '\n', 'ü'], env, timeoutMs: 20_000 },
    result: { code: 0, stdout: "$HOME|a'b|c d||*|\n|ü|" },
  },
  {
    title: 'nothing of our environment is inherited',
    request: { argv: ['env'], env: { PATH: path, A: 'b c' }, timeoutMs: 20_000 },
    result: {
      code: 0,
      stdout: expect.toSatisfy(
        (text: string) => text.trim().split('\n').sort().join() === ['A=b c', `PATH=${path}`].sort().join(),
      ),
    },
  },
  {
    title: 'input reaches it and ends',
    request: { argv: ['cat'], env, input: 'grüße\n\u0000🙂', timeoutMs: 20_000 },
    result: { code: 0, stdout: 'grüße\n\u0000🙂' },
  },
  {
    title: 'empty input ends at once',
    request: { argv: ['cat'], env, input: '', timeoutMs: 20_000 },
    result: { code: 0, stdout: '' },
  },
  {
    title: 'without input it reads nothing',
    request: { argv: ['cat'], env, timeoutMs: 20_000 },
    result: { code: 0, stdout: '' },
  },
  {
    title: 'input that it does not read is no failure',
    request: sh('exec <&-; exit 3', { input: 'x'.repeat(1_000_000) }),
    result: { ...plain, code: 3 },
  },
  {
    title: 'a character cut between two writes stays whole',
    request: sh("printf '\\360\\237'; sleep 0.1; printf '\\231\\202'"),
    result: { code: 0, stdout: '🙂' },
  },
  {
    title: 'a byte order mark is kept',
    request: sh("printf '\\357\\273\\277x'"),
    result: { stdout: '\ufeffx' },
  },
  {
    title: 'bytes that are no UTF-8 are replaced',
    request: sh("printf 'a\\377b'"),
    result: { stdout: 'a\ufffdb' },
  },
  { title: 'a signal is no exit status', request: sh('kill -TERM $$'), result: { ...plain, code: null } },
  {
    title: 'a program that does not exist',
    request: { argv: ['wzp-no-such-program'], env: { PATH: '/usr/bin:/bin' }, timeoutMs: 20_000 },
    result: { code: null, stdout: '', stderr: '', timedOut: false, spawnError: 'ENOENT' },
  },
  {
    title: 'a file that cannot be executed',
    request: { argv: ['/etc/passwd'], env, timeoutMs: 20_000 },
    result: { code: null, spawnError: 'EACCES' },
  },
  {
    title: 'a working directory that does not exist',
    request: sh(':', { cwd: '/no/such/folder' }),
    result: { code: null, spawnError: 'ENOENT' },
  },
  {
    title: 'a working directory that is a file',
    request: sh(':', { cwd: '/etc/passwd' }),
    result: { code: null, spawnError: 'ENOTDIR' },
  },
  {
    title: 'an argument with a NUL',
    request: { argv: ['echo', 'a\u0000b'], env, timeoutMs: 20_000 },
    result: { code: null, spawnError: 'EINVAL' },
  },
  {
    title: 'an argument longer than the system takes',
    request: { argv: ['true', 'x'.repeat(3_000_000)], env, timeoutMs: 20_000 },
    result: { code: null, spawnError: 'E2BIG' },
  },
  {
    title: 'a command that takes too long',
    request: sh('echo begun; exec sleep 60', { timeoutMs: 1_000 }),
    result: { code: null, stdout: 'begun\n', timedOut: true, spawnError: null },
  },
  {
    title: 'a command that is stopped',
    request: sh('kill -STOP $$', { timeoutMs: 1_000 }),
    result: { code: null, timedOut: true, spawnError: null },
  },
  {
    title: 'a command that ignores SIGTERM',
    request: sh("trap '' TERM; while :; do sleep 0.05; done", { timeoutMs: 1_000, detached: true }),
    result: { code: null, timedOut: true },
  },
  {
    title: 'a timeout beyond what a timer takes',
    request: sh('echo a', { timeoutMs: 2 ** 40 }),
    result: { ...plain, code: 0, stdout: 'a\n' },
  },
];

for (const [name, make] of [
  ['spawnCommander', spawnCommander],
  ['execaCommander', execaCommander],
] as const) {
  describe(name, () => {
    for (const row of rows)
      it(row.title, async () => {
        const result = await make().run(row.request);
        expect(result).toMatchObject(row.result);
        expect(result.ms).toBeGreaterThan(0);
      });

    it('runs in the given directory', async () => {
      const result = await make().run(sh('pwd -P', { cwd: folder }));
      expect(result.stdout.trim()).toMatch(/wzp-commander-/);
    });

    it('a background child that keeps the pipes open does not delay the result', async () => {
      const result = await make().run(sh('echo done; sleep 60 & echo $! >pid; exit 4', { cwd: folder }));
      expect(result).toMatchObject({ code: 4, stdout: 'done\n', timedOut: false, spawnError: null });
      process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 'SIGKILL');
    });

    it('a timeout ends the whole group of a detached command', async () => {
      const result = await make().run(
        sh('sleep 60 & echo $! >pid; wait', { cwd: folder, timeoutMs: 1_500, detached: true }),
      );
      expect(result.timedOut).toBe(true);
      const heir = Number(readFileSync(join(folder, 'pid'), 'utf8'));
      await until(() => !lives(heir), 'the end of the grandchild');
    });

    it('a timeout of a command in our own group returns although a child of it lives on', async () => {
      const result = await make().run(sh('sleep 60 & echo $! >pid; wait', { cwd: folder, timeoutMs: 1_500 }));
      expect(result).toMatchObject({ timedOut: true, code: null });
      process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 'SIGKILL');
    });

    it('only a detached command leads a process group of its own', async () => {
      const group = 'ps -o pgid= -p $$';
      const [own, ours] = [
        await make().run(sh(`echo $$; ${group}`, { detached: true })),
        await make().run(sh(`echo $$; ${group}`)),
      ];
      const numbers = (text: string): number[] => text.trim().split(/\s+/).map(Number);
      const [pid, pgid] = numbers(own.stdout);
      expect(pgid).toBe(pid);
      const [otherPid, otherPgid] = numbers(ours.stdout);
      expect(otherPgid).not.toBe(otherPid);
    });

    it('a command that prints without end is stopped, with what it had printed', async () => {
      const result = await make({ maxBytes: 100_000 }).run({
        argv: ['yes'],
        env,
        timeoutMs: 20_000,
        detached: true,
      });
      expect(result).toMatchObject({ code: null, timedOut: false, spawnError: 'ENOBUFS' });
      expect(result.stdout).toHaveLength(100_000);
    });

    it('several megabytes arrive whole', async () => {
      const file = join(folder, 'big');
      const text = 'zwölf Boxkämpfer\n'.repeat(300_000);
      writeFileSync(file, text);
      const result = await make().run({ argv: ['cat', file], env, timeoutMs: 20_000 });
      expect(result.stdout === text).toBe(true);
    });

    it('many commands at once do not mix', async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) => make().run(sh(`echo ${index}`))),
      );
      expect(results.map((result) => result.stdout.trim())).toEqual(
        Array.from({ length: 20 }, (_, index) => String(index)),
      );
    });
  });
}
