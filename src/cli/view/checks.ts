/** The list of `wzp doctor`. */
import type { Colors } from '../context.ts';
import type { Check } from '../doctor/check.ts';
import { escapeLine } from './escape.ts';

export function checksText(checks: readonly Check[], paint: Colors): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks
    .map(({ name, status, message, hint }) => {
      const line = `${statusText(status, paint)}  ${name.padEnd(width)}  ${escapeLine(message)}\n`;
      return hint === undefined
        ? line
        : `${line}${' '.repeat(width + 11)}${paint.cyan('hint')}: ${escapeLine(hint)}\n`;
    })
    .join('');
}

function statusText(status: Check['status'], paint: Colors): string {
  const word = status.padEnd(7);
  switch (status) {
    case 'ok':
      return paint.green(word);
    case 'missing':
      return paint.dim(word);
    case 'warning':
      return paint.yellow(word);
    case 'failed':
      return paint.red(word);
  }
}
