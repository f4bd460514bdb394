/** What one client may cost the others. */
import { describe, expect, it } from 'vitest';
import { done, refused } from '../../src/hub/answer.ts';
import { method } from '../../src/hub/call.ts';
import type { HubEvent } from '../../src/hub/events/event.ts';
import { scene } from './scene.ts';

const ping = method('ping', () => done({ pong: true as const, time: '' }));
const wait = method(
  'events.unsubscribe',
  ({ signal }) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(refused('timedOut', 'cancelled')));
    }),
);
const event = (seq: number): HubEvent => ({ seq, time: '', type: 'hub.closing', project: null, data: {} });
const limited = { error: expect.objectContaining({ code: -32010 }) as object };

describe('requests', () => {
  it('beyond the rate are refused until time has passed', async () => {
    const { ask, clock } = scene([ping], { requestsPerSecond: 3 });
    const call = (): Promise<unknown> => ask({ id: 1, method: 'ping' });
    for (let count = 0; count < 3; count += 1) expect(await call()).toMatchObject({ result: { pong: true } });
    expect(await call()).toMatchObject(limited);
    clock.now += 400;
    expect(await call()).toMatchObject({ result: { pong: true } });
    expect(await call()).toMatchObject(limited);
  });

  it('of a client that floods on end its connection', async () => {
    const { raw } = scene([ping], { requestsPerSecond: 3 });
    const ends: boolean[] = [];
    for (let count = 0; count < 8; count += 1) ends.push((await raw('{"id":1,"method":"ping"}')).closes);
    expect(ends).toEqual([false, false, false, false, false, false, true, true]);
  });

  it('beyond the number that may be under way are refused, and end with the client', async () => {
    const { ask, client } = scene([wait], { inFlight: 2 });
    const call = (id: number): Promise<unknown> =>
      ask({ id, method: 'events.unsubscribe', params: { subscription: 's' } });
    const waiting = [call(1), call(2)];
    expect(await call(3)).toMatchObject(limited);
    client.leave();
    expect(await Promise.all(waiting)).toHaveLength(2);
  });
});

describe('events for a client that does not read', () => {
  it('are dropped, and it is told which once it has caught up', () => {
    const { client, sent, transport } = scene([], { unreadBytes: 1000 });
    const tell = (seq: number): void => client.tell(event(seq), 'event', { seq });
    tell(1);
    transport.unread = 1001;
    tell(2);
    tell(3);
    client.caughtUp();
    expect(sent).toHaveLength(1);
    transport.unread = 400;
    tell(4);
    expect(sent.slice(1)).toEqual([
      { jsonrpc: '2.0', method: 'events.dropped', params: { from: 2, to: 3 } },
      { jsonrpc: '2.0', method: 'event', params: { seq: 4 } },
    ]);
  });

  it('end its connection when it goes on like that', () => {
    const { client, transport } = scene([], { unreadBytes: 1000 });
    transport.unread = 16_001;
    client.notify('context_exited', {});
    expect(transport.closed).toBe(true);
  });
});
