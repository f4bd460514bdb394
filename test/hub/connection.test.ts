/** A server on a real socket: what comes in one piece, what is left open, and clients that mean no good. */
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { done } from '../../src/hub/answer.ts';
import { method } from '../../src/hub/call.ts';
import type { Client } from '../../src/hub/client.ts';
import { Dispatcher } from '../../src/hub/dispatch.ts';
import type { Hub } from '../../src/hub/hub.ts';
import { defaultLimits, type HubLimits } from '../../src/hub/limits.ts';
import { silentLog } from '../../src/hub/log.ts';
import { HubServer } from '../../src/hub/server.ts';
import { temporaryFolder, until, type TemporaryFolder } from '../support/temporary.ts';

let folder: TemporaryFolder;
let servers: HubServer[];
beforeEach(() => {
  folder = temporaryFolder('hub');
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await server.close();
  folder.remove();
});

const methods = [
  method('ping', () => done({ pong: true as const, time: '' }), { early: true }),
  // Lets the client in, but takes its time.
  method(
    'pane.get',
    async ({ client }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      client.ready = true;
      return { ok: false, error: { kind: 'noSuch', message: 'welcome', retryable: false } };
    },
    { early: true },
  ),
  method('pool.list', () => done({ pools: [] })),
];

interface Talk {
  readonly socket: Socket;
  heard: string;
  ended: boolean;
}

async function open(
  limits: Partial<HubLimits> = {},
): Promise<{ talk(): Promise<Talk>; clients: Set<Client> }> {
  const clients = new Set<Client>();
  const server = new HubServer({ ...defaultLimits, ...limits }, clients);
  servers.push(server);
  const path = join(folder.path, `${servers.length}.sock`);
  await new Promise<void>((resolve) => server.net.listen(path, resolve));
  server.begin(new Dispatcher({ log: silentLog } as unknown as Hub, methods));
  const talk = async (): Promise<Talk> => {
    const socket = connect({ path, allowHalfOpen: true });
    const one: Talk = { socket, heard: '', ended: false };
    socket.on('data', (chunk) => (one.heard += chunk.toString()));
    socket.on('end', () => {
      one.ended = true;
      socket.end();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => (one.ended = true));
    await new Promise((resolve) => socket.once('connect', resolve));
    return one;
  };
  return { talk, clients };
}

const line = (message: object): string => `${JSON.stringify(message)}\n`;
const hello = line({ id: 1, method: 'pane.get', params: { pane: 'x' } });

it('what is sent behind the introduction, in one piece and with nothing after it, is answered', async () => {
  const { talk } = await open();
  const one = await talk();
  one.socket.end(hello + line({ id: 2, method: 'pool.list' }));
  await until(() => one.ended, 'the end');
  expect(
    one.heard
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each) as unknown),
  ).toMatchObject([
    { id: 1, error: { message: 'welcome' } },
    { id: 2, result: { pools: [] } },
  ]);
});

it('the same in a batch', async () => {
  const { talk } = await open();
  const one = await talk();
  one.socket.end(`[${hello.trim()},{"id":2,"method":"pool.list"}]\n`);
  await until(() => one.ended, 'the end');
  expect(JSON.parse(one.heard)).toMatchObject([{ id: 1 }, { id: 2, result: { pools: [] } }]);
});

it('a client that says nothing, or half of something, is let go', async () => {
  const { talk, clients } = await open({ initializeMs: 50 });
  const [silent, half] = [await talk(), await talk()];
  half.socket.write('{"id":1,');
  await until(() => silent.ended && half.ended, 'the end of both');
  expect(half.heard).toContain('initialize did not come in time');
  expect(clients.size).toBe(0);
});

it('a crowd of strangers keeps nobody out, and nobody who is in has to go', async () => {
  const { talk, clients } = await open({ clients: 4 });
  const inside = await talk();
  inside.socket.write(hello);
  await until(() => inside.heard.includes('welcome'), 'the welcome');
  const strangers: Talk[] = [];
  for (let count = 0; count < 20; count += 1) strangers.push(await talk());
  const late = await talk();
  late.socket.write(hello);
  await until(() => late.heard.includes('welcome'), 'the welcome');
  inside.socket.write(line({ id: 3, method: 'pool.list' }));
  await until(() => inside.heard.includes('pools'), 'an answer');
  expect(clients.size).toBeLessThanOrEqual(4);
  for (const { socket } of [inside, late, ...strangers]) socket.destroy();
});

it('where all are in, one more is told that there is no room', async () => {
  const { talk } = await open({ clients: 1 });
  const inside = await talk();
  inside.socket.write(hello);
  await until(() => inside.heard.includes('welcome'), 'the welcome');
  const other = await talk();
  await until(() => other.ended, 'the end');
  expect(JSON.parse(other.heard)).toMatchObject({ error: { code: -32010 } });
  inside.socket.destroy();
});

it('a client that asks and asks and reads nothing is cut off', async () => {
  const { talk } = await open({ unreadBytes: 1024, requestsPerSecond: 1_000_000, inFlight: 1_000_000 });
  const one = await talk();
  one.socket.pause();
  one.socket.write(hello);
  const many = line({ id: 'x'.repeat(900), method: 'pool.list' }).repeat(100);
  await until(() => {
    if (!one.socket.destroyed) one.socket.write(many);
    return one.socket.destroyed || one.socket.writableLength > 4 << 20;
  }, 'the end, or a full pipe');
  const ping = await talk();
  ping.socket.write(line({ id: 1, method: 'ping' }));
  await until(() => ping.heard.includes('pong'), 'an answer for somebody else');
  expect(ping.ended).toBe(false);
  one.socket.destroy();
});
