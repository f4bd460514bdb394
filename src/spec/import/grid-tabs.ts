/** Processes of tools that know no windows → tabs of a bearable number of panes. */
import type { Span } from '../node.ts';
import type { Draft, DraftTab } from './draft.ts';

/** More panes in one tab of 80x24 cells show nothing. */
const mostInTab = 6;

export class GridTabs {
  readonly #draft: Draft;
  readonly #open = new Map<string, DraftTab>();

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  /** The tab for the next process of a group; a full one is followed by another. */
  next(group: string, span: Span): DraftTab {
    const open = this.#open.get(group);
    if (open !== undefined && open.panes.length < mostInTab) return open;
    const tab = this.#draft.tab(group, span, { isFree: true });
    this.#open.set(group, tab);
    return tab;
  }
}
