import { describe, expect, it } from 'vitest';
import { desiredOf, findingsOf, marked, oneTab } from './scene.ts';

const spec = (hub: string): string => oneTab({ a: '{}' }, `hub: ${hub}\n`);

describe('hub', () => {
  it('has what is written, and nothing where nothing is', () => {
    const whole =
      '{ enabled: true, require_token: true, max_concurrent_tasks: 3, websocket: { port: 7799, origins: ["http://localhost:5173"] }, limits: { message: 1MiB, clients: 9, requests_per_second: 100, in_flight: 10, header: 1KiB, initialize: 2s, unread: 64KiB } }';
    expect(desiredOf(spec(whole)).hub).toEqual({
      enabled: true,
      requireToken: true,
      maxConcurrentTasks: 3,
      websocket: { host: '127.0.0.1', port: 7799, origins: ['http://localhost:5173'], tls: null },
      limits: {
        messageBytes: 1 << 20,
        clients: 9,
        requestsPerSecond: 100,
        inFlight: 10,
        headerBytes: 1024,
        initializeMs: 2000,
        unreadBytes: 64 << 10,
      },
    });
    expect(desiredOf(oneTab({ a: '{}' })).hub).toBeUndefined();
    expect(desiredOf(spec('{}')).hub).toEqual({
      enabled: false,
      requireToken: false,
      maxConcurrentTasks: null,
      websocket: null,
      limits: {},
    });
  });

  it('finds the files of TLS beside the spec', () => {
    const { hub } = desiredOf(spec('{ websocket: { host: 0.0.0.0, port: 1, cert: c.pem, key: /k.pem } }'));
    expect(hub?.websocket?.tls).toEqual({
      cert: expect.stringMatching(/^\/.*\/c\.pem$/) as string,
      key: '/k.pem',
    });
    expect(
      desiredOf(spec('{ websocket: { host: 0.0.0.0, port: 1, insecure: true } }')).hub?.websocket?.tls,
    ).toBeNull();
  });

  const rows: readonly (readonly [string, string, string])[] = [
    ['an address that others reach', '{ websocket: { host: 0.0.0.0, port: 1 } }', 'WZP1520 0.0.0.0'],
    [
      'a certificate without a key',
      '{ websocket: { port: 1, cert: c.pem } }',
      'WZP1520 { port: 1, cert: c.pem }',
    ],
    ['an origin with a path', '{ websocket: { port: 1, origins: ["http://x/y"] } }', 'WZP1520 "http://x/y"'],
    ['any origin', '{ websocket: { port: 1, origins: ["*"] } }', 'WZP1520 "*"'],
    ['no port', '{ websocket: {} }', 'WZP1203 websocket'],
  ];
  it.each(rows)('%s is found', (_title, hub, expected) => {
    const text = spec(hub);
    expect(findingsOf(text).map((finding) => marked(finding, text))).toEqual([expected]);
  });
});
