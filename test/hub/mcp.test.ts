/** The MCP server with the official client, over both transports, in front of a real project. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { stand, type Stand } from '../live/stand.ts';
import { until } from '../support/temporary.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => built.remove());

const spec = `version: 1
name: shop
workspaces:
  dev:
    tabs: [{ name: code, layout: { row: [a, s] } }]
    panes: { a: { run: cat }, s: {} }
`;

let at: Stand;
let clients: Client[];
let children: ChildProcess[];
beforeEach(async () => {
  at = await stand(built, 'tmux');
  clients = [];
  children = [];
  at.write(spec);
  await at.done('apply', '--yes');
  await at.done('daemon', 'start');
});
afterEach(async () => {
  for (const client of clients) await client.close();
  for (const child of children) child.kill('SIGTERM');
  await at.done('daemon', 'stop');
  at.end();
});

const env = (): Record<string, string> => {
  const home = join(at.project, '..');
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_STATE_HOME: join(home, 'state'),
  };
};

/** `answer`: what the person says to a question; null: nobody can be asked. */
function newClient(
  answer: (message: string) => boolean | null = () => null,
  asks = false,
  mode: 'legacy' | 'auto' = 'legacy',
): Client {
  const client = new Client(
    { name: 'test', version: '1' },
    { versionNegotiation: { mode }, ...(asks ? { capabilities: { elicitation: { form: {} } } } : {}) },
  );
  if (asks)
    client.setRequestHandler('elicitation/create', (request) => {
      const said = answer(request.params.message);
      return said === null ? { action: 'cancel' } : { action: 'accept', content: { apply: said } };
    });
  clients.push(client);
  return client;
}

async function overStdio(...args: Parameters<typeof newClient>): Promise<Client> {
  const client = newClient(...args);
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [built.entry, 'mcp'],
      env: env(),
      cwd: at.project,
    }),
  );
  return client;
}

interface Listening {
  readonly url: string;
  readonly token: string;
}

async function listening(): Promise<Listening> {
  const child = spawn(process.execPath, [built.entry, 'mcp', '--http', '0', '--json'], {
    env: env(),
    cwd: at.project,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  await until(() => said.includes('\n'), 'the address');
  const { url, token_file: file } = JSON.parse(said) as { url: string; token_file: string };
  expect(statSync(file).mode & 0o777).toBe(0o600);
  return { url, token: readFileSync(file, 'utf8').trim() };
}

async function overHttp({ url, token }: Listening, ...args: Parameters<typeof newClient>): Promise<Client> {
  const client = newClient(...args);
  const headers = { Authorization: `Bearer ${token}` };
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
  return client;
}

async function ask(
  client: Client,
  name: string,
  args: Record<string, unknown> = {},
): Promise<{ failed: boolean; text: string }> {
  const result = await client.callTool({ name, arguments: args });
  const [first] = result.content as { type: string; text: string }[];
  return { failed: result.isError === true, text: first?.text ?? '' };
}

const read = async (
  client: Client,
  name: string,
  args: Record<string, unknown> = {},
): Promise<Record<string, unknown>> => {
  const { failed, text } = await ask(client, name, args);
  expect(failed, text).toBe(false);
  return JSON.parse(text) as Record<string, unknown>;
};

/** Both eras of the protocol: most clients speak that of 2025, the current one is of 2026. */
describe.each([
  ['stdio', 'legacy'],
  ['stdio', 'auto'],
  ['HTTP', 'legacy'],
  ['HTTP', 'auto'],
] as const)('over %s (%s)', (how, mode) => {
  const open = async (answer?: Parameters<typeof newClient>[0], asks = false): Promise<Client> =>
    how === 'stdio' ? overStdio(answer, asks, mode) : overHttp(await listening(), answer, asks, mode);

  it('lists tools that say what they do, and serves them', async () => {
    const client = await open();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'list_panes',
      'read_pane',
      'send_to_pane',
      'wait_for_pane',
      'open_pane',
      'close_pane',
      'control_process',
      'list_agents',
      'prompt_agent',
      'add_task',
      'list_tasks',
      'get_task',
      'cancel_task',
      'send_message',
      'read_messages',
      'acquire_lease',
      'release_lease',
      'plan',
      'apply',
    ]);
    for (const { description, annotations, inputSchema } of tools) {
      expect(description?.length).toBeGreaterThan(40);
      expect(annotations?.destructiveHint).toBeTypeOf('boolean');
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
    }
    const { panes } = await read(client, 'list_panes');
    expect((panes as { address: string }[]).map(({ address }) => address)).toEqual(['dev/a', 'dev/s']);
    await read(client, 'send_to_pane', { pane: 'dev/a', text: 'hello', submit: true });
    await read(client, 'wait_for_pane', { pane: 'dev/a', match: 'hello\\s+hello', timeout_ms: 5000 });
    expect((await read(client, 'read_pane', { pane: 'dev/a', lines: 10 }))['text']).toContain('hello');
    const { id } = await read(client, 'add_task', { command: 'echo out; exit 3' });
    expect(await read(client, 'get_task', { id, wait_ms: 10_000 })).toMatchObject({
      state: 'failed',
      exit_code: 3,
      output: 'out\n',
    });
    expect(((await read(client, 'list_tasks', { open: true }))['tasks'] as unknown[]).length).toBe(0);
    const made = await read(client, 'open_pane', { beside: 'dev/a', direction: 'down', command: 'cat' });
    expect(made['ad_hoc']).toBe(true);
    await read(client, 'close_pane', { pane: made['address'] });
    const lease = await read(client, 'acquire_lease', { name: 'file:x', ttl_ms: 60_000 });
    expect(await read(client, 'release_lease', { lease: lease['lease'] })).toEqual({ released: true });
    expect((await ask(client, 'read_pane', { pane: 'dev/zz' })).text).toContain('no pane dev/zz');
    expect((await ask(client, 'wait_for_pane', { pane: 'dev/a' })).failed).toBe(true);
    await expect(
      client.callTool({ name: 'read_pane', arguments: { pane: 7, x: 1 } }).then(({ isError }) => isError),
    ).resolves.toBe(true);
  });

  it('gives state and logs as resources', async () => {
    const client = await open();
    await read(client, 'send_to_pane', { pane: 'dev/a', text: 'a line', submit: true });
    await read(client, 'wait_for_pane', { pane: 'dev/a', match: 'a line', timeout_ms: 5000 });
    const { resources } = await client.listResources();
    const log = resources.find(({ name }) => name === 'dev/a');
    expect(resources.map(({ name }) => name)).toEqual(['state', 'dev/a', 'dev/s']);
    const shown = await client.readResource({ uri: log?.uri ?? '' });
    expect((shown.contents[0] as { text: string }).text).toContain('a line');
    const state = await client.readResource({ uri: 'wzp://state' });
    expect(JSON.parse((state.contents[0] as { text: string }).text)).toMatchObject({
      projects: [{ name: 'shop' }],
      workspaces: [{ name: 'dev' }],
    });
    const { id } = await read(client, 'add_task', { command: 'echo printed' });
    await read(client, 'get_task', { id, wait_ms: 10_000 });
    const output = await client.readResource({ uri: `wzp://task/${String(id)}/log` });
    expect((output.contents[0] as { text: string }).text).toBe('printed\n');
    await expect(client.readResource({ uri: 'wzp://task/none/log' })).rejects.toThrow(/no task/);
  });

  it('applies only what a person has seen and agreed to', async () => {
    at.write(spec.replace('[a, s]', '[a, s, b]').replace('s: {}', 's: {}, b: { run: cat }'));
    const asked: string[] = [];
    let answer: boolean | null = false;
    const client = await open((message) => {
      asked.push(message);
      return answer;
    }, true);
    expect(((await read(client, 'plan'))['changes'] as unknown[]).length).toBeGreaterThan(0);
    expect(await ask(client, 'apply')).toMatchObject({
      failed: true,
      text: expect.stringContaining('did not agree') as string,
    });
    expect(asked[0]).toContain('create pane dev/b (absent)');
    answer = null;
    expect((await ask(client, 'apply')).failed).toBe(true);
    expect(await at.open()).not.toEqual([]);
    answer = true;
    expect(await read(client, 'apply')).toMatchObject({ applied: true, summary: { create: 1 } });
    expect(await at.open()).toEqual([]);
    expect(await read(client, 'apply')).toEqual({ changed: false });
    // A client that cannot ask anybody applies nothing.
    at.write(spec);
    const mute = await open();
    const tried = await mute.callTool({ name: 'apply', arguments: {} }).catch(() => ({ isError: true }));
    expect(tried.isError).toBe(true);
    expect(await at.open()).not.toEqual([]);
  });
});

describe('the HTTP listener', () => {
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
  });
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };

  it('serves nobody without the token, no page of a browser, and no name but its own', async () => {
    const { url, token } = await listening();
    const post = (more: Record<string, string>): Promise<number> =>
      fetch(url, { method: 'POST', body, headers: { ...headers, ...more } }).then(({ status }) => status);
    expect(await post({})).toBe(401);
    expect(await post({ Authorization: 'Bearer wrong' })).toBe(401);
    const Authorization = `Bearer ${token}`;
    expect(await post({ Authorization, Origin: 'https://evil.example' })).toBe(403);
    expect((await fetch(url.replace('/mcp', '/'), { headers: { Authorization } })).status).toBe(404);
    expect(await post({ Authorization })).toBe(200);
  });

  it('listens on loopback only', async () => {
    for (const where of ['0.0.0.0:0', '10.0.0.1:7801', 'x', '99999']) {
      const { code, stderr } = await at.wzp('mcp', '--http', where);
      expect([code, stderr]).toEqual([64, expect.stringContaining('loopback')]);
    }
  });
});

it('says that no hub runs, and finds it once it does', async () => {
  await at.done('daemon', 'stop');
  const client = await overStdio();
  expect(await ask(client, 'list_panes')).toMatchObject({
    failed: true,
    text: expect.stringContaining('wzp daemon start') as string,
  });
  await at.done('daemon', 'start');
  expect(Object.keys(await read(client, 'list_panes'))).toEqual(['panes']);
  await at.done('daemon', 'stop');
  await at.done('daemon', 'start');
  expect(Object.keys(await read(client, 'list_panes'))).toEqual(['panes']);
});
