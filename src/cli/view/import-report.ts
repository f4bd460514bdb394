/** The fidelity report of an import, for people. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { diagnosticsOf, type ImportReport } from '../../spec/import/report.ts';
import type { Context } from '../context.ts';
import { printDiagnostics } from './diagnostics.ts';
import { escapeLine } from './escape.ts';

/** The notes go to stderr, the line that counts them to stdout. `findings`: of the written spec. */
export function printImport(context: Context, report: ImportReport, findings: readonly Diagnostic[]): void {
  printDiagnostics(context, diagnosticsOf(report));
  const { converted, approximated, dropped, suggestions } = report;
  context.stdout.write(
    `${escapeLine(report.file)}: ${converted.length} converted, ${approximated.length} approximated, ${dropped.length} dropped, ${amount(suggestions.length, 'suggestion')}\n`,
  );
  const wrong = findings.filter(({ severity }) => severity === 'error').length;
  if (wrong > 0)
    context.stdout.write(`the written spec has ${amount(wrong, 'error')}; \`wzp validate\` shows them\n`);
}

const amount = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
