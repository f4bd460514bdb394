/** A spec that is edited while the daemon runs: looked at, announced, and applied only where that was asked for and is trusted. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { alive, until } from '../runner/pane.ts';
import { SpecWatch } from '../../src/supervise/reload/spec-watch.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { Rig } from './rig.ts';

describe('a watch', () => {
  it('tells a change once, when nobody writes any more, and not of what comes to the same', () => {
    const folder = temporaryFolder('spec-watch');
    const path = join(folder.path, 'wezterm-parallel.yaml');
    writeFileSync(path, 'one');
    const watch = new SpecWatch(folder.path, [{ path, text: 'one' }]);
    const looks = (count: number): boolean[] => Array.from({ length: count }, () => watch.look());
    expect(looks(4)).toEqual([false, false, false, false]);
    writeFileSync(path, 'other');
    expect(looks(4)).toEqual([false, true, false, false]);
    writeFileSync(path, 'third!');
    expect(watch.look()).toBe(false);
    writeFileSync(path, 'fourth!');
    expect(looks(3)).toEqual([false, true, false]);
    writeFileSync(path, 'fourth!');
    expect(looks(3)).toEqual([false, false, false]);
    writeFileSync(join(folder.path, 'wezterm-parallel.local.yaml'), 'mine');
    expect(looks(3)).toEqual([false, true, false]);
    folder.remove();
  });

  it('tells at once of what differs from what was applied', () => {
    const folder = temporaryFolder('spec-watch');
    const path = join(folder.path, 'wezterm-parallel.yaml');
    writeFileSync(path, 'two');
    const watch = new SpecWatch(folder.path, [{ path, text: 'one' }]);
    expect([watch.look(), watch.look(), watch.look()]).toEqual([false, true, false]);
    folder.remove();
  });
});

describe('the daemon', () => {
  let built: Built;
  let rig: Rig;
  beforeAll(() => {
    built = buildForTest();
  });
  afterAll(() => built.remove());
  beforeEach(() => {
    rig = new Rig(built);
  });
  afterEach(async () => {
    await rig.wzp(['daemon', 'stop']);
    rig.close();
  });

  interface Event {
    readonly type: string;
    readonly data: Readonly<Record<string, unknown>>;
  }
  const events = async (): Promise<Event[]> => {
    const { stdout } = await rig.wzp(['events', '--json', '--since', '0', 'config.*']);
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Event);
  };
  const nextEvent = (count: number): Promise<Event> =>
    until(async () => (await events())[count] ?? null, `event ${count + 1} of the spec`);
  const path = (): string => join(rig.project, 'wezterm-parallel.yaml');
  function spec(
    panes: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
    autoApply?: string,
  ): void {
    rig.spec(panes);
    if (autoApply === undefined) return;
    const written = JSON.parse(readFileSync(path(), 'utf8')) as object;
    const text = JSON.stringify({ ...written, daemon: { auto_apply: autoApply } });
    writeFileSync(path(), text);
  }
  const pids = (name: string): number[] => rig.lines(name).map(Number);

  it('says what a change would do, rejects what is wrong, and does neither', async () => {
    spec({ a: { run: rig.stays('a') } }, 'no');
    await rig.apply();
    await rig.wzp(['daemon', 'start']);
    spec({ a: { run: rig.stays('a') }, b: { run: rig.stays('b') } });
    expect((await nextEvent(0)).data).toMatchObject({
      changes: 2,
      stops: 0,
      applies: false,
      verdict: 'not asked for',
    });
    writeFileSync(path(), 'version: 1\nworkspaces: { dev: { tabs: [{ name: one }] } }\n');
    const rejected = await nextEvent(1);
    expect(rejected.type).toBe('config.rejected');
    expect(rejected.data['findings']).toMatchObject([{ code: 'WZP1203', line: 2 }]);
    expect(rig.lines('b')).toEqual([]);
    expect(pids('a').filter(alive)).toHaveLength(1);
  });

  it('applies what is trusted and stops nothing, waits for trust, and never applies what stops something', async () => {
    spec({ a: { run: rig.stays('a') } }, 'safe');
    expect((await rig.wzp(['trust', '--yes'])).code).toBe(0);
    await rig.apply();
    const status = JSON.parse((await rig.wzp(['daemon', 'status', '--json'])).stdout) as { running: boolean };
    expect(status.running).toBe(true);
    spec({ a: { run: rig.stays('a') }, b: { run: rig.stays('b') } }, 'safe');
    expect((await nextEvent(0)).data).toMatchObject({ applies: false, verdict: 'not trusted' });
    expect(rig.lines('b')).toEqual([]);
    expect((await rig.wzp(['trust', '--yes'])).code).toBe(0);
    await until(() => rig.lines('b').length === 1, 'b');
    await until(async () => (await rig.planCode()) === 0, 'an empty plan');
    spec({ a: { run: rig.stays('a', 'true') }, b: { run: rig.stays('b') } }, 'safe');
    expect((await rig.wzp(['trust', '--yes'])).code).toBe(0);
    await until(
      async () => (await events()).some(({ data }) => data['verdict'] === 'it stops processes'),
      'the verdict',
    );
    expect(rig.lines('a')).toHaveLength(1);
    spec({ a: { run: rig.stays('a', 'true') }, b: { run: rig.stays('b') } }, 'all');
    expect((await rig.wzp(['trust', '--yes'])).code).toBe(0);
    await until(() => rig.lines('a').length === 2, 'a again');
    expect(pids('b').filter(alive)).toHaveLength(1);
    await until(async () => (await rig.planCode()) === 0, 'an empty plan');
    expect(rig.lines('a')).toHaveLength(2);
  });
});
