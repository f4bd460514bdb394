#!/usr/bin/env node
// Whether a hub speaks the protocol (docs/hub.md), asked through its socket alone, so that other implementers can use it:
//   node test/conformance/hub/run.mjs SOCKET [--token TOKEN] [--pane ADDRESS] [--bail]
// Without a pane what works on panes is left out. A pane is typed into and split; it should run `cat`. What is made is taken away again.
// The last line is `N passed, N failed, N left out`; the exit status is 0 when nothing failed, 2 when it was called wrongly.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { speak } from './speak.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { token: { type: 'string' }, pane: { type: 'string' }, bail: { type: 'boolean' } },
});
const [path] = positionals;
if (path === undefined || positionals.length > 1) {
  console.error('usage: node run.mjs SOCKET [--token TOKEN] [--pane ADDRESS] [--bail]');
  process.exit(2);
}

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../schemas/hub.schema.json'), 'utf8'),
);
const { Ajv2020 } = createRequire(import.meta.url)('ajv/dist/2020.js');
const ajv = new Ajv2020({ strict: false, allowUnionTypes: true });
const checks = new Map();
function fits(method, result) {
  const row = schema.methods[method];
  if (row === undefined) return;
  if (!checks.has(method))
    checks.set(
      method,
      ajv.compile({
        ...row.result,
        $defs: schema.$defs,
        $id: `urn:conformance:${encodeURIComponent(method)}`,
      }),
    );
  const check = checks.get(method);
  assert.ok(check(result), `${method} answers what its schema says: ${ajv.errorsText(check.errors)}`);
}

const counts = { passed: 0, failed: 0, left: 0 };
const open = [];
async function client(framing, introduce = true) {
  const one = await speak(path, framing);
  open.push(one);
  const ok = one.ok;
  one.ok = async (method, params, ms) => {
    const result = await ok(method, params, ms);
    fits(method, result);
    return result;
  };
  if (introduce) one.hello = await one.ok('initialize', introduction());
  return one;
}
const introduction = () => ({
  protocol_version: '1',
  client: { name: `conformance-${process.pid}`, version: '1' },
  ...(values.token === undefined ? {} : { auth_token: values.token }),
});

async function it(what, body, needed = true) {
  if (!needed) {
    counts.left += 1;
    return console.log(`left out  ${what}`);
  }
  try {
    await body();
    counts.passed += 1;
    console.log(`ok        ${what}`);
  } catch (error) {
    counts.failed += 1;
    console.log(`FAILED    ${what}\n          ${String(error.message).replaceAll('\n', '\n          ')}`);
  } finally {
    for (const one of open.splice(0)) one.close();
  }
  if (counts.failed > 0 && values.bail) finish();
}
function finish() {
  console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.left} left out`);
  process.exit(counts.failed === 0 ? 0 : 1);
}

for (const framing of ['line', 'header', 'length'])
  await it(`2: ${framing} framing, whole and byte by byte`, async () => {
    const one = await client(framing);
    assert.equal(one.hello.protocol_version, '1');
    assert.equal((await one.ok('ping')).pong, true);
    const slow = await speak(path, framing);
    open.push(slow);
    const raw = slow.raw;
    const text = JSON.stringify({ jsonrpc: '2.0', id: 'slow', method: 'ping' });
    const bytes = {
      line: Buffer.from(`${text}\r\n`),
      header: Buffer.from(`Content-Length: ${text.length}\r\nX-Other: y\r\n\r\n${text}`),
      length: Buffer.concat([Buffer.from([0, 0, 0, text.length]), Buffer.from(text)]),
    }[framing];
    for (const byte of bytes) {
      raw(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal((await slow.hear(({ id }) => id === 'slow', 'an answer')).result.pong, true);
  });

await it('2: the member jsonrpc is sent when the client sent it', async () => {
  const one = await client('line', false);
  one.send({ id: 1, method: 'ping' });
  assert.equal((await one.hear(({ id }) => id === 1, 'an answer')).jsonrpc, undefined);
  one.send({ jsonrpc: '2.0', id: 2, method: 'ping' });
  assert.equal((await one.hear(({ id }) => id === 2, 'an answer')).jsonrpc, '2.0');
});

await it('2: requests may be pipelined, batches are answered as batches, notifications not at all', async () => {
  const one = await client('line');
  for (let id = 1; id <= 50; id += 1) one.send({ id, method: 'ping' });
  for (let id = 1; id <= 50; id += 1) await one.hear((message) => message.id === id, `answer ${id}`);
  one.send([{ id: 'a', method: 'ping' }, { method: 'ping' }, { id: 'b', method: 'no.such' }, 7]);
  const batch = await one.hear(Array.isArray, 'a batch');
  assert.deepEqual(new Set(batch.map(({ id }) => id)), new Set(['a', 'b', null]));
});

await it('3: nothing but ping before initialize', async () => {
  const one = await client('line', false);
  assert.equal((await one.refused('pane.list')).code, -32002);
  await one.ok('ping');
  assert.equal((await one.refused('initialize', { ...introduction(), protocol_version: '99' })).code, -32602);
  await one.ok('initialize', introduction());
  await one.ok('pane.list');
});

await it('3: a wrong token is refused, and ends the connection', async () => {
  const one = await client('line', false);
  assert.equal((await one.refused('initialize', { ...introduction(), auth_token: 'wrong' })).code, -32002);
  await one.ended();
});

await it('3: initialize names the methods and the limits', async () => {
  const { hello } = await client('line');
  for (const method of [
    'ping',
    'pane.split',
    'task.add',
    'message.send',
    'events.subscribe',
    'spawn_agent',
    'crux:pane/list',
  ])
    assert.ok(hello.methods.includes(method), method);
  assert.ok(hello.limits.message_bytes > 0);
});

await it('4: errors have codes, name the method, and say what is wrong', async () => {
  const one = await client('line');
  const wrong = await one.refused('pane.get', {});
  assert.equal(wrong.code, -32602);
  assert.match(wrong.message, /pane/);
  assert.equal(wrong.data.method, 'pane.get');
  assert.equal(typeof wrong.data.retryable, 'boolean');
  assert.equal((await one.refused('no.such.method')).code, -32601);
  assert.equal((await one.refused('pane.get', { pane: 'no-such/pane' })).code, -32001);
  assert.equal((await one.refused('pane.get', { pane: 'a/b', surplus: 1 })).code, -32602);
});

await it('5: status, projects, workspaces, panes and processes', async () => {
  const one = await client('line');
  await one.ok('status');
  await one.ok('project.list');
  await one.ok('workspace.list');
  await one.ok('process.list');
  await one.ok('agent.list');
  await one.ok('pool.list');
  await one.ok('metrics.get');
});

await it('5: a task runs, fails with its code, is tried again, and keeps its output', async () => {
  const one = await client('line');
  const key = `conformance-${process.pid}-${Date.now()}`;
  const add = { command: 'echo out; echo err >&2; exit 3', retries: 1, key };
  const { id } = await one.ok('task.add', add);
  assert.equal((await one.ok('task.add', add)).id, id, 'the same key gives the same task');
  const task = await one.ok('task.wait', { id, timeout_ms: 20_000 }, 25_000);
  assert.deepEqual([task.state, task.exit_code, task.attempts], ['failed', 3, 2]);
  assert.match((await one.ok('task.logs', { id })).text, /out[\s\S]*err|err[\s\S]*out/);
  const { id: first } = await one.ok('task.add', { command: 'exit 1' });
  const { id: second } = await one.ok('task.add', { command: 'true', after: [first] });
  assert.equal((await one.ok('task.wait', { id: second, timeout_ms: 20_000 }, 25_000)).state, 'cancelled');
  const { id: long } = await one.ok('task.add', { command: 'sleep 1000', timeout_ms: 200 });
  assert.equal((await one.ok('task.wait', { id: long, timeout_ms: 20_000 }, 25_000)).state, 'timed_out');
  assert.equal((await one.refused('task.get', { id: 'no-such' })).code, -32001);
});

await it('5: messages are kept until they are acknowledged; a request has its reply', async () => {
  const [one, other] = [await client('line'), await client('header')];
  const to = `client:conformance-${process.pid}`;
  await one.ok('message.send', { to, type: 'note', body: { n: 1 } });
  const [first] = (await other.ok('message.inbox', { wait_ms: 3000 })).messages;
  assert.deepEqual(first.body, { n: 1 });
  assert.equal((await other.ok('message.inbox')).messages.length, 1, 'it is shown again');
  await other.ok('message.ack', { ids: [first.id] });
  assert.equal((await other.ok('message.inbox')).messages.length, 0);
  const asked = one.ok('message.request', { to, body: 'well?', timeout_ms: 5000 });
  const [request] = (await other.ok('message.inbox', { wait_ms: 3000 })).messages;
  await other.ok('message.reply', { id: request.id, body: 'yes' });
  assert.equal((await asked).body, 'yes');
  assert.equal((await one.refused('message.request', { to, body: 'silence', timeout_ms: 200 })).code, -32005);
  await other.ok('message.ack', { ids: (await other.ok('message.inbox')).messages.map(({ id }) => id) });
});

await it('5: a lease has one holder', async () => {
  const one = await client('line');
  const other = await speak(path);
  open.push(other);
  await other.ok('initialize', { ...introduction(), client: { name: `other-${process.pid}`, version: '1' } });
  const name = `file:conformance-${process.pid}`;
  const { lease } = await one.ok('lease.acquire', { name, ttl_ms: 60_000 });
  if (values.token === undefined)
    assert.equal((await other.refused('lease.acquire', { name, ttl_ms: 1000 })).code, -32007);
  assert.equal((await one.ok('lease.release', { lease })).released, true);
  await other.ok('lease.acquire', { name, ttl_ms: 1 });
});

await it('6: events are numbered without gaps, and can be had again', async () => {
  const one = await client('line');
  const { seq } = await one.ok('events.subscribe', { types: ['task.*'] });
  const { id } = await one.ok('task.add', { command: 'true' });
  await one.ok('task.wait', { id, timeout_ms: 10_000 });
  const isFinished = ({ method, params }) =>
    method === 'event' && params.type === 'task.finished' && params.data.id === id;
  const finished = await one.hear(isFinished, 'the end of the task');
  assert.ok(finished.params.seq > seq);
  const later = await client('length');
  await later.ok('events.subscribe', { types: ['*'], since_seq: seq });
  await later.hear(isFinished, 'the same event');
  const numbers = later.heard.flatMap(({ method, params }) => (method === 'event' ? [params.seq] : []));
  assert.deepEqual(
    numbers,
    [...numbers.keys()].map((index) => seq + 1 + index),
  );
});

await it('9: a bad client is cut off, and the others do not notice', async () => {
  const good = await client('line');
  const bad = [
    Buffer.from('GET / HTTP/1.1\r\n\r\n'),
    Buffer.from('{"id":1,\n'),
    Buffer.from('Content-Length: 99999999999\r\n\r\n'),
    Buffer.from([0, 255, 255, 255, 255]),
    Buffer.from(`${'['.repeat(100_000)}\n`),
    Buffer.from([0x7b, 0xff, 0xfe, 0x0a]),
  ];
  for (const bytes of bad) {
    const one = await speak(path, 'none');
    open.push(one);
    one.raw(bytes);
    await one.ended().catch((error) => {
      throw new Error(`${JSON.stringify(bytes.subarray(0, 30).toString('latin1'))}: ${error.message}`);
    });
  }
  await good.ok('ping');
});

await it('8: names that belong to a terminal are refused as such', async () => {
  const one = await client('line');
  assert.equal((await one.refused('crux:ime/get-state')).code, -32006);
  assert.equal((await one.refused('crux:render/screenshot')).code, -32006);
});

const { pane } = values;
await it(
  '5: a pane is typed into, read and waited for',
  async () => {
    const one = await client('line');
    const word = `word${process.pid}`;
    await one.ok('pane.send', { pane, text: word, submit: true });
    await one.ok('pane.wait', { pane, until: [{ match: `${word}[\\s\\S]*${word}` }], timeout_ms: 5000 });
    assert.match((await one.ok('pane.read', { pane })).text, new RegExp(word));
    assert.equal(
      (await one.refused('pane.wait', { pane, until: [{ match: 'never' }], timeout_ms: 100 })).code,
      -32005,
    );
  },
  pane !== undefined,
);

await it(
  '5: a pane is split once for each key, and closed',
  async () => {
    const one = await client('line');
    const params = { target: pane, direction: 'down', argv: ['cat'], key: `conformance-${process.pid}` };
    const made = await one.ok('pane.split', params);
    assert.equal((await one.ok('pane.split', params)).pane_id, made.pane_id);
    assert.equal(made.ad_hoc, true);
    await one.ok('pane.close', { pane: made.address, force: true });
    assert.equal((await one.refused('pane.get', { pane: made.address })).code, -32001);
  },
  pane !== undefined,
);

await it(
  '7: CustomPaneBackend',
  async () => {
    const one = await client('length', false);
    await one.ok('initialize', { ...introduction(), capabilities: ['events'], pane });
    const { context_id } = await one.ok('spawn_agent', {
      command: ['/bin/sh', '-c', 'read line; echo "got $line"; exit 4'],
    });
    assert.ok((await one.ok('list')).contexts.includes(context_id));
    await one.ok('write', { context_id, data: Buffer.from('work\r').toString('base64') });
    const gone = await one.hear(({ method }) => method === 'context_exited', 'its end');
    assert.deepEqual(gone.params, { context_id, exit_code: 4 });
    assert.match((await one.ok('capture', { context_id, lines: 50 })).text, /got work/);
    await one.ok('kill', { context_id });
    await one.ok('kill', { context_id });
  },
  pane !== undefined,
);

await it(
  '8: the crux names',
  async () => {
    const one = await client('line', false);
    const hello = await one.ok('crux:handshake', {
      client_name: 'conformance',
      protocol_version: '1.0',
      capabilities: ['pane'],
      ...(values.token === undefined ? {} : { session_token: values.token }),
    });
    assert.equal(hello.protocol_version, '1.0');
    const other = await client('line');
    const { pane_id } = await other.ok('pane.get', { pane });
    assert.ok(
      (await one.ok('crux:pane/list')).panes.some((each) => each.pane_id === pane_id),
      'the same ids',
    );
    const split = await one.ok('crux:pane/split', {
      target_pane_id: pane_id,
      direction: 'bottom',
      command: ['cat'],
    });
    assert.equal(
      (await one.ok('crux:pane/send-text', { pane_id: split.pane_id, text: 'typed\n' })).bytes_written,
      6,
    );
    await one.ok('crux:pane/close', { pane_id: split.pane_id, force: true });
  },
  pane !== undefined,
);

finish();
