/** `wezterm cli list` without `--format json`. */
import stringWidth from 'string-width';
import type { ListEntry } from '../../src/backend/simulated/entries.ts';

const HEADS = ['WINID', 'TABID', 'PANEID', 'WORKSPACE', 'SIZE', 'TITLE', 'CWD'];
const RIGHT = 3;

export function table(entries: readonly ListEntry[]): string {
  const rows = entries.map((entry) => [
    String(entry.window_id),
    String(entry.tab_id),
    String(entry.pane_id),
    entry.workspace,
    `${entry.size.cols}x${entry.size.rows}`,
    entry.title,
    entry.cwd,
  ]);
  const widths = HEADS.map((head, i) =>
    Math.max(head.length, ...rows.map((row) => stringWidth(row[i] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => {
        const padding = ' '.repeat((widths[i] ?? 0) - stringWidth(cell));
        return i < RIGHT ? padding + cell : cell + padding;
      })
      .join(' ');
  return [HEADS, ...rows].map((row) => `${line(row)}\n`).join('');
}
