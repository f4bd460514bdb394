/** Tasks for people. */
import type { HubTask } from '../../hub/generated/types.ts';
import { escapeLine } from './escape.ts';

const widest = 60;

export function taskLine(task: HubTask): string {
  const command = commandText(task);
  const shown = command.length > widest ? `${command.slice(0, widest - 1)}…` : command;
  const end = task.exit_code === null ? '' : ` (${task.exit_code})`;
  return `${task.id}  ${`${task.state}${end}`.padEnd(15)}  ${String(task.priority).padStart(3)}  ${task.pool.padEnd(10)}  ${escapeLine(shown)}\n`;
}

export function taskText(task: HubTask): string {
  const rows: readonly (readonly [string, string | null])[] = [
    ['id', task.id],
    ['state', task.state],
    ['command', commandText(task)],
    ['pool', task.pool],
    ['priority', String(task.priority)],
    ['after', task.after.length === 0 ? null : task.after.join(', ')],
    ['attempts', `${task.attempts} of ${task.retries + 1}`],
    ['created', task.created_at],
    ['started', task.started_at],
    ['ended', task.ended_at],
    ['exit code', task.exit_code === null ? null : String(task.exit_code)],
    ['reason', task.reason],
    ['result', task.result === undefined ? null : JSON.stringify(task.result)],
  ];
  return rows
    .flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(10)} ${escapeLine(value)}\n`]))
    .join('');
}

/** As it would be typed, roughly. */
const commandText = ({ command }: HubTask): string =>
  command === null ? '' : typeof command === 'string' ? command : command.join(' ');
