/** The methods on real servers, through the socket of a real daemon; every answer is held to the published schema. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { kinds, stand, type Stand } from '../live/stand.ts';
import { until } from '../support/temporary.ts';
import { called, Desks, socketOf, type Desk } from './desk.ts';
import { misfit, schema } from './schema.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => built.remove());

const spec = `version: 1
name: shop
workspaces:
  dev:
    tabs:
      - name: code
        layout: { row: [a, { column: [b, c] }] }
      - name: other
        layout: { pane: d }
    panes: { a: { run: cat, env: { CRUX_SOCKET: hub } }, b: { run: cat }, c: { run: exec cat }, d: { run: cat } }
`;

describe.each(kinds)('the hub on %s', (_kind, where) => {
  let at: Stand;
  let desks: Desks;
  const desk = (...args: Parameters<Desks['open']>): Promise<Desk> => desks.open(...args);
  beforeEach(async () => {
    at = await stand(built, where);
    desks = new Desks(socketOf(at));
    at.write(spec);
    await at.done('apply', '--yes');
    await at.done('daemon', 'start');
  });
  afterEach(async () => {
    desks.close();
    await at.done('daemon', 'stop');
    at.end();
  });

  it('arranges panes without ending what runs in them, and a plan after an apply is empty', async () => {
    const { ok, no } = await desk();
    const before = new Map((await ok('pane.list', {})).panes.map(({ address, pid }) => [address, pid]));
    const extra = await ok('pane.split', {
      target: 'dev/b',
      direction: 'right',
      size: { cells: 20 },
      argv: ['cat'],
      tags: ['x'],
      key: 'one',
    });
    expect(extra).toMatchObject({
      managed: true,
      ad_hoc: true,
      workspace: 'dev',
      tab: 'code',
      tags: ['x'],
      geometry: { cols: 20 },
    });
    expect(await at.open()).toEqual([]);
    const other = await ok('pane.split', { target: 'dev/b', direction: 'up', argv: ['cat'], key: 'one' });
    expect(other.pane_id).toBe(extra.pane_id);

    expect((await ok('pane.resize', { pane: 'dev/a', cols: 30 })).geometry).toMatchObject({
      left: 0,
      cols: 30,
      rows: 50,
    });
    expect((await ok('pane.swap', { pane: 'dev/a', target: 'dev/c' })).geometry).toMatchObject({ left: 31 });
    expect(await ok('pane.move', { pane: 'dev/a', target: 'dev/d', direction: 'left' })).toMatchObject({
      tab: 'other',
    });
    expect(await ok('pane.zoom', { pane: 'dev/d' })).toMatchObject({ zoomed: true });
    expect(await ok('pane.zoom', { pane: 'dev/d', zoomed: false })).toMatchObject({ zoomed: false });
    expect(await ok('pane.focus', { pane: 'dev/c' })).toMatchObject({ active: true });
    expect((await ok('layout.get', { tab: 'dev:other' })).tree).toMatchObject({
      row: [{ pane: 'dev/a' }, { pane: 'dev/d' }],
    });
    const [workspace] = (await ok('workspace.list', {})).workspaces;
    expect(workspace?.tabs.map(({ address, panes }) => [address, panes.length])).toEqual([
      ['dev:code', 3],
      ['dev:other', 2],
    ]);
    expect((await no('pane.split', { target: 'dev/b', direction: 'up', size: { cells: 60 } })).code).toBe(
      -32003,
    );
    expect((await no('pane.resize', { pane: 'dev/b' })).code).toBe(-32602);

    const after = new Map((await ok('pane.list', {})).panes.map(({ address, pid }) => [address, pid]));
    for (const [address, pid] of before) expect([address, after.get(address)]).toEqual([address, pid]);
    await at.done('apply', '--yes');
    expect(await at.open()).toEqual([]);
    expect((await ok('pane.close', { pane: extra.address ?? '', force: true })).state).toBe('absent');
    expect((await no('pane.get', { pane: extra.address ?? '' })).code).toBe(-32001);
  });

  it('types into panes, reads them, and waits for what they show', async () => {
    const { ok, no } = await desk();
    expect(await ok('pane.send', { pane: 'dev/b', text: 'hello', submit: true })).toEqual({
      bytes: 6,
      confirmed: null,
    });
    expect(await ok('pane.wait', { pane: 'dev/b', until: [{ match: 'hel+o' }], timeout_ms: 5000 })).toEqual({
      reason: 'match',
      match: 'hello',
    });
    expect(await ok('pane.send', { pane: 'dev/b', text: 'seen?', submit: true, confirm: true })).toEqual({
      bytes: 6,
      confirmed: true,
    });
    await ok('pane.send', { pane: 'dev/d', keys: ['C-c'] });
    await ok('pane.wait', { pane: 'dev/d', until: [{ exit: true }], timeout_ms: 5000 });
    expect(await ok('pane.send', { pane: 'dev/d', text: 'nobody reads this', confirm: true })).toMatchObject({
      bytes: 17,
    });
    await ok('pane.send', { pane: 'shop:dev/b', data_b64: Buffer.from('größer\n').toString('base64') });
    await ok('pane.wait', { pane: 'dev/b', until: [{ match: 'größer\\s+größer' }], timeout_ms: 5000 });
    expect((await ok('pane.read', { pane: 'dev/b', source: 'scrollback', lines: 2 })).text).toBe(
      'größer\ngrößer\n',
    );
    expect(await ok('pane.wait', { pane: 'dev/b', until: [{ quiet_ms: 100 }], timeout_ms: 5000 })).toEqual({
      reason: 'quiet',
    });
    expect(await ok('pane.wait', { pane: 'dev/b', until: [{ ready: true }] })).toEqual({ reason: 'ready' });
    expect((await no('pane.wait', { pane: 'dev/b', until: [{ exit: true }], timeout_ms: 50 })).code).toBe(
      -32005,
    );
    expect((await no('pane.wait', { pane: 'dev/b', until: [{ match: '(' }] })).message).toContain(
      'regular expression',
    );
    expect((await no('pane.send', { pane: 'dev/b', data_b64: '/w==' })).code).toBe(-32602);
    // A pane that was made anew under the same address a moment after it was seen is found all the same.
    await at.done('apply', '--yes', '--replace', 'dev/b');
    await ok('pane.send', { pane: 'dev/b', text: 'anew', submit: true });
    await ok('pane.wait', { pane: 'dev/b', until: [{ match: 'anew' }], timeout_ms: 5000 });
    expect((await ok('pane.read', { pane: 'dev/b' })).text).toContain('anew');
    await ok('pane.send', { pane: 'dev/c', keys: ['C-d'] });
    expect(await ok('pane.wait', { pane: 'dev/c', until: [{ exit: true }], timeout_ms: 5000 })).toEqual({
      reason: 'exit',
      exit_code: 0,
    });
  });

  it('starts, stops and tells of processes', async () => {
    const { ok, told } = await desk();
    await ok('events.subscribe', { types: ['process.*', 'pane.exited'] });
    expect(await ok('process.stop', { pane: 'dev/b' })).toMatchObject({ state: 'stopped', pid: null });
    expect(await ok('process.start', { pane: 'dev/b' })).toMatchObject({ state: 'running' });
    const { pid } = await ok('process.status', { pane: 'dev/b' });
    expect((await ok('process.restart', { pane: 'dev/b' })).pid).not.toBe(pid);
    expect((await ok('process.list', {})).processes.map(({ address }) => address).sort()).toEqual([
      'dev/a',
      'dev/b',
      'dev/c',
      'dev/d',
    ]);
    await until(() => told.filter(({ type }) => type === 'process.starting').length >= 2, 'two starts');
    expect(told.map(({ type }) => type)).toContain('process.stopped');
    expect(told.every(({ address }) => address === 'dev/b')).toBe(true);
    expect(misfit('events.subscribe', 'params', { types: ['*'] })).toBeNull();
  });

  it('runs something else in a pane of its own, never in one of the spec', async () => {
    const { ok, no } = await desk();
    const { address } = await ok('pane.split', {
      target: 'dev/d',
      direction: 'down',
      shell: 'echo one; sleep 1000',
      title: 'mine',
    });
    const pane = address ?? '';
    await ok('pane.wait', { pane, until: [{ match: 'one' }], timeout_ms: 5000 });
    await ok('pane.respawn', { pane, argv: ['sh', '-c', 'echo "two $X"; exec sleep 1000'], env: { X: 'y' } });
    await ok('pane.wait', { pane, until: [{ match: 'two y' }], timeout_ms: 5000 });
    expect((await ok('pane.set', { pane, tags: ['t'] })).tags).toEqual(['t']);
    expect((await no('pane.respawn', { pane: 'dev/a', argv: ['sh'] })).code).toBe(-32002);
  });

  it('a pane with its token is told who it is and acts in its own project only', async () => {
    const { ok, no } = await desk();
    const { pid } = await ok('pane.get', { pane: 'dev/a' });
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    const token = environment.find((pair) => pair.startsWith('WZP_TOKEN='))?.slice('WZP_TOKEN='.length) ?? '';
    expect(environment).toContain(
      `WZP_SOCKET=${join(at.project, '..', 'run', 'wezterm-parallel', 'hub.sock')}`,
    );
    expect(environment).toContain(
      `CRUX_SOCKET=${join(at.project, '..', 'run', 'wezterm-parallel', 'hub.sock')}`,
    );
    const pane = await desk({ token });
    expect(await pane.ok('pane.self', {})).toMatchObject({ address: 'dev/a' });
    expect((await pane.no('pane.list', { project: 'other' })).code).toBe(-32001);
    expect((await pane.ok('pane.split', { direction: 'down', argv: ['cat'] })).tab).toBe('code');
    expect((await no('pane.self', {})).code).toBe(-32001);
  });

  it('serves contexts and crux clients', async () => {
    const { ok, told } = await desk({ pane: 'dev/a' });
    const { context_id: id } = await ok('spawn_agent', {
      command: ['sh', '-c', 'read line; echo "got $line"; exit 4'],
      metadata: { name: 'mate' },
    });
    expect((await ok('list', {})).contexts).toEqual([id]);
    await ok('write', { context_id: id, data: Buffer.from('work\r').toString('base64') });
    await until(() => told.some(({ method }) => method === 'context_exited'), 'its end');
    expect(told.find(({ method }) => method === 'context_exited')).toMatchObject({
      context_id: id,
      exit_code: 4,
    });
    expect((await ok('capture', { context_id: id, lines: 50 })).text).toContain('got work');
    await ok('kill', { context_id: id });
    expect(await ok('kill', { context_id: id })).toEqual({});
    expect(await ok('get_self_id', {})).toMatchObject({
      context_id: expect.stringMatching(/:dev\/a$/) as string,
    });

    await ok('crux:handshake', { client_name: 'crux', protocol_version: '1.0' });
    const { panes } = await ok('crux:pane/list', {});
    const [first] = panes;
    const target = first?.pane_id ?? '';
    const split = await ok('crux:pane/split', {
      target_pane_id: target,
      direction: 'bottom',
      size: { type: 'cells', value: 10 },
      command: ['cat'],
    });
    expect(split.size.rows).toBe(10);
    await ok('crux:pane/send-text', { pane_id: split.pane_id, text: 'typed\n', bracketed_paste: false });
    await until(
      async () => (await ok('crux:pane/get-text', { pane_id: split.pane_id })).lines.includes('typed'),
      'the text',
    );
    const seen = await ok('crux:pane/get-text', { pane_id: split.pane_id, start_line: 0, end_line: 0 });
    expect(seen).toMatchObject({ lines: ['typed'], first_line: 0 });
    expect(
      (await ok('crux:pane/resize', { pane_id: split.pane_id, direction: 'top', amount: 2 })).size.rows,
    ).toBe(12);
    await ok('crux:pane/activate', { pane_id: split.pane_id });
    expect(
      (await ok('crux:window/list', {})).windows.flatMap(({ tabs }) => tabs.map(({ title }) => title)).sort(),
    ).toEqual(['code', 'other']);
    const { subscription_id: subscription } = await ok('crux:events/subscribe', { events: ['pane.closed'] });
    await ok('crux:pane/close', { pane_id: split.pane_id, force: true });
    await until(() => told.some(({ method }) => method === 'crux:event/pane.closed'), 'the word of it');
    await ok('crux:events/unsubscribe', { subscription_id: subscription });
  });
});

it('every method of the schema that works on panes was asked here', () => {
  const missing = Object.keys(schema.methods).filter(
    (name) => /^(pane|process|layout|workspace|crux)/.test(name) && !called.has(name),
  );
  // The others are in live-workspaces.test.ts, process.usage is in supervise/limits.test.ts.
  expect(missing).toEqual([
    'workspace.create',
    'workspace.switch',
    'workspace.delete',
    'layout.apply',
    'process.usage',
    'crux:pane/move',
    'crux:window/create',
    'crux:window/close',
    'crux:clipboard/write',
    'crux:clipboard/read',
  ]);
});
