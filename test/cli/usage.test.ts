import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { buildForTest, type Built } from './support/built.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => {
  built.remove();
});

describe('wrong usage', () => {
  const rows: Record<string, { args: string[]; env?: Record<string, string>; stderr: string }> = {
    'an unknown command, with the nearest one': {
      args: ['aply'],
      stderr: 'error[WZP6001]: unknown command "aply"\n  hint: did you mean `wzp apply`?\n',
    },
    'an unknown command that is near to nothing': {
      args: ['frobnicate'],
      stderr: 'error[WZP6001]: unknown command "frobnicate"\n  hint: `wzp --help` lists the commands\n',
    },
    'an unknown second word': {
      args: ['state', 'lst'],
      stderr: 'error[WZP6001]: unknown command "state lst"\n  hint: did you mean `wzp state list`?\n',
    },
    'an unknown option, with the nearest one': {
      args: ['plan', '--targt', 'dev'],
      stderr:
        'error[WZP6002]: unknown option --targt\n  hint: did you mean --target?; `wzp plan --help` shows what it takes\n',
    },
    'an option without its value': {
      args: ['plan', '--out'],
      stderr: 'error[WZP6002]: --out: a value is missing\n  hint: `wzp plan --help` shows what it takes\n',
    },
    'a flag with a value that is none': {
      args: ['plan', '--json=perhaps'],
      stderr:
        'error[WZP6002]: --json: "perhaps" is neither true nor false\n  hint: `wzp plan --help` shows what it takes\n',
    },
    'an option but no command': {
      args: ['--json'],
      stderr: 'error[WZP6002]: a command is missing\n  hint: `wzp --help` shows what it takes\n',
    },
    'a variable that does not fit, by its name': {
      args: ['plan'],
      env: { WZP_SIZE: 'huge' },
      stderr:
        'error[WZP6002]: WZP_SIZE: "huge" is not a size in cells such as 200x50\n  hint: `wzp plan --help` shows what it takes\n',
    },
    'a folder that is none': {
      args: ['-C', 'nowhere', 'validate'],
      stderr:
        'error[WZP6002]: --directory: "nowhere" is not a folder\n  hint: `wzp validate --help` shows what it takes\n',
    },
    'a hostile word, made harmless': {
      args: ['\u001b[2J\u202eevil'],
      stderr:
        'error[WZP6001]: unknown command "\\u001b[2J\\u202eevil"\n  hint: `wzp --help` lists the commands\n',
    },
  };
  for (const [title, { args, env, stderr }] of Object.entries(rows)) {
    it(`is 64 and says what is wrong: ${title}`, async () => {
      expect(await built.run(args, { env: env ?? {} })).toEqual({ code: 64, stdout: '', stderr });
    });
  }

  it('is 64 when there is no command at all, and the help is on stdout', async () => {
    const { code, stdout, stderr } = await built.run([]);
    expect({ code, stderr }).toEqual({ code: 64, stderr: '' });
    for (const { name } of commands) if (!name.includes(' ')) expect(stdout).toContain(`wzp ${name}`);
    const group = await built.run(['state']);
    expect(group.code).toBe(64);
    expect(group.stdout).toContain('wzp state list');
  });
});

describe('help and version', () => {
  it.each([['--help'], ['-h'], ['help']])('%s lists the commands and is 0', async (word) => {
    const { code, stdout } = await built.run([word]);
    expect(code).toBe(0);
    expect(stdout).toContain('wzp apply [planfile]');
  });

  it.each([[['plan', '--help']], [['help', 'plan']], [['plan', '--json', '-h']]])(
    '%s is the help of the command',
    async (args) => {
      const { code, stdout } = await built.run(args);
      expect(code).toBe(0);
      expect(stdout).toContain('--detailed-exitcode');
      expect(stdout).toContain('wzp plan --target dev/api --out api.plan');
    },
  );

  it('--version and version say the same, and as JSON with the version of Node', async () => {
    const version = await built.run(['--version']);
    expect(version).toEqual({ code: 0, stdout: expect.stringMatching(/^wzp \d+\.\d+\.\d+\n$/), stderr: '' });
    expect(await built.run(['version'])).toEqual(version);
    const json: unknown = JSON.parse((await built.run(['version', '--json'])).stdout);
    expect(json).toEqual({ version: version.stdout.trim().slice(4), node: process.versions.node });
  });
});

describe('colour', () => {
  const escape = '\u001b[';
  it('is left out where nothing is a terminal, put in by --color, and NO_COLOR does not overrule --color', async () => {
    expect((await built.run(['nope'])).stderr).not.toContain(escape);
    expect((await built.run(['validate', '--color', 'nope.yaml'])).stdout).toContain(escape);
    expect(
      (await built.run(['validate', '--color', 'nope.yaml'], { env: { NO_COLOR: '1' } })).stdout,
    ).toContain(escape);
    expect((await built.run(['validate', '--no-color', 'nope.yaml'])).stdout).not.toContain(escape);
    expect((await built.run(['validate', 'nope.yaml'], { env: { WZP_COLOR: '1' } })).stdout).toContain(
      escape,
    );
  });
});

describe('wzp-NAME on PATH', () => {
  const folder = (): string => join(built.home, 'bin');
  const write = (name: string, script: string, mode = 0o755): void => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder(), name), mode);
  };
  const env = (): Record<string, string> => ({ PATH: `${folder()}:${process.env['PATH'] ?? ''}` });

  it('is the command NAME, with its arguments, input, output and exit status', async () => {
    write('wzp-hello', 'printf "%s|" "$@"; cat; echo "size $WZP_SIZE file $WZP_FILE" >&2; exit 7');
    const args = ['--size', '80x24', '-f', 'a', '-f', 'b', 'hello', '--its-own', '-f', 'two words', '--help'];
    expect(await built.run(args, { env: env(), input: 'in' })).toEqual({
      code: 7,
      stdout: '--its-own|-f|two words|--help|in',
      stderr: 'size 80x24 file a:b\n',
    });
  });

  it('does not stand in for a command of ours, nor when it is not executable or PATH has a relative folder', async () => {
    write('wzp-version', 'echo hijacked');
    write('wzp-plain', 'echo no', 0o644);
    write('wzp-near', 'echo no');
    expect((await built.run(['version'], { env: env() })).stdout).toMatch(/^wzp \d/);
    expect((await built.run(['plain'], { env: env() })).code).toBe(64);
    expect((await built.run(['near'], { env: { PATH: `bin:${process.env['PATH'] ?? ''}` } })).code).toBe(64);
  });

  it('reports death by a signal as a shell does', async () => {
    write('wzp-die', 'kill -KILL $$');
    expect((await built.run(['die'], { env: env() })).code).toBe(137);
  });
});

describe('the ends of a run', () => {
  it('a reader that goes away ends it quietly', async () => {
    const child = spawn('sh', [
      '-c',
      `"$0" "$1" --help | head -n 1; "$0" "$1" --help >&- ; echo "status $?"`,
      process.execPath,
      built.entry,
    ]);
    const output = await textOf(child);
    expect(output).toEqual({ stdout: 'wzp COMMAND\nstatus 0\n', stderr: '' });
  });

  it.skipIf(process.platform !== 'linux')('a full disk behind stdout is an error', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"$0" "$1" version >/dev/full`, process.execPath, built.entry],
      {
        encoding: 'utf8',
      },
    );
    expect(status).toBe(1);
    expect(stderr).toBe('error: cannot write the output: ENOSPC: no space left on device, write\n');
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends a command that changes nothing with 130',
    async (signal) => {
      // given: doctor waits for a tmux that says it is there and then says nothing
      const folder = join(built.home, `slow-${signal}`);
      mkdirSync(folder);
      const started = join(folder, 'started');
      writeFileSync(join(folder, 'tmux'), `#!/bin/sh\n: >'${started}'\nexec sleep 60\n`, { mode: 0o755 });
      const child = spawn(process.execPath, [built.entry, 'doctor'], {
        env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, HOME: built.home },
        stdio: 'pipe',
      });
      const ended = new Promise<number | null>((resolve) => {
        child.once('exit', resolve);
      });
      await expect.poll(() => spawnSync('test', ['-e', started]).status, { timeout: 20_000 }).toBe(0);
      child.kill(signal);
      expect(await ended).toBe(130);
    },
  );
});

async function textOf(child: ReturnType<typeof spawn>): Promise<{ stdout: string; stderr: string }> {
  const text = { stdout: '', stderr: '' };
  child.stdout?.on('data', (part: Buffer) => (text.stdout += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (text.stderr += part.toString()));
  await new Promise((resolve) => {
    child.once('close', resolve);
  });
  return text;
}

describe('an unexpected exception', () => {
  // given: a state of the installation that no code expects
  const broken = (): string => join(built.home, 'broken.mjs');
  const script = `import { readFileSync } from 'node:fs';
    process.argv.splice(1, 1, 'wzp');
    Object.defineProperty(process.stdout, 'write', { value: () => { throw new TypeError('odd\\u001b[2J state'); } });
    await import(process.env.ENTRY);`;
  const run = (
    args: string[],
    env: Record<string, string> = {},
  ): { status: number | null; stderr: string } => {
    writeFileSync(broken(), script);
    const child = spawnSync(process.execPath, [broken(), ...args], {
      env: { PATH: process.env['PATH'] ?? '', HOME: built.home, ENTRY: built.entry, ...env },
      encoding: 'utf8',
    });
    return { status: child.status, stderr: child.stderr };
  };
  const block =
    'error[WZP9999]: internal error: TypeError: odd\\u001b[2J state\n' +
    '  hint: this is a bug in wzp; report it with the command line and the output of `wzp version --json`\n';

  it('is one block without a stack', () => {
    expect(run(['version'])).toEqual({ status: 1, stderr: block });
  });

  it.each([
    [['version', '--trace'], {}],
    [['version'], { WZP_DEBUG: '1' }],
  ])('has a stack with %j %j', (args, env) => {
    const { status, stderr } = run(args, env);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^ +at /m);
    expect(stderr).not.toContain('\u001b');
  });
});
