import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretParts, secretsOf } from '../../src/spec/secret-parts.ts';
import { briefly, desiredOf, findingsOf, paneOf } from './scene.ts';

const spec = (...panes: readonly string[]): string => `version: 1
name: shop
workspaces:
  dev:
    tabs: [{ name: code, layout: { row: [${panes.map((_, index) => `p${index}`).join(', ')}] } }]
    panes:
${panes.map((pane, index) => `      p${index}: ${pane}`).join('\n')}
`;
const logOf = (pane: string) => paneOf(desiredOf(spec(pane)), 'dev/p0').log;

describe('the key log', () => {
  it('is a file, with limits that are there without being asked for', () => {
    expect(logOf('{ log: logs/api.log }')).toEqual({
      file: { value: '/home/ada/shop/logs/api.log', shown: '/home/ada/shop/logs/api.log' },
      format: 'plain',
      maxBytes: 10 * 2 ** 20,
      maxFiles: 3,
      maxAgeMs: null,
    });
    expect(logOf('{}')).toBe(null);
  });

  it('is a mapping with limits of its own', () => {
    const log = logOf(
      '{ log: { file: "~/{{name}}.log", format: both, max_size: 32KiB, max_files: 0, max_age: 24h } }',
    );
    expect(log).toMatchObject({ format: 'both', maxBytes: 32_768, maxFiles: 0, maxAgeMs: 86_400_000 });
    expect(log?.file.value).toBe('/home/ada/p0.log');
    expect(logOf('{ log: { file: a, max_size: 0B } }')?.maxBytes).toBe(null);
  });

  it.each([
    ['log: logs/', 'WZP1205'],
    ['log: ..', 'WZP1205'],
    ['log: ~bob/x', 'WZP1205'],
    ['log: 5', 'WZP1202'],
    ['log: { max_size: 5MiB }', 'WZP1203'],
    ['log: { file: a, format: fat }', 'WZP1204'],
    ['log: { file: a, max_size: 5m }', 'WZP1210'],
    ['log: { file: a, max_age: 5MiB }', 'WZP1209'],
  ])('%s is refused', (log, code) => {
    expect(findingsOf(spec(`{ ${log} }`)).map((one) => one.code)).toEqual([code]);
  });

  it.each([
    [['{ log: a.log }', '{ log: a.log }']],
    [['{ log: a.log }', '{ log: ./x/../a.log }']],
    [['{ log: a.log }', '{ log: a.log.1 }']],
    [['{ log: { file: a.log, format: both } }', '{ log: a.log.raw }']],
    [['{ log: a.log, replicas: 2 }']],
  ])('two panes with one file are refused: %j', (panes) => {
    expect(findingsOf(spec(...panes)).map(({ code }) => code)).toEqual(['WZP1517']);
  });

  it('replicas with their name in the file have one each', () => {
    expect(
      findingsOf(spec('{ log: "{{name}}.log", replicas: 3 }', '{ log: other.log }')).map(briefly),
    ).toEqual([]);
  });

  it('shows nothing that came from the environment', () => {
    const pane = paneOf(
      desiredOf(spec('{ log: "${DIR}/a.log" }'), { env: { DIR: '/secret/place' } }),
      'dev/p0',
    );
    expect(JSON.stringify(pane.fields['log']?.shown)).not.toContain('secret');
    expect(pane.log?.file.value).toBe('/secret/place/a.log');
  });
});

describe('the secrets of a pane', () => {
  it('are the parts that came from the environment', () => {
    const shown = 'postgres://(from $USER):(from $PASS)@host';
    expect(secretParts({ value: 'postgres://ada:lovelace@host', shown })).toEqual([
      { value: 'ada', shown: '(from $USER)' },
      { value: 'lovelace', shown: '(from $PASS)' },
    ]);
    expect(secretParts({ value: 'a', shown: 'a' })).toEqual([]);
  });

  it('are found in every key, longest first, without what is no secret', () => {
    const text = spec(
      '{ run: "x ${TOKEN}", env: { A: "${KEY}", B: "${PORT}", C: "${FLAG}" }, stop: { command: [y, "${STOP}"] } }',
    );
    const env = { TOKEN: 'token-token', KEY: 'line one\nline two', PORT: '3000', FLAG: 'true', STOP: 'stop' };
    expect(secretsOf(paneOf(desiredOf(text, { env }), 'dev/p0')).map(({ value }) => value)).toEqual([
      'token-token',
      'line one',
      'line two',
      'stop',
    ]);
  });

  it('every part is found, whatever stands around it', () => {
    const word = fc.stringMatching(/^[a-z0-9$()*+.[\]|]{0,8}$/);
    fc.assert(
      fc.property(word, fc.string(), word, (before, value, after) => {
        const text = { value: `${before}${value}${after}`, shown: `${before}(from $X)${after}` };
        expect(secretParts(text)).toEqual([{ value, shown: '(from $X)' }]);
      }),
      { numRuns: 200 },
    );
  });
});
