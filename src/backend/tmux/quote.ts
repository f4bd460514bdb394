/**
 * Text on its way into tmux's command language (cmd-parse.y) and its formats (format.c). Nothing here passes through a shell.
 */

/** tmux's word as it stands where it cannot be misread, else in single quotes, inside which tmux changes nothing. */
export function quoteWord(text: string): string {
  // a bare word that begins with % and a letter is a directive such as %if, wherever it stands
  if (/^%?[A-Za-z0-9_@/.,:+=-]+$/.test(text) && !/^%[^0-9]/.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * The argument of an option that tmux expands as a format (`-n`, `-c`, `-s`, `rename-window`), so that it arrives as it is:
 * a run of `#` is halved by tmux, except before `[`, where it is kept.
 */
export function literalFormat(text: string): string {
  return text.replace(/#+(?!\[|#)/g, (run) => run + run);
}

/** Commands in braces, the argument of `if-shell`. */
export interface Block {
  readonly block: readonly TmuxCommand[];
}

/** One command and its arguments, not yet quoted. */
export type TmuxCommand = readonly [string, ...(string | Block)[]];

/** Commands of one line: when one fails, tmux skips the rest of its line, and only that. */
export type BatchLine = readonly TmuxCommand[];

/**
 * A script for `source-file -`. The whole stands inside `%if … %endif`: when the writer dies half-way, the block is not closed,
 * which is a parse error, and tmux then runs nothing of it.
 */
export function renderBatch(lines: readonly BatchLine[]): string {
  return ['%if 1', ...lines.map(renderLine), '%endif', ''].join('\n');
}

const renderLine = (line: readonly TmuxCommand[]): string => line.map(renderCommand).join(' ; ');

const renderCommand = (command: TmuxCommand): string =>
  command
    .map((word) => (typeof word === 'string' ? quoteWord(word) : `{ ${renderLine(word.block)} }`))
    .join(' ');
