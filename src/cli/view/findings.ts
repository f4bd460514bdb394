/** The findings of `wzp validate` for people: each with its lines, then one line that counts them. */
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.ts';
import type { Colors } from '../context.ts';
import type { Examined } from '../examine.ts';
import { diagnosticText, noFrame } from './diagnostics.ts';
import { escapeLine } from './escape.ts';
import { framesOf } from './frames.ts';

/** `quiet`: only errors and warnings, and nothing when all is well. */
export function findingsText(examined: readonly Examined[], paint: Colors, quiet: boolean): string {
  return examined.map((one) => specText(one, paint, quiet)).join('');
}

function specText({ findings, sources, file }: Examined, paint: Colors, quiet: boolean): string {
  const frame = sources === null ? noFrame : framesOf(sources, paint);
  const shown = findings.filter(({ severity }) => !quiet || severity !== 'info');
  const blocks = shown.map((finding) => `${diagnosticText(finding, paint, frame)}\n`).join('');
  const errors = countOf(findings, 'error');
  const warnings = countOf(findings, 'warning');
  if (errors > 0) return `${blocks}${amount(errors, 'error')}, ${amount(warnings, 'warning')}\n`;
  if (quiet) return blocks;
  const note = warnings > 0 ? `, with ${amount(warnings, 'warning')}` : '';
  return `${blocks}${paint.green(`${escapeLine(file)} is valid`)}${note}\n`;
}

const countOf = (findings: readonly Diagnostic[], wanted: Severity): number =>
  findings.filter(({ severity }) => severity === wanted).length;

const amount = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
