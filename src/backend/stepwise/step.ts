/**
 * Steps of a server that changes one pane at a time: WezTerm, and the simulated server that computes like it.
 * A pane is named by a reference: its id when it stands already, `+address` when an earlier step of the list makes it.
 */
import type { SplitDirection } from '../../layout/wezterm/model.ts';
import type { Extent, Rect } from '../../layout/tree.ts';
import type { PaneId, Start, WindowId } from '../backend.ts';

export type PaneRef = string & { readonly brand: 'PaneRef' };

export const existing = (id: PaneId): PaneRef => id as string as PaneRef;
export const fresh = (key: string): PaneRef => `+${key}` as PaneRef;
export const isFresh = (ref: PaneRef): boolean => ref.startsWith('+');

/** The panes of a tab and where they stand; null: anywhere. */
export type TabPicture = ReadonlyMap<PaneRef, Rect | null>;

/** Where a new tab goes: a window that stands, the window in which another pane stands, or a new one. */
export type WindowPlace =
  | { readonly kind: 'window'; readonly id: WindowId }
  | { readonly kind: 'beside'; readonly pane: PaneRef }
  | { readonly kind: 'new'; readonly workspace: string };

export type Step =
  /** Starts a process in a new tab; `extent` counts for a new window only, a tab takes the size of its window. */
  | {
      readonly kind: 'spawn';
      readonly pane: PaneRef;
      readonly start: Start;
      readonly place: WindowPlace;
      readonly extent: Extent;
    }
  /** Starts a process beside `target`; `cells` is the extent of the new pane along the split, of the `room` that `target` has. */
  | {
      readonly kind: 'split';
      readonly pane: PaneRef;
      readonly start: Start;
      readonly target: PaneRef;
      readonly direction: SplitDirection;
      readonly cells: number;
      readonly room: number;
    }
  /** Takes a live pane out of where it stands and puts it beside `target`. */
  | {
      readonly kind: 'attach';
      readonly pane: PaneRef;
      readonly target: PaneRef;
      readonly direction: SplitDirection;
      readonly cells: number;
      readonly room: number;
      /** What the tab of `target` must show beforehand: without room there the pane would be lost. Null: nothing is to be checked. */
      readonly expects: TabPicture | null;
    }
  /** Takes a live pane out of where it stands, into a tab of its own at the end of a window. */
  | { readonly kind: 'detach'; readonly pane: PaneRef; readonly place: WindowPlace }
  | { readonly kind: 'title'; readonly pane: PaneRef; readonly title: string }
  | { readonly kind: 'unzoom'; readonly pane: PaneRef }
  | { readonly kind: 'zoom'; readonly pane: PaneRef }
  /** Makes a pane active in its tab and its tab active in its window. */
  | { readonly kind: 'activate'; readonly pane: PaneRef };

/** A step with the tab it serves, for the report and for what must not be done once a step of that tab has failed. */
export interface TabStep {
  readonly tab: string;
  readonly step: Step;
}

/** For people: `split dev/api below dev/editor`. */
export function describe(step: Step, name: (ref: PaneRef) => string): string {
  switch (step.kind) {
    case 'spawn':
      return `open a tab with ${name(step.pane)}`;
    case 'split':
      return `open ${name(step.pane)} ${side(step.direction)} ${name(step.target)}`;
    case 'attach':
      return `move ${name(step.pane)} ${side(step.direction)} ${name(step.target)}`;
    case 'detach':
      return `move ${name(step.pane)} to a tab of its own`;
    case 'title':
      return `name the tab of ${name(step.pane)} ${step.title}`;
    case 'zoom':
      return `zoom ${name(step.pane)}`;
    case 'unzoom':
      return `unzoom the tab of ${name(step.pane)}`;
    case 'activate':
      return `make ${name(step.pane)} active`;
  }
}

function side(direction: SplitDirection): string {
  switch (direction) {
    case 'left':
      return 'left of';
    case 'right':
      return 'right of';
    case 'top':
      return 'above';
    case 'bottom':
      return 'below';
  }
}
