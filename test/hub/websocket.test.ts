/** The hub over WebSocket: who is let in, and that it is the same hub. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, connect as connectPlain } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import { silentLog } from '../../src/hub/log.ts';
import { registerProject } from '../../src/hub/projects/registry.ts';
import { hubTokenPath } from '../../src/hub/token.ts';
import { openDaemon, type Daemon } from '../../src/supervise/daemon/daemon.ts';
import { prepareLaunch, readLaunch } from '../../src/runner/launch.ts';
import type { HubSettings } from '../../src/spec/desired.ts';
import { userPaths, type UserPaths } from '../../src/state/paths.ts';
import { isObject, type JsonObject } from '../../src/state/sealed.ts';
import { temporaryFolder, until, type TemporaryFolder } from '../support/temporary.ts';

let folder: TemporaryFolder;
let paths: UserPaths;
let daemon: Daemon | null;
let sockets: WebSocket[];
beforeEach(() => {
  folder = temporaryFolder('ws');
  const base = (name: string): string => join(folder.path, name);
  paths = userPaths(
    { XDG_RUNTIME_DIR: base('run'), XDG_STATE_HOME: base('state') },
    { uid: process.getuid?.() ?? 0, tmpdir: folder.path, home: folder.path },
  );
  daemon = null;
  sockets = [];
});
afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  await daemon?.stop();
  folder.remove();
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const project = (name: string) => ({ name, key: `${name}-00000000`, root: folder.path, file: 'x.yaml' });

async function applied(name: string, hub: Partial<HubSettings>): Promise<void> {
  const kept = await registerProject(paths, {
    project: project(name),
    backend: 'tmux',
    server: join(folder.path, 'no-server'),
    files: [],
    path: process.env['PATH'] ?? '',
    hub: {
      enabled: true,
      requireToken: false,
      websocket: null,
      maxConcurrentTasks: null,
      limits: {},
      ...hub,
    },
  });
  expect(kept.ok).toBe(true);
}

async function begin(): Promise<Daemon> {
  const opened = await openDaemon({
    paths,
    env: { PATH: process.env['PATH'], HOME: folder.path },
    version: 'test',
    log: silentLog,
    umask: 0o022,
  });
  if (!opened.ok || opened.value.kind !== 'running') throw new Error('it does not listen');
  daemon = opened.value.daemon;
  return daemon;
}

const token = (): string => readFileSync(hubTokenPath(paths), 'utf8').trim();

interface Talk {
  readonly socket: WebSocket;
  readonly heard: JsonObject[];
  /** Close code, or the status that was answered in place of a WebSocket. */
  over: number | null;
  ask(id: number, method: string, params?: object): Promise<JsonObject>;
}

async function talk(port: number, options: ClientOptions = {}, scheme = 'ws'): Promise<Talk> {
  const socket = new WebSocket(`${scheme}://127.0.0.1:${port}/`, options);
  sockets.push(socket);
  const one: Talk = {
    socket,
    heard: [],
    over: null,
    async ask(id, method, params = {}) {
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
      await until(
        () => one.heard.some((message) => message['id'] === id) || one.over !== null,
        `answer ${id}`,
      );
      return one.heard.find((message) => message['id'] === id) ?? {};
    },
  };
  socket.on('message', (data: Buffer) => {
    const message: unknown = JSON.parse(data.toString());
    if (isObject(message)) one.heard.push(message);
  });
  socket.on('unexpected-response', (_request, response) => {
    one.over = response.statusCode ?? 0;
    socket.terminate();
  });
  socket.on('error', () => undefined);
  socket.on('close', (code) => (one.over ??= code));
  await until(() => socket.readyState === WebSocket.OPEN || one.over !== null, 'the beginning');
  return one;
}

const hello = { protocol_version: '1', client: { name: 'test', version: '1' } };
const codeOf = ({ error }: JsonObject): unknown => (isObject(error) ? error['code'] : null);

it('is off until a spec asks for it, and goes when no spec does any more', async () => {
  const { hub } = await begin();
  const port = await freePort();
  expect((await talk(port)).over).not.toBeNull();
  await applied('shop', { websocket: { host: '127.0.0.1', port, origins: [], tls: null } });
  await hub.projects.all();
  await until(async () => (await talk(port)).over === null, 'the listener');
  expect(statSync(hubTokenPath(paths)).mode & 0o777).toBe(0o600);
  const one = await talk(port);
  expect((await one.ask(1, 'initialize', { ...hello, auth_token: token() }))['result']).toMatchObject({
    self: null,
  });
  await applied('shop', {});
  await hub.projects.all();
  await until(() => one.over !== null, 'the end of it');
  expect(hub.clients.size).toBe(0);
});

it('lets nobody in without a token; that of a pane is good for its project', async () => {
  const port = await freePort();
  await applied('shop', { websocket: { host: '127.0.0.1', port, origins: [], tls: null } });
  await begin();
  await until(async () => (await talk(port)).over === null, 'the listener');
  const stranger = await talk(port);
  expect(codeOf(await stranger.ask(1, 'status'))).toBe(-32002);
  expect(codeOf(await stranger.ask(2, 'initialize', hello))).toBe(-32002);
  await until(() => stranger.over !== null, 'its end');
  const guess = await talk(port);
  expect(codeOf(await guess.ask(1, 'initialize', { ...hello, auth_token: 'x' }))).toBe(-32002);
  await until(() => guess.over !== null, 'its end');

  mkdirSync(join(folder.path, 'run'), { recursive: true, mode: 0o700 });
  const prepared = prepareLaunch({
    runtimeDir: paths.runtime,
    project: project('shop'),
    address: 'dev/a',
    tab: 'code',
    serverId: 'x',
    run: {
      process: { kind: 'shell' },
      shell: '/bin/sh',
      cwd: '/',
      environment: {},
      title: null,
      onExit: 'hold',
      restart: { policy: 'no', backoffMs: 1, maxBackoffMs: 1, maxRestarts: null, windowMs: null },
      stop: { signal: 'SIGHUP', timeoutMs: 1, command: null, keys: [] },
      start: { kind: 'now' },
      fields: {},
      digest: '',
    },
  });
  if (!prepared.ok) throw new Error('no launch');
  const own = readLaunch(prepared.value.place)?.token ?? '';
  const pane = await talk(port);
  const let_in = await pane.ask(1, 'initialize', { ...hello, auth_token: own });
  expect(let_in['result']).toMatchObject({ self: { pane: 'dev/a', project: 'shop-00000000' } });

  const all = await talk(port);
  await all.ask(1, 'initialize', { ...hello, auth_token: token() });
  await all.ask(2, 'events.subscribe', { types: ['task.*'] });
  const added = await all.ask(3, 'task.add', { command: 'true' });
  const { id } = added['result'] as { id: string };
  expect((await all.ask(4, 'task.wait', { id }))['result']).toMatchObject({ state: 'succeeded' });
  expect(all.heard.filter(({ method }) => method === 'event').length).toBe(3);
});

it('lets pages in by their origin only, and under no name but its own', async () => {
  const port = await freePort();
  const origins = ['http://localhost:5173'];
  await applied('shop', { websocket: { host: '127.0.0.1', port, origins, tls: null } });
  await begin();
  await until(async () => (await talk(port)).over === null, 'the listener');
  expect((await talk(port, { origin: 'https://evil.example' })).over).toBe(403);
  expect((await talk(port, { origin: 'null' })).over).toBe(403);
  expect((await talk(port, { headers: { Host: `evil.example:${port}` } })).over).toBe(403);
  expect((await talk(port, { origin: 'http://localhost:5173' })).over).toBeNull();
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(426);
});

it('cuts off whoever sends rubbish, too much, or says nothing; others do not notice', async () => {
  const port = await freePort();
  await applied('shop', {
    websocket: { host: '127.0.0.1', port, origins: [], tls: null },
    limits: { messageBytes: 1000, initializeMs: 300, clients: 6 },
  });
  await begin();
  await until(async () => (await talk(port)).over === null, 'the listener');
  const good = await talk(port);
  await good.ask(1, 'initialize', { ...hello, auth_token: token() });
  const [rubbish, large, binary, silent] = [
    await talk(port),
    await talk(port),
    await talk(port),
    await talk(port),
  ];
  rubbish.socket.send('{');
  large.socket.send(JSON.stringify({ id: 'x'.repeat(2000), method: 'ping' }));
  binary.socket.send(Buffer.from('{}'));
  await until(() => [rubbish, large, binary, silent].every(({ over }) => over !== null), 'their ends');
  expect([rubbish.over, large.over, binary.over, silent.over]).toEqual([1008, 1009, 1008, 1008]);
  const plain = connectPlain(port, '127.0.0.1');
  plain.on('error', () => undefined);
  plain.write('GET / HTTP/1.1\r\n');
  const crowd: Talk[] = [];
  for (let count = 0; count < 8; count += 1) crowd.push(await talk(port));
  expect(crowd.some(({ over }) => over === 503)).toBe(true);
  expect((await good.ask(2, 'ping'))['result']).toMatchObject({ pong: true });
  plain.destroy();
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

it.skipIf(!hasOpenssl)('speaks TLS with the files that it is given', async () => {
  const port = await freePort();
  const tls = { cert: join(folder.path, 'cert.pem'), key: join(folder.path, 'key.pem') };
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '1',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=IP:127.0.0.1',
      '-keyout',
      tls.key,
      '-out',
      tls.cert,
    ],
    { stdio: 'ignore' },
  );
  await applied('shop', { websocket: { host: '127.0.0.1', port, origins: [], tls } });
  await begin();
  const ca = readFileSync(tls.cert);
  await until(async () => (await talk(port, { ca }, 'wss')).over === null, 'the listener');
  const one = await talk(port, { ca }, 'wss');
  expect((await one.ask(1, 'initialize', { ...hello, auth_token: token() }))['result']).toBeDefined();
  expect((await talk(port)).over).not.toBeNull();
});

it('what several projects ask for is taken together, the stricter way', async () => {
  await applied('one', { requireToken: true, maxConcurrentTasks: 7, limits: { clients: 9 } });
  await applied('two', { maxConcurrentTasks: 3, limits: { clients: 12, inFlight: 5 } });
  const { hub } = await begin();
  expect(hub.settings()).toMatchObject({
    requireToken: true,
    limits: { clients: 9, inFlight: 5, headerBytes: 65_536 },
  });
  expect(hub.tasks.concurrency('default')).toBe(3);
  const socket = connectPlain(join(paths.runtime, 'hub.sock'));
  let heard = '';
  socket.on('data', (chunk) => (heard += String(chunk)));
  socket.write(`${JSON.stringify({ id: 1, method: 'initialize', params: hello })}\n`);
  await until(() => heard.includes('\n'), 'the refusal');
  expect(heard).toContain('a token is needed');
  socket.destroy();
});
