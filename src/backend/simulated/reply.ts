import type { Extent } from '../../layout/tree.ts';
import type { Refusal } from '../../layout/wezterm/model.ts';
import type { PaneStart } from './model.ts';

/** What the server answers. Reasons are the texts of WezTerm 20250223, as they stand behind `Error: `. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly kind: 'refused'; readonly reason: string }
  /** The real server ends here with all its panes (`died`), or never answers again (`hung`). */
  | { readonly ok: false; readonly kind: 'died' | 'hung'; readonly reason: string };

export const answer = <T>(value: T): Reply<T> => ({ ok: true, value });
export const nothing: Reply<void> = { ok: true, value: undefined };
export const refuse = (reason: string): Reply<never> => ({ ok: false, kind: 'refused', reason });
export const die = (reason: string): Reply<never> => ({ ok: false, kind: 'died', reason });
export const hang = (reason: string): Reply<never> => ({ ok: false, kind: 'hung', reason });

export function refuseStep(reason: Refusal): Reply<never> {
  switch (reason) {
    case 'no-space':
      return refuse('No space for split!');
    case 'zoomed':
      return refuse('cannot split while zoomed');
    case 'hang':
      return hang('the tab is shrunk below what its nested splits can give');
    case 'unknown-leaf':
      return refuse('invalid pane index');
  }
}

/** The real text goes on with a dump of the whole command; only its beginning and end are kept. */
export const describeSpawn = (size: Extent, start: PaneStart): string =>
  `TerminalSize { rows: ${size.rows}, cols: ${size.cols} } command=${start.argv === null ? 'None' : 'Some'} cwd=${start.cwd ?? 'None'}`;
