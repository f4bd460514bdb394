/** Tasks as real processes, and a queue that is killed at any moment: nothing that was accepted is lost, nothing runs twice. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Task, TaskOrder } from '../../src/hub/tasks/task.ts';
import { buildScript, converse, type Conversation } from '../support/built-script.ts';
import { temporaryFolder, until, type TemporaryFolder } from '../support/temporary.ts';

let scripts: TemporaryFolder;
let script: string;
beforeAll(async () => {
  scripts = temporaryFolder('queue-child');
  script = await buildScript(
    join(import.meta.dirname, 'children', 'queue.ts'),
    join(scripts.path, 'queue.mjs'),
  );
});
afterAll(() => scripts.remove());

let folder: TemporaryFolder;
let running: Conversation[];
beforeEach(() => {
  folder = temporaryFolder('tasks');
  running = [];
});
afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL');
    await ended;
  }
  folder.remove();
});

const path = (name: string): string => join(folder.path, name);
const lines = (name: string): string[] =>
  existsSync(path(name))
    ? readFileSync(path(name), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];

const order = (id: string, command: TaskOrder['command'], changes: Partial<TaskOrder> = {}): TaskOrder => ({
  id,
  command,
  pool: 'default',
  project: null,
  target: null,
  priority: 100,
  after: [],
  retries: 0,
  timeoutMs: null,
  cwd: folder.path,
  env: {},
  key: null,
  created: Date.now(),
  ...changes,
});

async function queue(): Promise<{ ask(message: object): Promise<Task>; kill(): Promise<void> }> {
  const talk = converse(script, folder.path);
  running.push(talk);
  expect(JSON.parse(await talk.hear())).toEqual({ ready: true });
  return {
    ask: async (message) => {
      talk.say(JSON.stringify(message));
      return JSON.parse(await talk.hear()) as Task;
    },
    kill: async () => {
      talk.child.kill('SIGKILL');
      await talk.ended;
    },
  };
}

describe('a task', () => {
  it('has its output, its environment and its exit code', async () => {
    const { ask } = await queue();
    await ask({
      add: order('t1', 'echo out; echo err >&2; echo "$GREETING $WZP_TASK $(umask)"; exit 7', {
        env: { GREETING: 'hello' },
      }),
    });
    expect(await ask({ wait: 't1' })).toMatchObject({ state: 'failed', exitCode: 7, attempts: 1 });
    expect(lines('tasks/t1/1/output')).toEqual(['out', 'err', 'hello t1 0022']);
  });

  it('that is an argv gets its words as they are', async () => {
    const { ask } = await queue();
    await ask({ add: order('t1', ['printf', '%s|', '$HOME', "a 'b", '']) });
    expect(await ask({ wait: 't1' })).toMatchObject({ state: 'succeeded' });
    expect(lines('tasks/t1/1/output')).toEqual(["$HOME|a 'b||"]);
  });

  it('in a folder that is not there fails and says why', async () => {
    const { ask } = await queue();
    await ask({ add: order('t1', 'true', { cwd: path('nowhere') }) });
    expect(await ask({ wait: 't1' })).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('could not be started') as string,
    });
  });

  it('that takes too long is ended with all that it has started', async () => {
    const { ask } = await queue();
    const command = `sh -c 'echo $$ >${path('pid')}; exec sleep 1000' & echo $! >/dev/null; wait`;
    await ask({ add: order('t1', command, { timeoutMs: 400 }) });
    expect(await ask({ wait: 't1' })).toMatchObject({ state: 'timed_out' });
    await until(() => !existsSync(`/proc/${lines('pid')[0]}`), 'the end of what it started');
  });

  it('that is cancelled is ended', async () => {
    const { ask } = await queue();
    await ask({ add: order('t1', `echo >${path('began')}; exec sleep 1000`) });
    await until(() => existsSync(path('began')), 'its begin');
    await ask({ cancel: 't1' });
    expect(await ask({ wait: 't1' })).toMatchObject({ state: 'cancelled' });
  });
});

describe('when the queue is killed', () => {
  it('a task that runs goes on and is adopted with its end', async () => {
    const first = await queue();
    await first.ask({
      add: order(
        't1',
        `echo begin >>${path('log')}; while [ ! -e ${path('go')} ]; do sleep 0.02; done; echo end >>${path('log')}; exit 3`,
      ),
    });
    await until(() => lines('log').length === 1, 'its begin');
    await first.kill();
    const second = await queue();
    writeFileSync(path('go'), '');
    expect(await second.ask({ wait: 't1' })).toMatchObject({ state: 'failed', exitCode: 3, attempts: 1 });
    expect(lines('log')).toEqual(['begin', 'end']);
  });

  it('a task that ended while nobody was there is known to have ended', async () => {
    const first = await queue();
    await first.ask({
      add: order('t1', `while [ ! -e ${path('go')} ]; do sleep 0.02; done; echo end >>${path('log')}`),
    });
    await until(() => existsSync(path('tasks/t1/1/pid')), 'its begin');
    await first.kill();
    writeFileSync(path('go'), '');
    await until(() => existsSync(path('tasks/t1/1/exit')), 'its end');
    expect(await (await queue()).ask({ wait: 't1' })).toMatchObject({ state: 'succeeded', attempts: 1 });
    expect(lines('log')).toEqual(['end']);
  });

  it('a task that never began is begun, once', async () => {
    const journal = [
      { op: 'add', order: order('t1', `echo ran >>${path('log')}`) },
      { op: 'set', id: 't1', state: 'running', attempts: 1, started: 1, attemptStarted: 1 },
    ];
    mkdirSync(path('tasks'), { recursive: true });
    writeFileSync(path('tasks.jsonl'), journal.map((record) => `${JSON.stringify(record)}\n`).join(''));
    expect(await (await queue()).ask({ wait: 't1' })).toMatchObject({
      state: 'succeeded',
      attempts: 2,
      voided: 1,
    });
    expect(lines('log')).toEqual(['ran']);
  });

  it('a task whose own watcher was killed too has failed, and is not run again by itself', async () => {
    const first = await queue();
    await first.ask({ add: order('t1', `echo begin >>${path('log')}; exec sleep 1000`) });
    await until(() => lines('log').length === 1, 'its begin');
    await first.kill();
    const watcher = Number(lines('tasks/t1/1/pid')[0]?.split(' ')[0]);
    process.kill(-watcher, 'SIGKILL');
    await until(() => !existsSync(`/proc/${watcher}`), 'its end');
    expect(await (await queue()).ask({ wait: 't1' })).toMatchObject({
      state: 'failed',
      exitCode: null,
      attempts: 1,
    });
    expect(lines('log')).toEqual(['begin']);
  });

  it('at any moment, every accepted task is carried out exactly once', async () => {
    const accepted: string[] = [];
    for (let life = 0; life < 5; life += 1) {
      const { ask, kill } = await queue();
      for (let count = 0; count < 4; count += 1) {
        const id = `t${life}-${count}`;
        if ('added' in (await ask({ add: order(id, `echo ${id} >>${path('log')}`) }))) accepted.push(id);
      }
      // Some have begun by then and some have not.
      await new Promise((resolve) => setTimeout(resolve, life * 7));
      await kill();
    }
    const { ask } = await queue();
    for (const id of accepted) expect(await ask({ wait: id })).toMatchObject({ state: 'succeeded' });
    expect(lines('log').sort()).toEqual([...accepted].sort());
  });
});
