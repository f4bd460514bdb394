/** The commands that talk to the hub, against a real daemon that serves no project. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, until, type TemporaryFolder } from '../support/temporary.ts';
import { buildForTest, type Built, type Ran } from './support/built.ts';

let built: Built;
let home: TemporaryFolder;
let env: Record<string, string>;
beforeAll(async () => {
  built = buildForTest();
  home = temporaryFolder('hub-commands');
  for (const name of ['run', 'state', 'config']) mkdirSync(join(home.path, name), { mode: 0o700 });
  env = {
    HOME: home.path,
    XDG_STATE_HOME: join(home.path, 'state'),
    XDG_RUNTIME_DIR: join(home.path, 'run'),
    XDG_CONFIG_HOME: join(home.path, 'config'),
  };
  expect((await wzp('daemon', 'start')).code).toBe(0);
});
afterAll(async () => {
  await wzp('daemon', 'stop');
  home.remove();
  built.remove();
});

const wzp = (...args: readonly string[]): Promise<Ran> => built.run(args, { env, cwd: home.path });

describe('wzp rpc', () => {
  it('prints what the hub answers', async () => {
    const { code, stdout } = await wzp('rpc', 'pane.list');
    expect([code, JSON.parse(stdout)]).toEqual([0, { panes: [] }]);
  });

  it('takes parameters from standard input', async () => {
    const ran = await built.run(['rpc', 'pool.set', '-'], { env, input: '{"name":"p","concurrency":2}' });
    expect(JSON.parse(ran.stdout)).toMatchObject({ name: 'p', concurrency: 2, running: 0, queued: 0 });
  });

  it('fails with the words of the hub', async () => {
    expect(await wzp('rpc', 'pane.get', '{"pane":"dev/x"}')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('there is no pane dev/x (-32001)') as string,
    });
    expect((await wzp('rpc', 'no.such')).stderr).toContain('-32601');
  });

  it('wants a JSON object', async () => {
    expect(await wzp('rpc', 'ping', '[1]')).toMatchObject({ code: 64 });
    expect(await wzp('rpc', 'ping', 'x')).toMatchObject({ code: 64 });
  });
});

describe('wzp task', () => {
  it('queues a command, shows it, prints its output, and hands on its exit code', async () => {
    const added = await wzp('task', 'add', 'pwd; echo out; exit 3');
    const id = added.stdout.trim();
    expect(id).toMatch(/^[0-9a-f]{12}$/);
    expect(await wzp('task', 'wait', id)).toMatchObject({ code: 3 });
    expect((await wzp('task', 'logs', '-f', id)).stdout).toBe(`${home.path}\nout\n`);
    expect((await wzp('task', 'show', id)).stdout).toMatch(/^state +failed$/m);
    expect((await wzp('task', 'list', '--all')).stdout).toContain(`${id}  failed (3)`);
    expect((await wzp('task', 'list')).stdout).not.toContain(id);
  });

  it('waits at once if it is asked to, and keeps the result', async () => {
    const ran = await wzp(
      'task',
      'add',
      '--json',
      '--wait',
      '--',
      'sh',
      '-c',
      'echo \'{"a":1}\' >"$WZP_TASK_RESULT"',
    );
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ state: 'succeeded', result: { a: 1 } });
  });

  it('cancels', async () => {
    const id = (await wzp('task', 'add', '--pool', 'q', 'exec sleep 1000')).stdout.trim();
    expect((await wzp('task', 'cancel', id)).code).toBe(0);
    expect((await wzp('task', 'wait', '--timeout', '10s', id)).code).not.toBe(0);
    expect((await wzp('task', 'show', id)).stdout).toMatch(/^state +cancelled$/m);
  });

  it('one behind another that failed never runs', async () => {
    const first = (await wzp('task', 'add', 'exit 1')).stdout.trim();
    const second = (await wzp('task', 'add', '--after', first, 'true')).stdout.trim();
    await wzp('task', 'wait', second);
    expect((await wzp('task', 'show', second)).stdout).toContain(`task ${first} did not succeed`);
  });

  it('says what is wrong with a time', async () => {
    expect(await wzp('task', 'wait', '--timeout', 'soon', 'x')).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('"soon" is not a duration') as string,
    });
  });
});

describe('wzp msg', () => {
  it('sends to a client that is there, who reads and answers', async () => {
    const lines: string[] = [];
    // The inbox of a client that is in no pane is called after the client.
    const asked = wzp('msg', '--request', '--timeout', '20s', 'client:wzp', 'how are you?');
    await until(async () => {
      const { stdout } = await wzp('msg');
      lines.splice(0, lines.length, ...stdout.split('\n').filter((line) => line !== ''));
      return lines.length > 0;
    }, 'the request');
    const [, id = ''] = /^([0-9a-f]{16}) {2}client:wzp asks: how are you\?$/.exec(lines[0] ?? '') ?? [];
    expect((await wzp('msg', '--reply', id, 'fine')).code).toBe(0);
    expect(await asked).toMatchObject({ code: 0, stdout: 'fine\n' });
    expect((await wzp('msg')).stdout).toBe('');
  });

  it('fails where nobody is', async () => {
    expect((await wzp('msg', 'dev/nobody', 'hello')).stderr).toContain('there is no inbox dev/nobody');
  });
});

describe('wzp lease', () => {
  it('takes a name, shows who has it, and gives it back', async () => {
    const { code, stdout } = await wzp('lease', 'acquire', 'file:src/a.ts', '--ttl', '1m');
    expect(code).toBe(0);
    const lease = stdout.trim();
    expect((await wzp('lease', 'list')).stdout).toMatch(/^file:src\/a\.ts {2}client:wzp {2}until 20/);
    const held = await built.run(['lease', 'list', '--json'], { env });
    expect(held.stdout).not.toContain(lease); // who reads the list has no right to it
    expect((await wzp('rpc', 'lease.acquire', '{"name":"file:src/a.ts","ttl_ms":1000}')).code).toBe(0);
    expect(await wzp('lease', 'release', lease)).toMatchObject({ code: 0, stderr: '' });
    expect((await wzp('lease', 'list')).stdout).toBe('');
    expect((await wzp('lease', 'release', lease)).stderr).toContain('any more');
    expect((await wzp('lease', 'acquire', 'x', '--ttl', 'soon')).stderr).toContain('--ttl: "soon"');
  });
});

describe('wzp events', () => {
  it('prints the last ones, and those after a number', async () => {
    await wzp('task', 'add', '--wait', 'true');
    const { stdout } = await wzp('events', '--json', '--since', '0', 'task.*');
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { seq: number; type: string });
    expect(events.every(({ type }) => type.startsWith('task.'))).toBe(true);
    const last = events.at(-1);
    expect(last?.type).toBe('task.finished');
    expect((await wzp('events', '--since', String((last?.seq ?? 0) - 1))).stdout).toContain('task.finished');
    expect((await wzp('events', '--since', String(last?.seq))).stdout).toBe('');
  });

  it('follows until the hub ends', async () => {
    const child = spawn(process.execPath, [built.entry, 'events', '-f', '--json', 'task.*'], {
      env: { ...env, PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let heard = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (heard += text));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await until(async () => {
      await wzp('task', 'add', '--wait', 'true');
      return heard.includes('task.finished');
    }, 'an event');
    await wzp('daemon', 'stop');
    expect(await ended).toBe(1);
    expect((await wzp('daemon', 'start')).code).toBe(0);
  });
});
