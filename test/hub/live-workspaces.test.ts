/** Whole projects, workspaces, layouts, agents and output through the hub, on real servers. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { kinds, stand, type Stand } from '../live/stand.ts';
import { until } from '../support/temporary.ts';
import { Desks, socketOf, type Desk } from './desk.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => built.remove());

const spec = `version: 1
name: shop
templates:
  two:
    params: { word: { type: string, default: hello } }
    tabs: [{ name: main, layout: { row: [x, y] } }]
    panes: { x: { run: "echo {{word}}; exec cat" }, y: { run: cat } }
workspaces:
  dev:
    tabs: [{ name: code, layout: { row: [a, b, c] } }]
    panes: { a: { run: cat }, b: { run: cat }, c: { run: cat } }
`;

describe.each(kinds)('projects through the hub on %s', (_kind, where) => {
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

  it('applies an edited spec when it is told to, and tells how it goes', async () => {
    const { ok, no, told } = await desk();
    const { seq } = await ok('events.subscribe', { types: ['apply.*'] });
    expect(await ok('project.apply', {})).toMatchObject({ applied: true, changed: false, errors: 0 });
    at.write(spec.replace('[a, b, c]', '[a, b]').replace(', c: { run: cat }', ''));
    expect((await no('project.apply', {})).code).toBe(-32002);
    const planned = await ok('project.plan', {});
    const digest = planned['spec_digest'];
    expect((await no('project.apply', { yes: true, spec_digest: 'sha256:other' })).code).toBe(-32007);
    expect((await no('project.apply', { yes: true, expected_seq: seq })).code).toBe(-32007);
    const done = await ok('project.apply', { yes: true, spec_digest: digest as string });
    expect(done).toMatchObject({ applied: true, changed: true, summary: { delete: 1, no_op: 2 }, left: 0 });
    expect(await at.open()).toEqual([]);
    await until(
      () =>
        told.some(
          ({ type, data }) => type === 'apply.finished' && JSON.stringify(data).includes('"delete":1'),
        ),
      'the end of it',
    );
    expect(told.map(({ type }) => type)).toContain('apply.step');
    // As after any whole apply: heal knows what to go back to.
    await at.done('heal', '--yes');
    at.write('nonsense: [');
    expect((await no('project.apply', { yes: true })).message).not.toBe('');
  });

  it('makes, shows and takes away workspaces', async () => {
    const { ok, no } = await desk();
    const before = (await ok('pane.get', { pane: 'dev/a' })).pid;
    const made = await ok('workspace.create', { name: 'ops', template: 'two', with: { word: 'salut' } });
    expect(made.tabs.map(({ address, panes }) => [address, panes.length])).toEqual([['ops:main', 2]]);
    await ok('pane.wait', { pane: 'ops/x', until: [{ match: 'salut' }], timeout_ms: 5000 });
    expect(at.read()).toContain('template: two');
    expect((await no('workspace.create', { name: 'ops' })).code).toBe(-32007);
    expect((await no('workspace.create', { name: 'o/p' })).code).toBe(-32602);
    expect((await no('workspace.create', { name: 'bad', template: 'none' })).code).toBe(-32602);
    if (at.kind === 'tmux') expect((await ok('workspace.switch', { name: 'ops' })).name).toBe('ops');
    else expect((await no('workspace.switch', { name: 'ops' })).code).toBe(-32006);
    expect((await no('workspace.switch', { name: 'nowhere' })).code).toBe(-32001);
    expect((await ok('workspace.delete', { name: 'ops' })).name).toBe('ops');
    expect((await ok('workspace.list', {})).workspaces.map(({ name }) => name)).toEqual(['dev']);
    expect(at.read()).toBe(spec);
    expect(await at.open()).toEqual([]);
    expect((await no('workspace.delete', { name: 'ops' })).code).toBe(-32001);
    expect((await ok('pane.get', { pane: 'dev/a' })).pid).toBe(before);
  });

  it('brings a tab to another layout and back without ending anything', async () => {
    const { ok, no } = await desk();
    const tab = 'dev:code';
    const pids = async (): Promise<readonly unknown[]> =>
      (await ok('pane.list', {})).panes.map(({ address, pid }) => `${address} ${pid}`).sort();
    const before = await pids();
    const { tree } = await ok('layout.get', { tab });
    const layout = { column: [{ pane: 'a', size: '20%' }, { row: ['dev/c', { pane: 'b', size: 50 }] }] };
    const dry = await ok('layout.apply', { tab, layout, dry_run: true });
    expect(dry.changed).toBe(true);
    expect((await ok('layout.get', { tab })).tree).toEqual(tree);
    expect(await ok('layout.apply', { tab, layout })).toEqual(dry);
    expect((await ok('layout.get', { tab })).tree).toEqual(dry.tree);
    expect((await ok('layout.apply', { tab, layout })).changed).toBe(false);
    await ok('layout.apply', { tab, layout: 'even_column' });
    expect((await ok('layout.get', { tab })).tree).toMatchObject({ column: [{}, {}, {}] });
    await ok('layout.apply', { tab, layout: tree ?? {} });
    expect((await ok('layout.get', { tab })).tree).toEqual(tree);
    expect(await pids()).toEqual(before);
    expect((await no('layout.apply', { tab, layout: { row: ['a', 'b'] } })).message).toContain('not in it');
    expect((await no('layout.apply', { tab, layout: { row: ['a', 'b', 'c', 'a'] } })).message).toContain(
      'twice',
    );
    expect((await no('layout.apply', { tab, layout: { row: ['a', 'b', 'z'] } })).code).toBe(-32602);
    const wide = { row: ['a', 'b', { pane: 'c', size: 400 }] };
    expect((await no('layout.apply', { tab, layout: wide })).code).toBe(-32003);
    expect((await no('layout.apply', { tab: 'dev:none', layout: 'grid' })).code).toBe(-32001);
  });

  it('keeps what agents report of themselves, and waits for it', async () => {
    const { ok, no, told, client } = await desk();
    await ok('events.subscribe', { types: ['agent.status'], pane: 'dev/b' });
    const { pid } = await ok('pane.get', { pane: 'dev/b' });
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    const token = environment.find((pair) => pair.startsWith('WZP_TOKEN='))?.slice('WZP_TOKEN='.length) ?? '';
    const agent = await desk({ token });
    expect((await no('agent.report', { status: 'idle' })).code).toBe(-32001);
    const quiet = await ok('agent.prompt', { pane: 'dev/b', text: 'nobody reports' });
    expect(quiet).toEqual({ submitted: true, confirmed: null, status: null });
    expect(await agent.ok('agent.report', { status: 'idle', session_id: 's1', seq: 4 })).toMatchObject({
      address: 'dev/b',
      status: 'idle',
      source: 'report',
      session: 's1',
    });
    // One that comes late says nothing new.
    expect((await agent.ok('agent.report', { status: 'working', session_id: 's1', seq: 3 })).status).toBe(
      'idle',
    );
    expect((await ok('pane.get', { pane: 'dev/b' })).agent).toBe('idle');
    const prompted = client.call('agent.prompt', {
      pane: 'dev/b',
      text: 'do it',
      wait: true,
      timeout_ms: 10_000,
    });
    await ok('pane.wait', { pane: 'dev/b', until: [{ match: 'do it' }], timeout_ms: 5000 });
    await agent.ok('agent.report', { status: 'working', session_id: 's1', seq: 5 });
    expect((await no('agent.prompt', { pane: 'dev/b', text: 'more' })).code).toBe(-32009);
    const waited = client.call('agent.wait', { pane: 'dev/b', timeout_ms: 10_000 });
    await agent.ok('agent.report', { status: 'waiting', session_id: 's1', message: 'may I?', seq: 6 });
    expect(await prompted).toMatchObject({
      ok: true,
      value: { submitted: true, confirmed: true, status: 'waiting' },
    });
    expect(await waited).toMatchObject({ ok: true, value: { status: 'waiting', message: 'may I?' } });
    expect((await ok('pane.wait', { pane: 'dev/b', until: [{ status: 'waiting' }] })).status).toBe('waiting');
    expect((await no('agent.wait', { pane: 'dev/b', until: ['done'], timeout_ms: 50 })).code).toBe(-32005);
    expect((await ok('agent.list', {})).agents).toMatchObject([{ address: 'dev/b', status: 'waiting' }]);
    await until(() => told.filter(({ type }) => type === 'agent.status').length === 3, 'three reports');
    // What it said before it was started anew says nothing of what runs now.
    await ok('process.restart', { pane: 'dev/b' });
    expect((await ok('agent.list', {})).agents).toMatchObject([{ status: 'unknown', source: 'process' }]);
  });

  it('opens windows for crux clients, which apply keeps, and closes them', async () => {
    const { ok, no } = await desk();
    const made = await ok('crux:window/create', { command: ['cat'], title: 'side' });
    const listed = (await ok('crux:window/list', {})).windows.flatMap(({ tabs }) => tabs);
    expect(listed.find(({ tab_id: id }) => id === made.tab_id)).toMatchObject({
      title: 'side',
      panes: [made.pane_id],
    });
    expect(await at.open()).toEqual([]);
    await at.done('apply', '--yes');
    const kept = await ok('pane.get', { pane: made.pane_id });
    expect(kept).toMatchObject({ tab: 'side', ad_hoc: true, workspace: 'dev' });
    expect((await no('crux:window/create', { title: 'side' })).code).toBe(-32007);
    await ok('crux:window/close', { window_id: made.tab_id, force: true });
    expect((await no('pane.get', { pane: made.pane_id })).code).toBe(-32001);
    expect((await no('crux:window/close', { window_id: made.tab_id })).code).toBe(-32001);
    await ok('crux:pane/move', {
      pane_id: (await ok('pane.get', { pane: 'dev/a' })).pane_id ?? '',
      target_pane_id: (await ok('pane.get', { pane: 'dev/c' })).pane_id ?? '',
      direction: 'bottom',
    });
    expect((await ok('layout.get', { tab: 'dev:code' })).tree).toMatchObject({
      row: [{ pane: 'dev/b' }, { column: [{ pane: 'dev/c' }, { pane: 'dev/a' }] }],
    });
  });

  it('writes to the clipboard, and reads it where the server tells', async () => {
    const { ok, no } = await desk();
    await ok('crux:clipboard/write', { content: [{ mime_type: 'text/plain', data: 'größer' }] });
    if (at.kind === 'tmux')
      expect(await ok('crux:clipboard/read', {})).toEqual({
        content: [{ mime_type: 'text/plain', data: 'größer' }],
      });
    else expect((await no('crux:clipboard/read', {})).code).toBe(-32006);
    expect((await no('crux:clipboard/write', { content: [{ mime_type: 'image/png', data: '' }] })).code).toBe(
      -32006,
    );
    expect((await no('crux:clipboard/read', { preferred_types: ['image/png'] })).code).toBe(-32006);
  });

  it('tells what one pane writes, as far as the credit goes, where the server tells', async () => {
    const { ok, no, told } = await desk();
    const types = ['pane.output'];
    expect((await no('events.subscribe', { types })).code).toBe(-32602);
    if (at.kind !== 'tmux') {
      expect((await no('events.subscribe', { types, pane: 'dev/b' })).code).toBe(-32006);
      return;
    }
    const bytes = (): string =>
      told
        .filter(({ type }) => type === 'pane.output')
        .map(({ data }) => Buffer.from((data as { data: string }).data, 'base64').toString())
        .join('');
    const { subscription } = await ok('events.subscribe', { types, pane: 'dev/b', credit_bytes: 10 });
    // Whoever listens shows nothing and takes no part in the size of windows.
    expect(await at.open()).toEqual([]);
    await ok('pane.send', { pane: 'dev/a', text: 'not this', submit: true });
    await ok('pane.send', { pane: 'dev/b', text: '0123456789abcdef' });
    await until(() => bytes().length >= 10, 'the first bytes');
    await ok('pane.wait', { pane: 'dev/b', until: [{ match: 'abcdef' }], timeout_ms: 5000 });
    expect(await ok('events.credit', { subscription, bytes: 1000 })).toEqual({ credit_bytes: 1000 });
    await ok('pane.send', { pane: 'dev/b', text: 'größer\\\u001b[1m' });
    await until(() => bytes().includes('größer\\'), 'the rest');
    expect(bytes().startsWith('0123456789größer')).toBe(true);
    expect(told.find(({ data }) => (data as { lost_bytes?: number }).lost_bytes === 6)).toBeDefined();
    // Whoever brings all clients to another session brings the listener along; it comes back.
    at.tmux('new-session', '-d', '-s', 'elsewhere', 'cat');
    at.tmux('switch-client', '-t', 'elsewhere');
    at.tmux('switch-client', '-t', 'elsewhere');
    await ok('pane.send', { pane: 'dev/b', text: 'still told' });
    await until(() => bytes().endsWith('still told'), 'what comes after that');
    expect(await ok('events.unsubscribe', { subscription })).toEqual({ ended: true });
    expect((await no('events.credit', { subscription, bytes: 1 })).code).toBe(-32001);
  });

  it('waits for what comes later, for many at once, and notices that the pane is gone', async () => {
    const { ok, no, client } = await desk();
    const until = [{ match: 'later' }];
    const waits = Array.from({ length: 5 }, () =>
      client.call('pane.wait', { pane: 'dev/b', until, timeout_ms: 20_000 }),
    );
    const quiet = client.call('pane.wait', { pane: 'dev/a', until: [{ quiet_ms: 400 }], timeout_ms: 20_000 });
    const gone = client.call('pane.wait', { pane: 'dev/c', until: [{ match: 'never' }], timeout_ms: 20_000 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await ok('pane.send', { pane: 'dev/b', text: 'later', submit: true });
    for (const wait of waits) expect(await wait).toMatchObject({ ok: true, value: { reason: 'match' } });
    expect(await quiet).toMatchObject({ ok: true, value: { reason: 'quiet' } });
    await ok('pane.close', { pane: 'dev/c', force: true });
    expect(await gone).toMatchObject({ ok: false });
    expect(
      (await no('pane.wait', { pane: 'dev/b', until: [{ match: 'never' }], timeout_ms: 300 })).code,
    ).toBe(-32005);
  });
});
