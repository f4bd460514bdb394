import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/spec/findings.ts';
import { parseEnvFile } from '../../src/spec/env-file.ts';
import { durationMs, paneShare, signalName, sizeBytes } from '../../src/spec/forms.ts';
import { paneKeys } from '../../src/spec/generated/fields.ts';
import { closest, editDistance } from '../../src/spec/suggest.ts';
import { findingsOf, oneTab } from './scene.ts';

describe('written forms', () => {
  it.each([
    ['500ms', 500],
    ['10s', 10_000],
    ['1.5s', 1500],
    ['5m', 300_000],
    ['1h', 3_600_000],
    ['1m30s', 90_000],
    ['0s', 0],
    ['10', null],
    ['s', null],
    ['-1s', null],
    ['1 s', null],
    ['', null],
    [`${'9'.repeat(400)}h`, null],
  ])('the duration %s is %s ms', (text, ms) => expect(durationMs(text)).toBe(ms));

  it.each([
    ['512KiB', 524_288],
    ['1GiB', 2 ** 30],
    ['1.5MiB', 1_572_864],
    ['10MB', 10_000_000],
    ['100B', 100],
    ['10', null],
    ['1 GiB', null],
    ['1gib', null],
  ])('the size %s is %s bytes', (text, bytes) => expect(sizeBytes(text)).toBe(bytes));

  it.each([
    ['60%', { unit: 'percent', value: 60 }],
    ['33.3%', { unit: 'percent', value: 33.3 }],
    ['12', { unit: 'cells', value: 12 }],
    ['0', null],
    ['0%', null],
    ['1.5', null],
    ['60 %', null],
    ['-5', null],
  ])('the share %s', (text, share) => expect(paneShare(text)).toEqual(share));

  it.each([
    ['SIGTERM', 'SIGTERM'],
    ['INT', 'SIGINT'],
    ['SIGSTOP', null],
    ['9', null],
  ])('the signal %s', (text, name) => expect(signalName(text)).toBe(name));
});

describe('suggestions', () => {
  it('know swapped neighbours', () => expect(editDistance('rnu', 'run')).toBe(1));
  it.each([
    ['rum', 'run'],
    ['enviroment', 'environment'],
    ['dependson', 'depends_on'],
    ['zzz', null],
    ['x'.repeat(1000), null],
  ])('%s → %s', (word, known) => {
    expect(closest(word, ['run', 'type', 'environment', 'depends_on'])).toBe(known);
  });
});

describe('environment files', () => {
  const parse = (text: string) => {
    const findings = new Findings();
    return {
      values: Object.fromEntries(parseEnvFile('.env', text, findings)),
      lines: findings.list.map(({ place }) => place?.line),
    };
  };

  it('comments, export, quotes, several lines', () => {
    const { values, lines } = parse(
      `# comment\n\nA=1\nexport B = two words # note\nC="a\\n\\"b\\" \\$x"\nD='a\\n "b"'\nE="one\ntwo"\nF=a#b\nG=\nH= # empty\r\nA=2\nI=a=b\n`,
    );
    expect(values).toEqual({
      A: '2',
      B: 'two words',
      C: 'a\n"b" $x',
      D: 'a\\n "b"',
      E: 'one\ntwo',
      F: 'a#b',
      G: '',
      H: '',
      I: 'a=b',
    });
    expect(lines).toEqual([]);
  });

  it('a malformed line costs no other line', () => {
    expect(parse('A=1\nnot a line\nB=2\n1C=3\nD="open\nE=5\n')).toEqual({
      values: { A: '1', B: '2', E: '5' },
      lines: [2, 4, 5],
    });
  });
});

describe('keys whose engine does not exist yet', () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../schemas/wezterm-parallel.schema.json'), 'utf8'),
  ) as {
    properties: Record<string, { examples: unknown[]; 'x-wzp-supported'?: boolean }>;
    $defs: { pane: { properties: Record<string, { examples: unknown[] }> } };
  };
  const waiting = Object.entries(paneKeys).filter(([, row]) => !row.supported);

  it.each(waiting)('%s of a pane is refused, never ignored', (key) => {
    const [example] = schema.$defs.pane.properties[key]?.examples ?? [];
    const findings = findingsOf(oneTab({ a: `{ ${key}: ${JSON.stringify(example)} }`, db: '{}' }));
    expect(findings).toHaveLength(1);
    // depends_on: { db: ready } would have a better reason to be refused
    expect(findings[0]).toMatchObject({ code: 'WZP1207', message: `\`${key}\` is not supported yet` });
  });

  it.each(Object.entries(schema.properties).filter(([, property]) => property['x-wzp-supported'] === false))(
    '%s of the top level is refused, never ignored',
    (key, { examples }) => {
      const findings = findingsOf(oneTab({ a: '{}' }, `${key}: ${JSON.stringify(examples[0])}\n`));
      expect(findings.map(({ code, message }) => [code, message])).toEqual([
        ['WZP1207', `\`${key}\` is not supported yet`],
      ]);
    },
  );

  it('a better reason comes instead', () => {
    expect(
      findingsOf(oneTab({ a: '{ ready: { tcp: 80, interval: soon } }' })).map(({ code }) => code),
    ).toEqual(['WZP1209']);
  });
});
