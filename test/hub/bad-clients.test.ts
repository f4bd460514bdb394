/** Clients that mean no good, at a real daemon: only their own connections end, and nobody else notices. */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HubClient } from '../../src/hub/hub-client.ts';
import type { HubLimits } from '../../src/hub/limits.ts';
import { silentLog } from '../../src/hub/log.ts';
import { socketPath } from '../../src/hub/paths.ts';
import { openDaemon, type Daemon } from '../../src/supervise/daemon/daemon.ts';
import { userPaths, type UserPaths } from '../../src/state/paths.ts';
import { isObject, type JsonObject } from '../../src/state/sealed.ts';
import { temporaryFolder, until, type TemporaryFolder } from '../support/temporary.ts';

let folder: TemporaryFolder;
let paths: UserPaths;
let daemon: Daemon | null;
let sockets: Socket[];
let clients: HubClient[];
beforeEach(() => {
  folder = temporaryFolder('bad');
  const base = (name: string): string => join(folder.path, name);
  paths = userPaths(
    { XDG_RUNTIME_DIR: base('run'), XDG_STATE_HOME: base('state') },
    { uid: process.getuid?.() ?? 0, tmpdir: folder.path, home: folder.path },
  );
  daemon = null;
  sockets = [];
  clients = [];
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  for (const client of clients) client.close();
  await daemon?.stop();
  folder.remove();
});

async function begin(limits: Partial<HubLimits> = {}): Promise<Daemon> {
  const opened = await openDaemon({
    paths,
    env: { PATH: process.env['PATH'], HOME: folder.path },
    version: 'test',
    log: silentLog,
    umask: 0o022,
    limits,
  });
  if (!opened.ok || opened.value.kind !== 'running') throw new Error('it does not listen');
  daemon = opened.value.daemon;
  return daemon;
}

async function guest(token?: string): Promise<HubClient> {
  const opened = await HubClient.open(socketPath(paths), { name: 'guest', version: '1', token });
  if (!opened.ok) throw new Error(opened.diagnostics[0]?.message);
  clients.push(opened.value);
  return opened.value;
}

interface Talk {
  readonly socket: Socket;
  readonly heard: JsonObject[];
  bytes: number;
  ended: boolean;
  say(message: unknown): void;
}

/** One JSON text a line, and no manners. */
async function talk(): Promise<Talk> {
  const socket = connect({ path: socketPath(paths), allowHalfOpen: true });
  sockets.push(socket);
  let rest = '';
  const one: Talk = {
    socket,
    heard: [],
    bytes: 0,
    ended: false,
    say: (message) => void socket.write(`${JSON.stringify(message)}\n`),
  };
  socket.on('data', (chunk) => {
    one.bytes += chunk.length;
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('{')) continue; // the other framings answer in kind
      const message: unknown = JSON.parse(line);
      if (isObject(message)) one.heard.push(message);
    }
  });
  socket.on('error', () => undefined);
  socket.on('close', () => (one.ended = true));
  socket.on('end', () => (one.ended = true));
  await new Promise((resolve) => socket.once('connect', resolve));
  return one;
}

const hello = { id: 'hello', method: 'initialize', params: { protocol_version: '1' } };
const introduced = async (): Promise<Talk> => {
  const one = await talk();
  one.say(hello);
  await until(() => one.heard.length === 1, 'the welcome');
  return one;
};

const codeOf = ({ error }: JsonObject): unknown => (isObject(error) ? error['code'] : null);

describe('a client that', () => {
  it('closes its side at once, or in the middle of a message, holds nothing', async () => {
    const { hub } = await begin({ initializeMs: 200, halfOpenMs: 300 });
    const good = await guest();
    const half = await introduced();
    half.socket.end('{"id":2,"method":"pi');
    const header = await talk();
    header.socket.end('Content-Length: 100\r\n\r\n{');
    const length = await talk();
    length.socket.write(Buffer.from([0, 0, 1, 0]));
    const mute = await talk();
    const waiting = await introduced();
    waiting.say({ id: 3, method: 'message.inbox', params: { wait_ms: 600_000 } });
    await until(() => half.ended && header.ended && length.ended && mute.ended, 'the end of them');
    waiting.socket.destroy();
    await until(() => hub.clients.size === 1, 'the good one to be alone');
    expect((await good.call('ping', {})).ok).toBe(true);
  });

  it('never reads gets its events dropped, and every other one gets them all', async () => {
    const { hub } = await begin({ unreadBytes: 16 << 10 });
    const deaf = await introduced();
    deaf.say({ id: 2, method: 'events.subscribe', params: { types: ['*'] } });
    await until(() => deaf.heard.length === 2, 'its subscription');
    deaf.socket.pause();
    const good = await guest();
    const seen: number[] = [];
    good.onNotification = (method, params) => {
      if (method === 'event' && typeof params['seq'] === 'number') seen.push(params['seq']);
    };
    await good.call('events.subscribe', { types: ['*'] });
    const caughtUp = async (count: number): Promise<void> => {
      while (seen.length < count) await new Promise((resolve) => setImmediate(resolve));
    };
    const first = hub.events.last + 1;
    const padding = 'x'.repeat(1000);
    for (let count = 0; count < 5000; count += 1) {
      hub.events.publish({ type: 'plan.drift', project: null, data: { count, padding } });
      if (count % 10 === 9) await caughtUp(count + 1);
    }
    await until(() => seen.length === 5000, 'all events');
    expect(seen).toEqual(Array.from({ length: 5000 }, (_, index) => first + index));
    deaf.socket.resume();
    await until(() => deaf.heard.some(({ method }) => method === 'events.dropped'), 'what it has lost');
    // Those that it got and those that it was told to have lost are all of them.
    const dropped = deaf.heard.filter(({ method }) => method === 'events.dropped');
    const lost = dropped.map(({ params }) => params as { from: number; to: number });
    const got = deaf.heard.flatMap(({ method, params }) =>
      method === 'event' ? [(params as { seq: number }).seq] : [],
    );
    const accounted = got.length + lost.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    expect(accounted).toBe(hub.events.last - first + 1);
  });

  it('floods is told so, then cut off, and the others are served', async () => {
    await begin({ requestsPerSecond: 100 });
    const good = await guest();
    const flood = await introduced();
    flood.socket.write(`${JSON.stringify({ id: 1, method: 'ping' })}\n`.repeat(1000));
    await until(() => flood.ended, 'the end of it');
    expect(flood.heard.some((message) => codeOf(message) === -32010)).toBe(true);
    expect(flood.heard.filter((message) => 'result' in message).length).toBeLessThan(150);
    expect((await good.call('ping', {})).ok).toBe(true);
  });

  it('asks for more at once than is allowed gets the rest refused', async () => {
    await begin({ inFlight: 10 });
    const one = await introduced();
    for (let id = 0; id < 15; id += 1) one.say({ id, method: 'message.inbox', params: { wait_ms: 60_000 } });
    await until(() => one.heard.length === 6, 'five refusals');
    expect(one.heard.slice(1).map(codeOf)).toEqual([-32010, -32010, -32010, -32010, -32010]);
    one.say({ method: '$/cancelRequest', params: { id: 0 } });
    await until(
      () => one.heard.some(({ id, result }) => id === 0 && result !== undefined),
      'the cancelled one',
    );
  });

  it.each<readonly [string, string | Buffer]>([
    ['nests 200,000 levels deep', `${'{"a":'.repeat(200_000)}\n`],
    [
      'nests lists in parameters',
      `{"id":1,"method":"ping","params":{"a":${'['.repeat(300)}${']'.repeat(300)}}}\n`,
    ],
    ['sends no UTF-8', Buffer.from([...Buffer.from('{"id":1,"method":"'), 0xff, 0xfe, 0x80, 0x0a])],
    [
      'sends half a surrogate in UTF-8',
      Buffer.from([...Buffer.from('{"id":"'), 0xed, 0xa0, 0x80, ...Buffer.from('"}\n')]),
    ],
    ['speaks HTTP', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['speaks TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])],
    ['announces a terabyte', 'Content-Length: 1099511627776\r\n\r\n'],
    ['announces less than nothing', 'Content-Length: -1\r\n\r\n{}'],
    ['announces two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    ['announces four gigabytes', Buffer.from([0x00, 0xff, 0xff, 0xff, 0xff])],
    ['never ends its header', `Content-Length: 1\r\n${'X: y\r\n'.repeat(20_000)}`],
    ['never ends its line', Buffer.alloc(9 << 20, 0x7b)],
  ])('%s loses its connection and nothing else', async (_what, bytes) => {
    await begin();
    const good = await guest();
    const one = await talk();
    one.socket.write(bytes);
    await until(() => one.ended, 'its end');
    // What it hears, if anything, is an error; its own connection may be reset before it has heard it.
    for (const message of one.heard) expect(codeOf(message)).toBeTypeOf('number');
    expect((await good.call('ping', {})).ok).toBe(true);
  });

  it('has odd ids and keys is answered for what they are', async () => {
    await begin();
    const one = await introduced();
    const huge = 'i'.repeat(1 << 20);
    one.say({ id: huge, method: 'ping' });
    one.say({ id: { toString: 1 }, method: 'ping' });
    one.say({ id: 2 ** 60, method: 'ping' });
    one.socket.write('{"id":1e400,"method":"ping"}\n');
    one.socket.write(
      '{"id":5,"method":"ping","__proto__":{"ready":true},"constructor":{"prototype":{"x":1}}}\n',
    );
    one.socket.write('{"id":6,"method":"__proto__"}\n{"id":7,"method":"constructor"}\n');
    one.socket.write('{"id":8,"method":"task.add","params":{"command":"true","env":{"__proto__":7}}}\n');
    one.socket.write('{"id":9,"method":"ping","params":{"__proto__":{"polluted":true}}}\n');
    await until(() => one.heard.length === 10, 'all answers');
    const [, ...answers] = one.heard;
    expect(answers.map((message) => [message['id'], codeOf(message)])).toEqual(
      expect.arrayContaining([
        [null, -32600],
        [2 ** 60, null],
        [5, null],
        [6, -32601],
        [7, -32601],
        [8, -32602],
      ]),
    );
    // A text that long is no id: it is not sent back.
    expect(one.bytes).toBeLessThan(100_000);
    expect(({} as JsonObject)['polluted']).toBeUndefined();
    expect(({} as JsonObject)['ready']).toBeUndefined();
  });

  it('guesses tokens gets one wrong answer a connection, and no faster with more of them', async () => {
    const { hub } = await begin();
    const started = performance.now();
    const guesses = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const one = await talk();
        const token = randomBytes(24).toString('hex');
        one.say({ id: 1, method: 'initialize', params: { protocol_version: '1', auth_token: token } });
        one.say({ id: 2, method: 'status' });
        await until(() => one.ended, 'its end');
        return one;
      }),
    );
    // Five times 200 ms one after the other; timers may be a little early.
    expect(performance.now() - started).toBeGreaterThan(950);
    for (const { heard } of guesses) expect(heard.map(codeOf)).toEqual([-32002]);
    expect(hub.clients.size).toBe(0);
  });
});
