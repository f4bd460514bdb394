/** JSON-RPC as the specification says, with our errors: who asks what gets which answer. */
import { describe, expect, it } from 'vitest';
import { done, refused } from '../../src/hub/answer.ts';
import { method, type Method } from '../../src/hub/call.ts';
import { scene } from './scene.ts';

const time = '2026-01-01T00:00:00.000Z';
const task = (id: string): Method['run'] =>
  (() => refused('noSuch', `there is no task ${id}`)) as Method['run'];
const methods: readonly Method[] = [
  method('ping', () => done({ pong: true as const, time }), { early: true }),
  method('pool.set', (_call, { name, concurrency }) =>
    done({ name, project: null, panes: [], concurrency, running: 0, queued: 0 }),
  ),
  { name: 'task.get', run: task('x') },
  method('pool.list', () => {
    throw new Error('a secret of the inside');
  }),
  method(
    'events.unsubscribe',
    ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(refused('timedOut', 'cancelled')));
      }),
  ),
];
const pong = { pong: true, time };
const error = (code: number, message: RegExp | string): unknown =>
  expect.objectContaining({ code, message: expect.stringMatching(message) as string });

describe('a single request', () => {
  const table: readonly (readonly [title: string, request: unknown, answer: unknown])[] = [
    [
      'is answered with its id',
      { jsonrpc: '2.0', id: 7, method: 'ping' },
      { jsonrpc: '2.0', id: 7, result: pong },
    ],
    [
      'may leave out jsonrpc, and the answer does too',
      { id: 'a', method: 'ping' },
      { id: 'a', result: pong },
    ],
    ['may have null for its id', { id: null, method: 'ping' }, { id: null, result: pong }],
    ['without an id is a notification', { method: 'ping' }, null],
    ['that fails without an id is not answered either', { method: 'no.such' }, null],
    [
      'of a method that is not there',
      { id: 1, method: 'no.such' },
      { id: 1, error: error(-32601, /no method "no.such"/) },
    ],
    [
      'of a name that every object has',
      { id: 1, method: 'constructor' },
      { id: 1, error: error(-32601, /constructor/) },
    ],
    [
      'of a terminal',
      { id: 1, method: 'crux:ime/get-state' },
      { id: 1, error: error(-32006, /terminal itself/) },
    ],
    [
      'with another version',
      { jsonrpc: '1.0', id: 1, method: 'ping' },
      { jsonrpc: '2.0', id: 1, error: error(-32600, /jsonrpc/) },
    ],
    [
      'with an object for its id',
      { id: {}, method: 'ping' },
      { jsonrpc: '2.0', id: null, error: error(-32600, /id/) },
    ],
    ['without a method', { id: 1 }, { jsonrpc: '2.0', id: 1, error: error(-32600, /method/) }],
    [
      'with positional parameters',
      { id: 1, method: 'ping', params: [1] },
      { jsonrpc: '2.0', id: 1, error: error(-32602, /by name/) },
    ],
    ['that is no object', 7, { jsonrpc: '2.0', id: null, error: error(-32600, /object/) }],
    [
      'that is refused',
      { id: 1, method: 'task.get', params: { id: 'x' } },
      { id: 1, error: error(-32001, /no task x/) },
    ],
  ];
  it.each(table)('%s', async (_title, request, answer) => {
    expect(await scene(methods).ask(request)).toEqual(answer);
  });

  it('a prototype key in it changes nothing', async () => {
    const { raw } = scene(methods);
    const { answer } = await raw(
      '{"__proto__":{"id":5},"method":"ping","id":1,"params":{"__proto__":{"x":1}}}',
    );
    expect(answer).toEqual({ id: 1, result: pong });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('parameters', () => {
  const table: readonly (readonly [params: unknown, message: string])[] = [
    [{ name: 'a' }, 'concurrency is missing'],
    [{ name: 'a', concurrency: '4' }, 'concurrency must be integer'],
    [{ name: 'a', concurrency: -1 }, 'concurrency must be >= 0'],
    [{ name: '', concurrency: 1 }, 'name must have at least 1 characters'],
    [{ name: 'a', concurrency: 1, pool: 2 }, 'pool is not known here'],
    [{ name: null, concurrency: 1 }, 'name must be string'],
  ];
  it.each(table)('%j: %s', async (params, message) => {
    const answer = await scene(methods).ask({ id: 1, method: 'pool.set', params });
    expect(answer).toEqual({
      id: 1,
      error: { code: -32602, message, data: { method: 'pool.set', retryable: false } },
    });
  });
});

describe('batches', () => {
  it('are answered as batches, notifications left out', async () => {
    const answer = await scene(methods).ask([
      { id: 1, method: 'ping' },
      { method: 'ping' },
      3,
      { jsonrpc: '2.0', id: 2, method: 'no.such' },
    ]);
    expect(answer).toEqual([
      { id: 1, result: pong },
      { jsonrpc: '2.0', id: null, error: error(-32600, /object/) },
      { jsonrpc: '2.0', id: 2, error: error(-32601, /no.such/) },
    ]);
  });

  it('of notifications only get no answer', async () => {
    expect(await scene(methods).ask([{ method: 'ping' }, { method: 'ping' }])).toBeNull();
  });

  it('without anything in them are refused', async () => {
    expect(await scene(methods).ask([])).toEqual({
      jsonrpc: '2.0',
      id: null,
      error: error(-32600, /1 to 1000/),
    });
  });
});

describe('before initialize', () => {
  it('only what may come early is served', async () => {
    const { ask, client } = scene(methods);
    client.ready = false;
    expect(await ask({ id: 1, method: 'ping' })).toEqual({ id: 1, result: pong });
    expect(await ask({ id: 2, method: 'pool.list' })).toEqual({ id: 2, error: error(-32002, /initialize/) });
    expect(await ask({ id: 3, method: 'no.such' })).toEqual({ id: 3, error: error(-32002, /initialize/) });
  });
});

describe('what ends the connection', () => {
  const table: readonly (readonly [title: string, text: string | Buffer, code: number])[] = [
    ['no JSON', '{"id":1,', -32700],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), -32700],
    ['a million levels', '['.repeat(1_000_000), -32600],
    ['a deep text that is whole', `${'['.repeat(300)}${']'.repeat(300)}`, -32600],
  ];
  it.each(table)('%s', async (_title, text, code) => {
    expect(await scene(methods).raw(text)).toEqual({
      answer: { jsonrpc: '2.0', id: null, error: error(code, '.') },
      closes: true,
    });
  });

  it('brackets inside of texts do not count', async () => {
    const params = { name: '[{"\\'.repeat(20), concurrency: 1 };
    const { closes } = await scene(methods).raw(JSON.stringify({ id: 1, method: 'pool.set', params }));
    expect(closes).toBe(false);
  });
});

it('an exception tells the client nothing but a name to look for in the log', async () => {
  const { ask, log } = scene(methods);
  const answer = await ask({ id: 1, method: 'pool.list' });
  expect(answer).toEqual({ id: 1, error: error(-32603, /under [0-9a-f]{8}$/) });
  expect(JSON.stringify(answer)).not.toContain('secret');
  expect(log.lines).toEqual(['a method failed']);
});

it('a call that waits can be cancelled by its id', async () => {
  const { ask } = scene(methods);
  const waiting = ask({ id: 9, method: 'events.unsubscribe', params: { subscription: 's' } });
  await ask({ method: '$/cancelRequest', params: { id: 9 } });
  expect(await waiting).toEqual({ id: 9, error: error(-32005, /cancelled/) });
});

it('what a client that has left waits for is given up', async () => {
  const { ask, client } = scene(methods);
  const waiting = ask({ id: 9, method: 'events.unsubscribe', params: { subscription: 's' } });
  client.leave();
  expect(await waiting).toEqual({ id: 9, error: error(-32005, /cancelled/) });
});
