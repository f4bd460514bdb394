/** A line of the daemon's log, for people. Its lines are JSON objects (`hub/log.ts`); what else is in the file is shown as it is. */
import type { Colors } from '../context.ts';
import { escapeLine } from './escape.ts';

export function daemonLogLine(line: string, paint: Colors): string {
  const record = parsed(line);
  if (record === null) return escapeLine(line);
  const { time, level, message, ...fields } = record;
  const word = level === 'info' ? paint.dim('info ') : paint.red('error');
  const rest = Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const more = rest.length === 0 ? '' : ` ${paint.dim(escapeLine(rest.join(' ')))}`;
  return `${escapeLine(String(time))} ${word} ${escapeLine(String(message))}${more}`;
}

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  if (!line.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'message' in value ? { ...value } : null;
  } catch {
    return null;
  }
}
