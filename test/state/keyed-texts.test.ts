import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/diagnostics/diagnostic.ts';
import { loadAppliedSpec, saveAppliedSpec } from '../../src/state/applied-spec.ts';
import type { UserPaths } from '../../src/state/paths.ts';
import { seal } from '../../src/state/sealed.ts';
import { digestOfSources, isTrusted, listTrusted, trust, untrust } from '../../src/state/trust.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary.ts';

let temporary: TemporaryFolder;
let paths: UserPaths;
beforeEach(() => {
  temporary = temporaryFolder('texts');
  paths = { state: join(temporary.path, 'state'), runtime: '/unused', config: '/unused' };
});
afterEach(() => temporary.remove());

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join('\n'));
  return outcome.value;
}

describe('trust', () => {
  const asked = async (root: string, digest: string): Promise<boolean> =>
    valueOf(await isTrusted(paths, root, digest)).trusted;

  it('is of one content in one place, until it is taken back or replaced', async () => {
    expect(await asked('/a', 'sha256:1')).toBe(false);
    await trust(paths, '/a', 'sha256:1');
    await trust(paths, '/b', 'sha256:2');
    expect([
      await asked('/a', 'sha256:1'),
      await asked('/a', 'sha256:2'),
      await asked('/b', 'sha256:1'),
    ]).toEqual([true, false, false]);
    await trust(paths, '/a', 'sha256:3');
    expect([await asked('/a', 'sha256:1'), await asked('/a', 'sha256:3')]).toEqual([false, true]);
    await untrust(paths, '/a');
    await untrust(paths, '/never');
    expect([...valueOf(await listTrusted(paths))]).toEqual([['/b', 'sha256:2']]);
    expect(statSync(join(paths.state, 'trust.json')).mode & 0o777).toBe(0o600);
  });

  it.each([
    '',
    '{',
    '{"version":1,"entries":[["/a","sha256:1"]]}',
    seal({ version: 1, entries: { '/a': 'sha256:1' } }),
    seal({ version: 1, entries: [['/a', 1]] }),
  ])('is of nothing when the store is broken (%j); the next one keeps it aside', async (text) => {
    mkdirSync(paths.state, { mode: 0o700 });
    writeFileSync(join(paths.state, 'trust.json'), text);
    const answer = valueOf(await isTrusted(paths, '/a', 'sha256:1'));
    expect(answer).toMatchObject({ trusted: false, diagnostics: [{ code: 'WZP4009', severity: 'warning' }] });
    await trust(paths, '/c', 'sha256:9');
    expect([...valueOf(await listTrusted(paths))]).toEqual([['/c', 'sha256:9']]);
    const aside = readdirSync(paths.state).find((name) => name.startsWith('trust.json.broken-')) ?? '';
    expect(readFileSync(join(paths.state, aside), 'utf8')).toBe(text);
  });

  it('of a newer version is left alone', async () => {
    mkdirSync(paths.state, { mode: 0o700 });
    const text = seal({ version: 2 });
    writeFileSync(join(paths.state, 'trust.json'), text);
    expect(await trust(paths, '/a', 'x')).toMatchObject({ ok: false, diagnostics: [{ code: 'WZP4004' }] });
    expect(await isTrusted(paths, '/a', 'x')).toMatchObject({ ok: false });
    expect(readFileSync(join(paths.state, 'trust.json'), 'utf8')).toBe(text);
  });

  it('many at once lose nothing', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, index) => trust(paths, `/${index}`, 'x')));
    expect(valueOf(await listTrusted(paths)).size).toBe(10);
  });

  it('digests tell any two different sets of sources apart, in any order', () => {
    const source = fc.record({ path: fc.string({ maxLength: 3 }), text: fc.string({ maxLength: 3 }) });
    const set = fc.uniqueArray(source, { selector: ({ path }) => path, maxLength: 3 });
    const key = (sources: readonly { path: string; text: string }[]): string =>
      JSON.stringify(sources.map(({ path, text }) => JSON.stringify([path, text])).toSorted());
    fc.assert(
      fc.property(set, set, (one, other) => {
        expect(digestOfSources(one) === digestOfSources(other)).toBe(key(one) === key(other));
        expect(digestOfSources(one)).toBe(digestOfSources(one.toReversed()));
      }),
    );
    expect(digestOfSources([{ path: 'a', text: '1:b' }])).not.toBe(
      digestOfSources([{ path: 'a1', text: ':b' }]),
    );
  });
});

describe('the applied spec', () => {
  it('is kept for each server, as it was, under any name', async () => {
    await saveAppliedSpec(paths, 'shop', '__proto__', '{"a": 1}\n');
    await saveAppliedSpec(paths, 'shop', '/tmp/x', 'ü');
    expect(valueOf(await loadAppliedSpec(paths, 'shop', '__proto__')).text).toBe('{"a": 1}\n');
    expect(valueOf(await loadAppliedSpec(paths, 'shop', '/tmp/x')).text).toBe('ü');
    expect(valueOf(await loadAppliedSpec(paths, 'shop', 'toString')).text).toBe(null);
    expect(valueOf(await loadAppliedSpec(paths, 'other', '/tmp/x')).text).toBe(null);
    await saveAppliedSpec(paths, 'shop', '/tmp/x', null);
    expect(valueOf(await loadAppliedSpec(paths, 'shop', '/tmp/x')).text).toBe(null);
    expect(readdirSync(join(paths.state, 'shop'))).toEqual(['applied-spec.json']);
  });

  it('that is broken is told, and written anew', async () => {
    await saveAppliedSpec(paths, 'shop', 's', 'a');
    writeFileSync(join(paths.state, 'shop', 'applied-spec.json'), '{');
    expect(valueOf(await loadAppliedSpec(paths, 'shop', 's'))).toMatchObject({
      text: null,
      diagnostics: [{ code: 'WZP4010' }],
    });
    await saveAppliedSpec(paths, 'shop', 's', 'b');
    expect(valueOf(await loadAppliedSpec(paths, 'shop', 's'))).toEqual({ text: 'b', diagnostics: [] });
  });
});
