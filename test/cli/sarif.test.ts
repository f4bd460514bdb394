/**
 * The findings as SARIF, held to what OASIS published. The type definitions are made from the schema of 2.1.0 and are always there;
 * the schema itself is checked too where `WZP_SARIF_SCHEMA` names a copy of `sarif-schema-2.1.0.json`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Log, Result } from 'sarif';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { sarifLog } from '../../src/cli/view/sarif.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { resolveSpec } from '../../src/spec/resolve.ts';
import { applyRules } from '../../src/spec/rules/rules.ts';
import { inputsOf, sourcesOf } from '../spec/scene.ts';

const root = join(import.meta.dirname, '../..');
const published = process.env['WZP_SARIF_SCHEMA'];

const fixtures = join(root, 'test/fixtures/rules');
const found: readonly Diagnostic[] = readdirSync(fixtures).flatMap((file) => {
  const sources = sourcesOf(readFileSync(join(fixtures, file), 'utf8'));
  return resolveSpec(sources, { ...inputsOf(), missingFiles: 'warning', rules: applyRules }).diagnostics;
});
const odd: readonly Diagnostic[] = [
  { code: 'WZP1002', severity: 'error', message: 'no place, and a hint', hint: 'a\u0001b' },
  { code: 'WZP1201', severity: 'info', message: '', place: { file: '../ü a%.yaml', line: 1, column: 1 } },
];

/** As it is printed: what JSON leaves out is left out. */
const logOf = (findings: readonly Diagnostic[]): Log =>
  JSON.parse(
    JSON.stringify(
      sarifLog(findings, { version: '1.2.3', cwd: '/repo', absolute: (file) => `/repo/${file}` }),
    ),
  ) as Log; // checked below

/** What the compiler says of the log as a literal of the published type: unknown keys, missing keys, wrong values. */
function misfits(logs: readonly Log[]): string[] {
  const name = join(root, 'test/cli/sarif-literal.ts');
  const text = `import type { Log, Result } from 'sarif';\nexport const logs: Log[] = ${JSON.stringify(logs, null, 1)};\n`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noLib: false,
    skipLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === name || fileExists.call(host, path);
  host.getSourceFile = (path, ...rest) =>
    path === name
      ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2023)
      : getSourceFile.call(host, path, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([name], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('SARIF 2.1.0', () => {
  it('is what every rule gives, and what has no place, and nothing at all', () => {
    expect(found.length).toBeGreaterThan(8);
    expect(misfits([logOf(found), logOf(odd), logOf([])])).toEqual([]);
  });

  it('is not: an unknown key, a level that does not exist, a result without a message', () => {
    const [unknown, level, message] = [logOf(found), logOf(found), logOf(found)] as const;
    const first = (log: Log) => log.runs[0]!.results![0]! as Partial<Result> & Record<string, unknown>;
    first(unknown)['levle'] = 'error';
    Object.assign(first(level), { level: 'fatal' });
    delete first(message).message;
    const said = misfits([unknown, level, message]);
    expect(said).toHaveLength(3);
    expect(said[0]).toContain('levle');
    expect(said[1]).toContain('fatal');
    expect(said[2]).toContain('message');
  });

  it('has places that count from one and references that are URIs', () => {
    const text = JSON.stringify(logOf([...found, ...odd]));
    for (const [, number = ''] of text.matchAll(/"(?:start|end)(?:Line|Column)":(-?[\d.]+)/g))
      expect(Number(number)).toBeGreaterThanOrEqual(1);
    for (const [, uri = ''] of text.matchAll(/"uri":"([^"]*)"/g))
      expect(new URL(uri, 'file:///repo/').href).toContain(uri.replace(/^\.\.\//, ''));
  });

  it.skipIf(published === undefined)('fits the schema that WZP_SARIF_SCHEMA names', () => {
    // The schema is of draft 4, of which it uses nothing that draft 7 reads differently.
    const {
      $schema: _,
      id: __,
      ...schema
    } = JSON.parse(readFileSync(published ?? '', 'utf8')) as object & {
      $schema?: string;
      id?: string;
    };
    const fits = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    for (const log of [logOf(found), logOf(odd), logOf([])])
      expect(fits(log), JSON.stringify(fits.errors)).toBe(true);
    expect(fits({ version: '2.1.0' })).toBe(false);
  });
});
