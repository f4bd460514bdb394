import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paneId, tabId } from '../../src/backend/backend.ts';
import type { Outcome } from '../../src/diagnostics/diagnostic.ts';
import { migrate } from '../../src/state/migrate.ts';
import type { RecordedServer, StateFile } from '../../src/state/model.ts';
import type { UserPaths } from '../../src/state/paths.ts';
import { isObject, seal, unseal, type JsonObject } from '../../src/state/sealed.ts';
import {
  backupState,
  listGenerations,
  loadState,
  projectFolder,
  restoreState,
  statePath,
  updateState,
  type SaveOptions,
} from '../../src/state/state-file.ts';
import { buildScript, converse } from '../support/built-script.ts';
import { canMount, mountSmall } from '../support/mounts.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary.ts';

const project = 'shop-3f9a1c2b';
let temporary: TemporaryFolder;
let paths: UserPaths;
let file: string;
beforeEach(() => {
  temporary = temporaryFolder('state');
  paths = {
    state: join(temporary.path, 'state'),
    runtime: join(temporary.path, 'run'),
    config: join(temporary.path, 'config'),
  };
  file = statePath(paths, project);
});
afterEach(() => temporary.remove());

const row = (id: string, incarnation: string): RecordedServer => ({
  id,
  incarnation,
  backend: 'tmux',
  specDigest: null,
  tabs: [
    {
      address: 'dev:code',
      workspace: 'dev',
      name: 'code',
      window: '',
      tabId: tabId('@1'),
      size: { cols: 200, rows: 50 },
      layout: {
        kind: 'split',
        axis: 'row',
        children: [
          { kind: 'leaf', key: 'dev/editor', share: { unit: 'percent', value: 60 } },
          { kind: 'leaf', key: 'dev/api' },
        ],
      },
    },
  ],
  panes: [
    {
      address: 'dev/api',
      tab: 'dev:code',
      paneId: paneId('%3'),
      launch: 'a1',
      phase: 'present',
      fields: {
        run: { shown: 'npm run dev', digest: 'sha256:1' },
        env: { shown: { A: ['ü', null, 1.5] }, digest: '' },
      },
    },
  ],
});

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join('\n'));
  return outcome.value;
}
const complaint = (outcome: Outcome<unknown>): string => {
  if (outcome.ok) throw new Error('it succeeded');
  return outcome.diagnostics
    .map(({ code, message }) => `${code} ${message}`)
    .join('\n')
    .replaceAll(temporary.path, '');
};
const save = async (incarnation: string, options?: SaveOptions) =>
  valueOf(await updateState(paths, project, 's', () => row('s', incarnation), options));
const load = async () => valueOf(await loadState(paths, project));
const incarnationOf = (state: StateFile): string => state.servers.map((server) => server.incarnation).join();
const names = (): string[] => readdirSync(projectFolder(paths, project)).sort();

describe('the state file', () => {
  it('is empty and unremarkable before anything was saved', async () => {
    expect(await load()).toEqual({
      state: { version: 1, project, serial: 0, servers: [] },
      source: 'none',
      diagnostics: [],
    });
    expect(existsSync(paths.state)).toBe(false);
  });

  it('gives back what was saved, privately, with a serial that grows', async () => {
    expect(await save('1')).toMatchObject({ written: true, state: { serial: 1 } });
    expect(await save('2')).toMatchObject({ written: true, state: { serial: 2 } });
    expect(await load()).toEqual({
      state: { version: 1, project, serial: 2, servers: [row('s', '2')] },
      source: 'file',
      diagnostics: [],
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(projectFolder(paths, project)).mode & 0o777).toBe(0o700);
    expect(names()).toEqual(['state.json', 'state.json.1']);
  });

  it('is not written when nothing changed', async () => {
    await save('1');
    const before = statSync(file);
    expect(await save('1')).toMatchObject({ written: false, state: { serial: 1 } });
    expect(statSync(file).ino).toBe(before.ino);
  });

  it('changes and removes the row of one server alone', async () => {
    await save('1');
    await updateState(paths, project, 't', (server) => (expect(server).toBe(null), row('t', '7')));
    await updateState(paths, project, 's', (server) =>
      server === null ? null : { ...server, incarnation: '2' },
    );
    expect(incarnationOf((await load()).state)).toBe('2,7');
    await updateState(paths, project, 's', () => null);
    expect(incarnationOf((await load()).state)).toBe('7');
  });

  it('keeps the last five generations, newest first', async () => {
    for (let count = 1; count <= 8; count += 1) await save(String(count));
    const generations = await listGenerations(paths, project);
    expect(generations.map(({ number, state }) => [number, state && incarnationOf(state)])).toEqual([
      [0, '8'],
      [1, '7'],
      [2, '6'],
      [3, '5'],
      [4, '4'],
      [5, '3'],
    ]);
  });

  it('makes no generation of the steps inside a run', async () => {
    await save('1');
    await save('2');
    for (let count = 3; count <= 9; count += 1)
      await save(String(count), { generation: false, flush: false });
    expect((await listGenerations(paths, project)).map(({ state }) => state && incarnationOf(state))).toEqual(
      ['9', '1'],
    );
  });

  it('does not make a generation twice when a run was killed between the two renames', async () => {
    await save('1');
    await save('2');
    unlinkSync(`${file}.1`);
    linkSync(file, `${file}.1`);
    await save('3');
    expect((await listGenerations(paths, project)).map(({ state }) => state && incarnationOf(state))).toEqual(
      ['3', '2'],
    );
  });

  it('loses no update of many at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        updateState(paths, project, `s${index}`, () => row(`s${index}`, '1'), { flush: false }),
      ),
    );
    const { state } = await load();
    expect(state.servers).toHaveLength(20);
    expect(state.serial).toBe(20);
  });

  it('refuses a folder that others could have written to', async () => {
    mkdirSync(paths.state, { recursive: true });
    chmodSync(paths.state, 0o777);
    const outcome = await updateState(paths, project, 's', () => row('s', '1'));
    expect(complaint(outcome)).toBe('WZP4005 folder /state can be written by other users (mode 777)');
  });
});

const damages: readonly [string, (path: string) => void, string][] = [
  ['cut in half', (path) => truncateSync(path, Math.floor(statSync(path).size / 2)), 'it is not whole JSON'],
  ['emptied', (path) => truncateSync(path, 0), 'it is empty'],
  ['filled with rubbish', (path) => writeFileSync(path, '\u0000{"version":'), 'it is not whole JSON'],
  ['a JSON of another kind', (path) => writeFileSync(path, '[1]'), 'it is not a JSON object'],
  ['without a version', (path) => writeFileSync(path, '{"servers":[]}'), 'it has no version number'],
  [
    'edited by hand',
    (path) => writeFileSync(path, readFileSync(path, 'utf8').replace('"dev/api"', '"dev/web"')),
    'its checksum does not match its content',
  ],
  [
    'well sealed with a wrong type',
    (path) =>
      writeFileSync(
        path,
        seal({ version: 1, project, serial: 1, servers: [{ ...row('s', '1'), panes: [{}] }] }),
      ),
    'servers[0].panes[0].address has a wrong value',
  ],
  [
    'well sealed and of another project',
    (path) => writeFileSync(path, seal({ version: 1, project: 'other', serial: 1, servers: [] })),
    'it belongs to project other',
  ],
  [
    'nested without end',
    (path) =>
      writeFileSync(path, `{"version":1,"checksum":"","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
    'its checksum does not match its content',
  ],
  ['a folder', (path) => (unlinkSync(path), mkdirSync(path)), 'it is not a regular file'],
];

describe.each(damages)('a state file that is %s', (_, damage, reason) => {
  it('is noticed, and the newest good generation stands in', async () => {
    await save('1');
    await save('2');
    damage(file);
    const { state, source, diagnostics } = await load();
    expect([incarnationOf(state), source]).toEqual(['1', 'generation']);
    expect(diagnostics).toMatchObject([
      {
        code: 'WZP4003',
        severity: 'warning',
        message: `state file ${file} is broken: ${reason}; generation 1 is used instead`,
      },
    ]);
  });

  it('without generations is noticed, and nothing stands in', async () => {
    await save('1');
    damage(file);
    const { state, source, diagnostics } = await load();
    expect([state.servers, source]).toEqual([[], 'none']);
    expect(diagnostics[0]?.message).toContain(`state file ${file} is broken: ${reason}`);
  });

  it('is set aside by the next save, even one that changes nothing, and never becomes a generation', async () => {
    await save('1');
    await save('2');
    damage(file);
    const isFile = statSync(file).isFile();
    const broken = isFile ? readFileSync(file) : null;
    const saved = await save('1');
    expect(saved).toMatchObject({ written: true, source: 'file' });
    expect(saved.diagnostics).toHaveLength(1);
    const aside = names().filter((name) => name.startsWith('state.json.broken-'));
    expect(aside).toHaveLength(1);
    if (broken !== null)
      expect(readFileSync(join(projectFolder(paths, project), aside[0] ?? '')).equals(broken)).toBe(true);
    expect(await load()).toMatchObject({ source: 'file', diagnostics: [] });
    for (const generation of await listGenerations(paths, project)) expect(generation.state).not.toBe(null);
  });
});

describe('broken generations', () => {
  it('are passed over for an older good one', async () => {
    for (const count of ['1', '2', '3']) await save(count);
    truncateSync(file, 10);
    truncateSync(`${file}.1`, 10);
    const { state, diagnostics } = await load();
    expect(incarnationOf(state)).toBe('1');
    expect(diagnostics[0]?.message).toContain('generation 2 is used instead');
  });

  it('stand in for a lost file too, which is said', async () => {
    await save('1');
    await save('2');
    unlinkSync(file);
    const { state, source, diagnostics } = await load();
    expect([incarnationOf(state), source]).toEqual(['1', 'generation']);
    expect(diagnostics).toMatchObject([
      { severity: 'warning', message: `state file ${file} is missing; generation 1 is used instead` },
    ]);
  });
});

describe('a state file of a newer version', () => {
  const newer = seal({ version: 2, project, serial: 9, servers: 'of another form' });
  beforeEach(async () => {
    await save('1');
    await save('2');
    writeFileSync(file, newer);
  });

  it('is neither read nor replaced: upgrade', async () => {
    const message = `WZP4004 state file /state/${project}/state.json has version 2; this wzp reads version 1`;
    const outcome = await loadState(paths, project);
    expect(complaint(outcome)).toBe(message);
    expect(outcome.ok ? '' : outcome.diagnostics[0]?.hint).toMatch(/upgrade/);
    expect(complaint(await updateState(paths, project, 's', () => row('s', '3')))).toBe(message);
    expect(readFileSync(file, 'utf8')).toBe(newer);
  });

  it('gives way to a restored generation and is kept aside', async () => {
    const restored = valueOf(await restoreState(paths, project, `${file}.1`));
    expect(incarnationOf(restored.state)).toBe('1');
    expect(await load()).toMatchObject({ source: 'file', diagnostics: [] });
    const aside = names().find((name) => name.startsWith('state.json.broken-')) ?? '';
    expect(readFileSync(join(projectFolder(paths, project), aside), 'utf8')).toBe(newer);
  });
});

describe('backup and restore', () => {
  it('give the old rows back under a new serial, and the replaced file becomes a generation', async () => {
    await save('1');
    const backup = join(temporary.path, 'backup.json');
    expect(incarnationOf(valueOf(await backupState(paths, project, backup)).state)).toBe('1');
    for (const count of ['2', '3']) await save(count);
    const restored = valueOf(await restoreState(paths, project, backup));
    expect([incarnationOf(restored.state), restored.state.serial]).toEqual(['1', 4]);
    expect((await listGenerations(paths, project)).map(({ state }) => state && incarnationOf(state))).toEqual(
      ['1', '3', '2', '1'],
    );
  });

  it('refuse what is no good state of this project', async () => {
    const backup = join(temporary.path, 'backup.json');
    expect(complaint(await backupState(paths, project, backup))).toBe(
      `WZP4006 there is no state of project ${project} to back up`,
    );
    expect(complaint(await restoreState(paths, project, backup))).toBe(
      'WZP4006 there is no file /backup.json',
    );
    writeFileSync(backup, '{');
    expect(complaint(await restoreState(paths, project, backup))).toBe(
      'WZP4003 state file /backup.json cannot be restored: it is not whole JSON',
    );
    writeFileSync(backup, seal({ version: 1, project: 'other', serial: 1, servers: [] }));
    expect(complaint(await restoreState(paths, project, backup))).toBe(
      'WZP4007 state file /backup.json cannot be restored: it belongs to project other',
    );
    expect(existsSync(file)).toBe(false);
  });
});

describe('migrations', () => {
  const table = new Map<number, (body: JsonObject) => JsonObject>([
    [1, (body) => ({ ...body, one: true })],
    [2, (body) => ({ ...body, two: body['one'] })],
  ]);
  it('run one after another from the version of the file', () => {
    expect(migrate({ version: 1, a: 0 }, 1, 3, table)).toEqual({
      body: { version: 3, a: 0, one: true, two: true },
    });
    expect(migrate({ version: 2, one: 5 }, 2, 3, table)).toEqual({ body: { version: 3, one: 5, two: 5 } });
    expect(migrate({ version: 3 }, 3, 3, table)).toEqual({ body: { version: 3 } });
  });
  it('that are missing are named', () => {
    expect(migrate({ version: 1 }, 1, 4, table)).toEqual({ missing: 3 });
  });
});

describe('the seal', () => {
  const body = fc
    .dictionary(fc.string(), fc.jsonValue())
    .map((value): JsonObject => ({ ...value, version: 1 }));

  it('gives back every value', () => {
    fc.assert(
      fc.property(
        body.filter((value) => !('checksum' in value)),
        (value) => {
          const read = unseal(seal(value), 1);
          expect(read).toEqual({ kind: 'good', version: 1, body: JSON.parse(JSON.stringify(value)) });
        },
      ),
    );
  });

  it('breaks with every byte that changes the content', () => {
    const text = seal({ version: 1, project, serial: 3, servers: [{ ...row('s', '1') }] });
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 126 }), (at, code) => {
        const changed = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
        const read = unseal(changed, 1);
        if (read.kind === 'good') expect(JSON.parse(changed)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });
});

it('any well sealed content with one wrong value is either understood or found broken, never thrown', async () => {
  await save('1');
  const good: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const places = placesIn(good);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), fc.jsonValue(), async (place, value) => {
      const changed: unknown = replaced(good, place, value);
      if (!isObject(changed)) return;
      const { checksum: _, ...rest } = changed;
      writeFileSync(file, seal(rest));
      const outcome = await loadState(paths, project);
      if (outcome.ok && outcome.value.source === 'file')
        expect(typeof outcome.value.state.serial).toBe('number');
      else expect(JSON.stringify(outcome)).toMatch(/WZP400[34]/);
    }),
    { numRuns: 300 },
  );
});

function placesIn(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(value)) return [at, ...value.flatMap((item, index) => placesIn(item, [...at, index]))];
  if (isObject(value))
    return [at, ...Object.keys(value).flatMap((key) => placesIn(value[key], [...at, key]))];
  return [at];
}

function replaced(value: unknown, [key, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === key ? replaced(item, rest, by) : item));
  if (!isObject(value)) return by;
  return { ...value, [key]: replaced(value[String(key)], rest, by) };
}

describe('a disk that takes nothing', () => {
  it.skipIf(!canMount)('because it is full: the old state stays, the failure is told', async () => {
    const mount = mountSmall(paths.state, 256);
    try {
      await save('1');
      writeFileSync(join(paths.state, 'filler'), '');
      const big = 'x'.repeat(1_000_000);
      const outcome = await updateState(paths, project, 's', () => ({ ...row('s', '2'), specDigest: big }));
      expect(complaint(outcome)).toBe(
        `WZP4002 cannot write /state/${project}/state.json: no space left on device (ENOSPC)`,
      );
      expect(await load()).toMatchObject({ source: 'file', diagnostics: [], state: { serial: 1 } });
      expect(names()).toEqual(['state.json']);
      expect(await save('3')).toMatchObject({ written: true });
    } finally {
      mount?.end();
    }
  });

  it.skipIf(!canMount)(
    'because it is full, with a broken file: that is not moved before the new one is whole',
    async () => {
      const mount = mountSmall(paths.state, 256);
      try {
        await save('1');
        truncateSync(file, 20);
        const big = 'x'.repeat(1_000_000);
        await updateState(paths, project, 's', () => ({ ...row('s', '2'), specDigest: big }));
        expect(names()).toEqual(['state.json']);
      } finally {
        mount?.end();
      }
    },
  );

  it.skipIf(!canMount)(
    'because it is read-only: it is read, nothing new is no failure, something new is',
    async () => {
      const mount = mountSmall(paths.state, 256);
      try {
        await save('1');
        mount?.makeReadOnly();
        expect(await load()).toMatchObject({ source: 'file', diagnostics: [] });
        expect(await save('1')).toMatchObject({ written: false });
        const outcome = await updateState(paths, project, 's', () => row('s', '2'));
        expect(complaint(outcome)).toMatch(/^WZP4002 .*read-only file system \(EROFS\)$/);
      } finally {
        mount?.end();
      }
    },
  );

  it.skipIf(process.getuid?.() === 0)(
    'for want of our own right to write: the folder is ours and is made usable',
    async () => {
      await save('1');
      chmodSync(projectFolder(paths, project), 0o500);
      expect(await save('2')).toMatchObject({ written: true });
    },
  );
});

describe('processes that are killed', () => {
  const scripts = temporaryFolder('state-scripts');
  let saver: string;
  beforeAll(async () => {
    saver = await buildScript('test/state/children/saver.ts', join(scripts.path, 'saver.mjs'));
  });
  afterAll(() => scripts.remove());

  it('at any moment of a save leave a whole file, with all that was confirmed', async () => {
    let confirmed = 0;
    for (let round = 0; round < 25; round += 1) {
      const { child, hear, ended } = converse(saver, temporary.path, project, 's');
      for (let count = 0; count <= round % 4; count += 1) confirmed = Number(await hear());
      const moment = performance.now() + Math.random() * 3;
      while (performance.now() < moment);
      child.kill('SIGKILL');
      await ended;
      const { state, source, diagnostics } = await load();
      expect({ source, diagnostics }).toEqual({ source: 'file', diagnostics: [] });
      expect(state.serial).toBeGreaterThanOrEqual(confirmed);
      for (const generation of await listGenerations(paths, project)) expect(generation.state).not.toBe(null);
    }
    await save('end');
    expect(names().filter((name) => name.endsWith('.tmp') || name.includes('broken'))).toEqual([]);
  });

  it('and others that are not: two servers of one project lose nothing', async () => {
    const savers = ['a', 'b', 'c'].map((server) => converse(saver, temporary.path, project, server, '25'));
    for (const { hear } of savers)
      for (let count = 0; count < 25; count += 1) expect(await hear()).toMatch(/^\d+$/);
    await Promise.all(savers.map(({ ended }) => ended));
    const { state } = await load();
    expect(Object.fromEntries(state.servers.map(({ id, incarnation }) => [id, incarnation]))).toEqual({
      a: '25',
      b: '25',
      c: '25',
    });
    expect(state.serial).toBe(75);
  });
});
