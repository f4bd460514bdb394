import { describe, expect, it } from 'vitest';
import { addressKind } from '../../src/spec/moves.ts';
import { desiredOf, findingsOf, marked, oneTab } from './scene.ts';

const spec = (moved: string): string => oneTab({ a: '{}', b: '{}' }, `moved: ${moved}\n`);

describe('moved', () => {
  it.each([
    ['dev/api', 'pane'],
    ['dev:code', 'tab'],
    ['dev', 'workspace'],
    ['dev/a/b', null],
    ['dev:a/b', null],
    ['/api', null],
    ['dev:', null],
    [' ', null],
  ])('%j is the address of a %s', (address, kind) => {
    expect(addressKind(address)).toBe(kind);
  });

  it('is read in order', () => {
    const moved =
      '[{ from: dev/x, to: dev/y }, { from: dev/y, to: dev/a }, { from: "dev:old", to: "dev:code" }]';
    expect(desiredOf(spec(moved)).moved).toEqual([
      { from: 'dev/x', to: 'dev/y' },
      { from: 'dev/y', to: 'dev/a' },
      { from: 'dev:old', to: 'dev:code' },
    ]);
    expect(desiredOf(spec('[]')).moved).toBeUndefined();
  });

  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['two kinds', '[{ from: dev/x, to: "dev:code" }]', ['error: "dev/x" is a pane and "dev:code" a tab']],
    ['no address', '[{ from: dev/x/y, to: dev/a }]', ['error: "dev/x/y" is not an address']],
    ['itself', '[{ from: dev/a, to: dev/a }]', ['error: "dev/a" moves to itself']],
    ['twice', '[{ from: dev/x, to: dev/a }, { from: dev/x, to: dev/b }]', ['error: "dev/x" has moved twice']],
    ['nowhere', '[{ from: dev/x, to: dev/nope }]', ['warning: nothing has the address "dev/nope"']],
    ['what is still there', '[{ from: dev/a, to: dev/b }]', ['warning: "dev/a" is still in the spec']],
  ];
  it.each(rows)('%s is found', (_title, moved, expected) => {
    const findings = findingsOf(spec(moved)).filter(({ code }) => code === 'WZP1516');
    expect(
      findings.map(({ severity, message }) => `${severity}: ${message.replace(/^moved: /, '')}`),
    ).toEqual(expected);
  });

  it('is marked where it stands', () => {
    const text = spec('[{ from: dev/x, to: dev/nope }]');
    expect(findingsOf(text).map((finding) => marked(finding, text))).toContain('WZP1516 dev/nope');
  });

  it('lacks neither half', () => {
    expect(findingsOf(spec('[{ from: dev/x }]')).map(({ code }) => code)).toEqual(['WZP1203']);
  });
});

describe('ui.keep_ratios', () => {
  it('is off, unless it is said', () => {
    expect(desiredOf(oneTab({ a: '{}' })).keepRatios).toBeUndefined();
    expect(desiredOf(oneTab({ a: '{}' }, 'ui: { keep_ratios: true }\n')).keepRatios).toBe(true);
    expect(desiredOf(oneTab({ a: '{}' }, 'ui: { keep_ratios: false }\n')).keepRatios).toBeUndefined();
    expect(findingsOf(oneTab({ a: '{}' }, 'ui: { pictures: ascii }\n')).map(({ code }) => code)).toEqual([
      'WZP1207',
    ]);
  });
});
