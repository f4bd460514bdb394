/**
 * Workflow commands of GitHub Actions: each line becomes an annotation of a pull request.
 * Escapes as actions/toolkit does (packages/core/src/command.ts): `%`, CR and LF in data, and `:` and `,` in properties.
 */
import { relative } from 'node:path';
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.ts';
import { escapeBlock } from './escape.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Files are named relative to `cwd`, which is the checkout where a workflow runs. */
export function githubText(
  findings: readonly Diagnostic[],
  cwd: string,
  absolute: (file: string) => string,
): string {
  return findings
    .map(({ code, severity, message, place, hint }) => {
      const where =
        place === undefined ? [] : [['file', relative(cwd, absolute(place.file))], ...position(place)];
      const properties = [...where, ['title', code]].map(
        ([name, value]) => `${name}=${property(value ?? '')}`,
      );
      const text = hint === undefined ? message : `${message}\n${hint}`;
      return `::${levels[severity]} ${properties.join(',')}::${data(text)}\n`;
    })
    .join('');
}

const position = ({ line, column }: { readonly line: number; readonly column: number }): string[][] => [
  ['line', String(line)],
  ['col', String(column)],
];

const data = (text: string): string =>
  escapeBlock(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
