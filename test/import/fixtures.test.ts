import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { codes } from '../../src/diagnostics/codes.ts';
import { detectKind } from '../../src/spec/import/detect.ts';
import { importSpec } from '../../src/spec/import/import.ts';
import { importKinds } from '../../src/spec/import/kinds.ts';
import { formatSpec } from '../../src/spec/format/format.ts';
import { diagnosticsOf } from '../../src/spec/import/report.ts';
import { readied } from '../../src/spec/import/set-aside.ts';
import { errorsIn, fixture, imported, usualNames, yamlOf } from './import.ts';

const refused = new Map([
  ['process-compose/circular.yaml', 'WZP1602'],
  ['zellij/theme.kdl', 'WZP1803'],
]);

test.each([...refused])('%s is refused with %s at a place in the file', (path, code) => {
  const [folder = '', name = ''] = path.split('/');
  const kind = importKinds.find((one) => one === folder) ?? 'procfile';
  const file = usualNames[kind];
  expect(importSpec(kind, fixture(kind, name), { fileName: file })).toMatchObject({
    ok: false,
    diagnostics: [{ code, severity: 'error', place: { file } }],
  });
});

for (const kind of importKinds) {
  describe(`every ${kind} fixture`, () => {
    const names = readdirSync(new URL(`../fixtures/import/${kind}/`, import.meta.url));
    for (const name of names.filter((file) => !refused.has(`${kind}/${file}`))) {
      const text = fixture(kind, name);
      test(`${name} becomes a spec that validates`, () => {
        expect(errorsIn(yamlOf(imported(kind, text)))).toEqual([]);
      });
      test(`${name}: what is written is valid in this version, and canonical once it is formatted`, () => {
        const written = readied(imported(kind, text)).text;
        expect(errorsIn(written, true)).toEqual([]);
        const formatted = formatSpec({ path: '/x', shown: 'x', role: 'main', text: written });
        expect(formatted).toMatchObject({ ok: true });
      });
      test(`${name}: the commented text means the value`, () => {
        const result = imported(kind, text);
        expect(parse(yamlOf(result), { version: '1.2' })).toEqual(result.spec);
      });
      test(`${name}: every note has a line of the file, and every line about a loss a code`, () => {
        const { report } = imported(kind, text);
        const lines = text.split('\n').length;
        for (const { place } of report.converted) {
          expect(place.line).toBeGreaterThanOrEqual(1);
          expect(place.line).toBeLessThanOrEqual(lines);
        }
        for (const finding of diagnosticsOf(report)) {
          expect(Object.keys(codes)).toContain(finding.code);
          expect(finding.place?.line).toBeGreaterThanOrEqual(1);
          expect(finding.place?.line).toBeLessThanOrEqual(lines);
        }
        expect(report.converted.length).toBeGreaterThan(0);
      });
      test(`${name} is recognised by its usual name, and by what stands in it`, () => {
        expect(detectKind(`some/where/${usualNames[kind]}`, '')).toBe(kind);
        if (name !== 'odd-names.yml' && name !== 'Procfile')
          expect(detectKind('session.yml', text)).toBe(kind);
      });
    }
  });
}

test('every code of an import has a fixture that gives it', () => {
  const given = importKinds.flatMap((kind) =>
    readdirSync(new URL(`../fixtures/import/${kind}/`, import.meta.url)).flatMap((name) => {
      const outcome = importSpec(kind, fixture(kind, name), { fileName: usualNames[kind] });
      const found = outcome.ok ? diagnosticsOf(outcome.value.report) : outcome.diagnostics;
      return found.map(({ code }) => code);
    }),
  );
  // A file of no tool is refused by `wzp init --from auto`, and by the reader of each kind (test/cli/init, test/import/zellij).
  const elsewhere = ['WZP1801', 'WZP1802'];
  const known = Object.keys(codes).filter((code) => code.startsWith('WZP18'));
  expect(known.filter((code) => !given.some((one) => one === code))).toEqual(elsewhere);
});
