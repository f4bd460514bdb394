/**
 * JUnit XML as CI servers read it: a suite for each file, a failed case for each error, one passed case for a file without any.
 * Warnings stand in the output of a case that passed.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { placeText } from './diagnostics.ts';
import { escapeBlock } from './escape.ts';

export function junitText(findings: readonly Diagnostic[], files: readonly string[]): string {
  const fileOf = ({ place }: Diagnostic): string => place?.file ?? files[0] ?? '';
  const names = [...new Set([...files, ...findings.map(fileOf)])];
  const suites = names.map((name) =>
    suite(
      name,
      findings.filter((finding) => fileOf(finding) === name),
    ),
  );
  const failures = findings.filter(isError).length;
  const tests = suites.reduce((sum, { tests: count }) => sum + count, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="wzp validate" tests="${tests}" failures="${failures}">`,
    ...suites.map(({ text }) => text),
    '</testsuites>',
    '',
  ].join('\n');
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

function suite(
  name: string,
  findings: readonly Diagnostic[],
): { readonly text: string; readonly tests: number } {
  const cases = findings.map((finding) => testCase(name, finding));
  if (!findings.some(isError))
    cases.unshift(`    <testcase classname="${attribute(name)}" name="is valid"/>`);
  const failures = findings.filter(isError).length;
  const text = [
    `  <testsuite name="${attribute(name)}" tests="${cases.length}" failures="${failures}">`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
  return { text, tests: cases.length };
}

function testCase(file: string, finding: Diagnostic): string {
  const { code, message, place, hint } = finding;
  const title = place === undefined ? code : `${code} at ${placeText(place)}`;
  const detail = [
    message,
    ...(hint === undefined ? [] : [hint]),
    ...(place === undefined ? [] : [placeText(place)]),
  ];
  const body = content(detail.join('\n'));
  const inner = isError(finding)
    ? `<failure type="${code}" message="${attribute(message)}">${body}</failure>`
    : `<system-out>${body}</system-out>`;
  return `    <testcase classname="${attribute(file)}" name="${attribute(title)}">${inner}</testcase>`;
}

/** Characters that XML 1.0 does not have are shown (control characters) or replaced (half of a surrogate pair, U+FFFE). */
const legal = (text: string): string =>
  escapeBlock(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[\ufffe\uffff]/g, '\ufffd');

const content = (text: string): string =>
  legal(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Line breaks and tabs of an attribute would be read back as spaces. */
const attribute = (text: string): string =>
  content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
