/** The task queue. */
import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { Json } from '../../spec/desired.ts';
import { answerOf, done, refused, type Answer } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import type { HubPool, HubTask, Params } from '../generated/types.ts';
import { findManaged, projectsFor } from '../panes/find.ts';
import { declaredName, defaultPool, panePool, shownState } from '../tasks/schedule.ts';
import { hasEnded, type Task, type TaskOrder } from '../tasks/task.ts';

export const taskMethods: readonly Method[] = [
  method('task.add', async (call, params) => {
    const { tasks } = call.hub;
    const same = params.key === undefined ? undefined : tasks.byKey(params.key);
    if (same !== undefined) return done({ id: same.id });
    const order = await orderOf(call, params);
    if (!order.ok) return order;
    const added = tasks.add(order.value);
    return added.ok ? done({ id: added.value.id }) : answerOf(added);
  }),
  method('task.list', async (call, params) => {
    const projects = params.project === undefined ? null : await projectsFor(call, params.project);
    if (projects !== null && !projects.ok) return projects;
    const keys = projects?.value.map(({ key }) => key) ?? null;
    const shown = [...call.hub.tasks.queue.tasks.values()]
      .filter((task) => mayTouch(call, task) && (keys === null || keys.includes(task.project ?? '')))
      .map((task) => hubTask(call, task));
    const { state } = params;
    return done({ tasks: state === undefined ? shown : shown.filter((task) => state.includes(task.state)) });
  }),
  method('task.get', (call, params) => {
    const task = taskOf(call, params.id);
    return task.ok ? done(hubTask(call, task.value)) : task;
  }),
  method('task.cancel', (call, params) => {
    const task = taskOf(call, params.id);
    return task.ok ? done(hubTask(call, call.hub.tasks.cancel(task.value))) : task;
  }),
  method('task.wait', async (call, params) => {
    const task = taskOf(call, params.id);
    if (!task.ok) return task;
    const ended = await untilEnded(call, task.value, params.timeout_ms ?? null);
    return ended.ok ? done(hubTask(call, ended.value)) : ended;
  }),
  method('task.logs', (call, params) => {
    const task = taskOf(call, params.id);
    if (!task.ok) return task;
    const attempt = params.attempt ?? task.value.attempts;
    if (attempt > task.value.attempts)
      return refused('noSuch', `task ${params.id} has no attempt ${attempt}`);
    const file = join(call.hub.attempts.folderOf({ id: task.value.id, attempts: attempt }), 'output');
    const { text, next } = readPart(file, params.offset ?? 0, params.max_bytes ?? 262_144);
    const isOver = hasEnded(task.value) || attempt < task.value.attempts;
    return done({ text, attempt, next_offset: next, done: isOver });
  }),
  method('pool.list', (call) => {
    const { scope } = call.client;
    const seen = call.hub.tasks
      .poolNames()
      .filter((name) => scope === null || !name.includes(':') || name.startsWith(`${scope}:`));
    return done({ pools: seen.map((name) => poolOf(call, name)) });
  }),
  method('pool.set', (call, params) => {
    const bad = poolProblem(params.name);
    if (bad !== null) return bad;
    const { client, hub } = call;
    const own = client.self === null ? null : declaredName(client.self.project, params.name);
    if (own !== null && hub.tasks.queue.declared.has(own))
      return refused('notAllowed', `the pool ${params.name} is declared in the spec`, {
        hint: 'change it there, and apply it',
      });
    const set = call.hub.tasks.setPool(params.name, params.concurrency);
    return set.ok ? done(poolOf(call, params.name)) : answerOf(set);
  }),
];

async function orderOf(call: Call, params: Params<'task.add'>): Promise<Answer<TaskOrder>> {
  const { hub, client } = call;
  if (params.prompt !== undefined)
    return refused(
      'unable',
      'a task cannot be a prompt yet: nobody here can tell when an agent is through with it',
      {
        hint: 'agent.prompt with "wait": true prompts an agent that reports its status',
      },
    );
  const { command } = params;
  if (command === undefined) return refused('params', 'command is missing');
  if (params.pane !== undefined && params.pool !== undefined)
    return refused('params', 'pane and pool exclude each other');
  const bad = params.pool === undefined ? null : poolProblem(params.pool);
  if (bad !== null) return bad;
  const pane = params.pane === undefined ? null : await findManaged(call, params.pane);
  if (pane !== null && !pane.ok) return pane;
  const projects = pane?.value
    ? done([pane.value.project])
    : await projectsFor(call, params.project ?? client.self?.project);
  if (!projects.ok) return projects;
  const keys = new Set(projects.value.map(({ key }) => key));
  const project = keys.size === 1 ? projects.value[0] : undefined;
  const home = project?.registration.project.root ?? hub.env['HOME'] ?? '/';
  const cwd =
    params.cwd === undefined ? home : isAbsolute(params.cwd) ? params.cwd : resolve(home, params.cwd);
  for (const id of params.after ?? []) {
    const other = taskOf(call, id);
    if (!other.ok) return other;
  }
  return done({
    id: randomBytes(6).toString('hex'),
    command,
    pool: pane === null ? poolNamed(hub, project?.key ?? null, params.pool ?? defaultPool) : panePool,
    target: pane?.value.address ?? null,
    project: project?.key ?? null,
    priority: params.priority ?? 100,
    after: params.after ?? [],
    retries: params.retries ?? 0,
    timeoutMs: params.timeout_ms ?? null,
    cwd,
    env: params.env ?? {},
    key: params.key ?? null,
    created: Date.now(),
  });
}

const poolProblem = (name: string): Answer<never> | null =>
  /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name) && name !== panePool
    ? null
    : refused('params', 'the name of a pool has letters, digits, "_", "." and "-", and is not "pane"');

/** A pool of the project goes before one that all share. */
function poolNamed({ tasks }: Call['hub'], project: string | null, name: string): string {
  const own = project === null ? null : declaredName(project, name);
  return own !== null && tasks.queue.declared.has(own) ? own : name;
}

/** With a token a pane sees the tasks of its project only. */
const mayTouch = ({ client }: Call, { project }: Task): boolean =>
  client.scope === null || project === client.scope;

function taskOf(call: Call, id: string): Answer<Task> {
  const task = call.hub.tasks.get(id);
  return task === undefined || !mayTouch(call, task)
    ? refused('noSuch', `there is no task ${id}`)
    : done(task);
}

function untilEnded({ hub, signal }: Call, first: Task, ms: number | null): Promise<Answer<Task>> {
  if (hasEnded(first)) return Promise.resolve(done(first));
  return new Promise((settle) => {
    const finish = (answer: Answer<Task>): void => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', abort);
      settle(answer);
    };
    const abort = (): void => finish(refused('timedOut', 'the wait was cancelled'));
    const timer =
      ms === null
        ? undefined
        : setTimeout(() => finish(refused('timedOut', `task ${first.id} has not ended within ${ms} ms`)), ms);
    const stop = hub.tasks.listen((task) => {
      if (task.id === first.id && hasEnded(task)) finish(done(task));
    });
    signal.addEventListener('abort', abort);
  });
}

const isoTime = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

function hubTask({ hub }: Call, task: Task): HubTask {
  const result = hasEnded(task) && task.attempts > 0 ? hub.attempts.result(task) : undefined;
  return {
    id: task.id,
    state: shownState(hub.tasks.queue, task),
    command: task.command,
    pool: task.pool === panePool ? panePool : shownPool(task.pool),
    project: task.project,
    pane: task.pane ?? task.target,
    priority: task.priority,
    after: task.after,
    retries: task.retries,
    attempts: task.attempts,
    timeout_ms: task.timeoutMs,
    key: task.key,
    created_at: new Date(task.created).toISOString(),
    started_at: isoTime(task.started),
    ended_at: isoTime(task.ended),
    exit_code: task.exitCode,
    reason: task.reason,
    ...(result === undefined ? {} : { result: result as Json }), // it came out of JSON.parse
  };
}

/** Without the project that has declared it. */
const shownPool = (pool: string): string => pool.slice(pool.indexOf(':') + 1);

function poolOf({ hub }: Call, name: string): HubPool {
  const tasks = [...hub.tasks.queue.tasks.values()].filter(({ pool }) => pool === name);
  return {
    name: shownPool(name),
    project: name.includes(':') ? name.slice(0, name.indexOf(':')) : null,
    panes: hub.tasks.queue.declared.get(name)?.panes ?? [],
    concurrency: hub.tasks.concurrency(name),
    running: tasks.filter(({ state }) => state === 'running').length,
    queued: tasks.filter(({ state }) => state === 'queued').length,
  };
}

/** A negative offset counts from the end. An attempt that has not begun has no file. */
function readPart(
  path: string,
  offset: number,
  most: number,
): { readonly text: string; readonly next: number } {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch {
    return { text: '', next: 0 };
  }
  try {
    const { size } = fstatSync(handle);
    const start = Math.min(size, offset < 0 ? Math.max(0, size + offset) : offset);
    const bytes = Buffer.alloc(Math.min(most, size - start));
    const length = readSync(handle, bytes, 0, bytes.length, start);
    return { text: bytes.toString('utf8', 0, length), next: start + length };
  } finally {
    closeSync(handle);
  }
}
