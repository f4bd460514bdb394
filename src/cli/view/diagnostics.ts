/**
 * Prints diagnostics for people:
 *
 *     error[WZP1012]: unknown key "rum"
 *       --> wezterm-parallel.yaml:9:12
 *        8 |     panes:
 *        9 |       a: { rum: sleep 1000 }
 *          |            ^^^
 *       hint: did you mean "run"?
 */
import type { Diagnostic, Place, Severity } from '../../diagnostics/diagnostic.ts';
import type { Colors, Context } from '../context.ts';
import { escapeBlock, escapeLine } from './escape.ts';

/** The lines around a place with a mark under it, safe to print; null where the text of the file is not known. */
export type Frame = (place: Place) => string | null;
export const noFrame: Frame = () => null;

export function printDiagnostics(
  context: Context,
  diagnostics: readonly Diagnostic[],
  frame: Frame = noFrame,
): void {
  const shown = diagnostics.filter(({ severity }) => !context.quiet || severity !== 'info');
  context.stderr.write(shown.map((one) => diagnosticText(one, context.stderr.paint, frame)).join(''));
}

/** Ends with a line break. */
export function diagnosticText(diagnostic: Diagnostic, paint: Colors, frame: Frame = noFrame): string {
  const { code, severity, message, place, related, hint, detail, address } = diagnostic;
  const about = address === undefined || message.includes(address) ? '' : `${address}: `;
  const lines = [
    `${severityPaint(paint, severity)(`${severity}[${code}]`)}${paint.bold(`: ${escapeLine(about + message)}`)}`,
  ];
  // The lines around what looks like a secret would print it.
  const lineFrame = code === 'WZP1713' ? noFrame : frame;
  if (place !== undefined) lines.push(...placeLines(place, paint, lineFrame));
  for (const other of related ?? [])
    lines.push(indent(escapeLine(other.message)), ...placeLines(other.place, paint, frame));
  if (detail !== undefined) lines.push(indent(escapeBlock(detail)));
  if (hint !== undefined) lines.push(indent(`${paint.cyan('hint')}: ${escapeBlock(hint)}`));
  return `${lines.join('\n')}\n`;
}

const indent = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

/** `file:line:column`, as editors and terminals make a link of it. */
export const placeText = ({ file, line, column }: Place): string => `${escapeLine(file)}:${line}:${column}`;

function placeLines(place: Place, paint: Colors, frame: Frame): string[] {
  const lines = [`  ${paint.dim('-->')} ${placeText(place)}`];
  const framed = frame(place);
  if (framed !== null && framed !== '') lines.push(indent(framed));
  return lines;
}

function severityPaint(paint: Colors, severity: Severity): (text: string) => string {
  switch (severity) {
    case 'error':
      return (text) => paint.bold(paint.red(text));
    case 'warning':
      return (text) => paint.bold(paint.yellow(text));
    case 'info':
      return (text) => paint.bold(paint.blue(text));
  }
}
