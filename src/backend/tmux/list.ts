/**
 * The one call that reads the whole server. A row a pane, fields parted by tabs. tmux vis-encodes names and start commands, and ours
 * are percent-encoded; only the path of the working directory can hold any byte, so it stands last, and a row begins with a
 * word that nobody can guess: what follows a newline in a path is never taken for a row.
 */
const fields = [
  'pid',
  'start_time',
  'version',
  'session_id',
  'session_attached',
  'session_activity',
  'session_name',
  '@wzp_project',
  'window_id',
  'window_index',
  'window_active',
  'window_width',
  'window_height',
  'window_zoomed_flag',
  'window_layout',
  '@wzp_tab',
  'window_name',
  'pane_id',
  'pane_active',
  'pane_dead',
  'pane_pid',
  'pane_tty',
  'pane_left',
  'pane_top',
  'pane_width',
  'pane_height',
  '@wzp_id',
  'pane_title',
  'pane_start_command',
  'pane_current_path',
] as const;

export type Row = Readonly<Record<(typeof fields)[number], string>>;

export const listCommand = (nonce: string): readonly string[] => [
  'list-panes',
  '-a',
  '-F',
  [nonce, ...fields.map((field) => `#{${field}}`)].join('\t'),
];

/** Rows in the order of tmux: sessions by name, windows by index, panes by index. Null when a row is not what was asked for. */
export function parseRows(text: string, nonce: string): readonly Row[] | null {
  const chunks = `\n${text}`.split(`\n${nonce}\t`).slice(1);
  const rows: Row[] = [];
  for (const [index, chunk] of chunks.entries()) {
    const body = index === chunks.length - 1 ? chunk.replace(/\n$/, '') : chunk;
    const values = body.split('\t');
    if (values.length < fields.length) return null;
    const path = values.slice(fields.length - 1).join('\t');
    const row = rowOf([...values.slice(0, fields.length - 1), path]);
    if (!isWhole(row)) return null;
    rows.push(row);
  }
  return rows;
}

const rowOf = (values: readonly string[]): Row =>
  Object.fromEntries(fields.map((field, index) => [field, values[index] ?? ''])) as Row; // the keys are `fields`, all of them

/** An option of somebody else may hold a tab and shift what follows. */
const isWhole = (row: Row): boolean =>
  /^\$\d+$/.test(row.session_id) &&
  /^@\d+$/.test(row.window_id) &&
  /^%\d+$/.test(row.pane_id) &&
  /^\d+$/.test(row.pane_height);
