/** The figures as Prometheus gets them: the built tool on tmux, with its daemon. */
import { get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { until } from '../runner/pane.ts';
import { briefly, desiredOf, findingsOf } from '../spec/scene.ts';
import { Rig } from './rig.ts';

let built: Built;
let rig: Rig;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => built.remove());

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

interface Answer {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly text: string;
}

/** Null: nobody listens. */
const ask = (port: number, path = '/metrics', options: object = {}): Promise<Answer | null> =>
  new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path, ...options }, (response) => {
      let text = '';
      response.on('data', (data: Buffer) => (text += data.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode, type: response.headers['content-type'], text }),
      );
    }).on('error', () => resolve(null));
  });

describe('the key metrics', () => {
  const spec = (metrics: string): string =>
    `version: 1\nmetrics: ${metrics}\nworkspaces: { dev: { tabs: [{ name: t, layout: { pane: a } }], panes: { a: {} } } }\n`;

  it('says where the figures are served, on this machine alone', () => {
    expect(desiredOf(spec('{}')).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(desiredOf(spec('{ listen: "[::1]:9000" }')).metrics).toEqual({ host: '::1', port: 9000 });
    expect(desiredOf(spec('{ enabled: false }')).metrics).toBeUndefined();
    expect(findingsOf(spec('{ listen: "0.0.0.0:9464" }')).map(briefly)).toEqual(['WZP1205 2:20']);
  });
});

describe('the figures', () => {
  beforeEach(() => {
    rig = new Rig(built);
  });
  afterEach(async () => {
    await rig.wzp(['daemon', 'stop']);
    rig.close();
  });

  it('are served where the spec says, to this machine, until it no longer does', async () => {
    const port = await freePort();
    rig.spec({ a: { run: rig.stays('a') } }, { metrics: { listen: `127.0.0.1:${port}` } });
    await rig.apply();
    const answer = await until(() => ask(port), 'the figures');
    expect(answer).toMatchObject({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' });
    expect(answer.text).toMatch(/^wzp_pane_up\{project="rig-\w+",pane="dev\/a"\} 1$/m);
    expect(await ask(port, '/')).toMatchObject({ status: 404 });
    expect(await ask(port, '/metrics', { method: 'POST' })).toMatchObject({ status: 405 });
    expect(await ask(port, '/metrics', { headers: { host: 'evil.example' } })).toMatchObject({ status: 403 });
    rig.spec({ a: { run: rig.stays('a') } });
    await rig.apply();
    await until(async () => (await ask(port)) === null, 'the end of it');
  });
});
