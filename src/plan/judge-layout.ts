/** Whether the panes of a tab stand as the spec says, within the tolerance of the contract, and how they are to stand. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { compareLayouts } from '../layout/compare.ts';
import { graftGuests } from '../layout/graft.ts';
import { solve } from '../layout/solve.ts';
import type { Solved } from '../layout/solve.ts';
import type { Extent, LayoutNode, PlacedNode } from '../layout/tree.ts';
import type { RecordedTab } from '../state/model.ts';
import type { FieldChange, Reason } from './model.ts';
import type { Occupants } from './occupants.ts';
import { quoted } from '../spec/printable.ts';
import { layoutText, placedText, sameLayout, shape } from './shape.ts';
import type { World } from './world.ts';

export interface LayoutJudgement {
  readonly reason: Extract<Reason, 'unchanged' | 'layout_changed' | 'layout_drifted' | 'size_changed'>;
  /** How the layout differs, for people. */
  readonly difference: FieldChange | null;
  /** Panes have to be put in place. */
  readonly arranges: boolean;
  readonly tree: PlacedNode | null;
  readonly size: Extent;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Circumstances {
  /** The tab itself is selected, so that its own differences count. */
  readonly selected: boolean;
  /** Its panes go into a new tab in any case. */
  readonly renew: boolean;
  /** Size of the tab if it has to be made. */
  readonly newSize: Extent;
}

export function judgeLayout(
  world: World,
  occupants: Occupants,
  circumstances: Circumstances,
): LayoutJudgement {
  const { tab, observed, before } = occupants;
  const size = observed?.size ?? circumstances.newSize;
  const row = world.tabRows.get(tab.address);
  const edited = circumstances.selected && row !== undefined && !sameLayout(row.layout, tab.layout);
  if (observed !== null && before === null) {
    const needed = edited || occupants.comesOrGoes || circumstances.renew;
    return { ...asItStands(null, size), diagnostics: needed ? [notTiling(occupants)] : [] };
  }
  const layout = withGuests(occupants);
  const goal = solve(layout, size);
  const tree = goal.ok ? goal.tree : null;
  const scene = { world, occupants, circumstances, layout, row, edited, size, goal: tree };
  const verdict = observed === null ? made : compared(scene);
  if (!verdict.arranges) return asItStands(before, size);
  return {
    ...verdict,
    difference: verdict.reason === 'unchanged' ? null : differenceOf(scene, verdict.reason),
    tree,
    size,
    diagnostics: goal.ok ? [] : [tooSmall(occupants, size, goal)],
  };
}

type Verdict = Pick<LayoutJudgement, 'reason' | 'arranges'>;
const stands: Verdict = { reason: 'unchanged', arranges: false };
/** The layout is right but for panes that come or go: a consequence, not a change of the tab. */
const made: Verdict = { reason: 'unchanged', arranges: true };
const changed: Verdict = { reason: 'layout_changed', arranges: true };

const asItStands = (tree: PlacedNode | null, size: Extent): LayoutJudgement => ({
  ...stands,
  difference: null,
  tree,
  size,
  diagnostics: [],
});

interface Scene {
  readonly world: World;
  readonly occupants: Occupants;
  readonly circumstances: Circumstances;
  readonly layout: LayoutNode;
  readonly row: RecordedTab | undefined;
  /** The spec's layout was edited since it was applied. */
  readonly edited: boolean;
  readonly size: Extent;
  /** What the spec gives at this size; null when it does not fit. */
  readonly goal: PlacedNode | null;
}

function compared({ world, occupants, circumstances, layout, row, edited, size, goal }: Scene): Verdict {
  const { before, comesOrGoes, present } = occupants;
  if (before === null) return stands;
  if (!circumstances.selected) return comesOrGoes ? made : stands;
  if (edited) {
    const exact = !comesOrGoes && goal !== null && compareLayouts(goal, before).kind === 'same';
    return exact ? stands : changed;
  }
  // Without a row although others exist, the tab is new in the spec: its differences are intended.
  const drifted: Verdict =
    row === undefined && world.remembers ? changed : { reason: 'layout_drifted', arranges: true };
  if (comesOrGoes) {
    const staying = (key: string): boolean => present.has(key);
    return shape(layout, staying) === shape(before, staying) ? made : drifted;
  }
  if (shape(layout) !== shape(before)) return drifted;
  const rescaled = row !== undefined && (row.size.cols !== size.cols || row.size.rows !== size.rows);
  // A tab that a person made too small for its layout is still the same layout.
  if (goal === null || (rescaled && !keepsRatios(world))) return stands;
  if (['same', 'rounding'].includes(compareLayouts(goal, before).kind)) return stands;
  return rescaled ? { reason: 'size_changed', arranges: true } : drifted;
}

const keepsRatios = ({ options, desired }: World): boolean =>
  options.fit === true || desired.keepRatios === true;

function withGuests({ layout, before, guests }: Occupants): LayoutNode {
  return before === null || guests.size === 0 ? layout : graftGuests(layout, before, guests);
}

function differenceOf({ occupants, row, edited, goal, layout }: Scene, reason: Reason): FieldChange | null {
  const { before, tab } = occupants;
  if (reason === 'layout_changed' && edited && row !== undefined)
    return { field: 'layout', before: layoutText(row.layout), after: layoutText(tab.layout) };
  return {
    field: 'layout',
    before: before === null ? null : placedText(before),
    after: goal === null ? layoutText(layout) : placedText(goal),
  };
}

const placeOf = ({ tab }: Occupants): Pick<Diagnostic, 'address' | 'place'> => ({
  address: tab.address,
  ...(tab.place === null ? {} : { place: tab.place }),
});

const notTiling = (occupants: Occupants): Diagnostic => ({
  code: 'WZP2006',
  severity: 'error',
  message: `the server reports panes of tab ${quoted(occupants.tab.address)} that overlap or leave gaps`,
  hint: 'resize the window by one cell, or close and open the tab, so that the server lays it out anew',
  ...placeOf(occupants),
});

function tooSmall(
  occupants: Occupants,
  size: Extent,
  { key, smallest }: Extract<Solved, { readonly ok: false }>,
): Diagnostic {
  const fits = Number.isFinite(smallest.cols) && Number.isFinite(smallest.rows);
  return {
    code: 'WZP2003',
    severity: 'error',
    message: `${quoted(key)} does not fit into tab ${quoted(occupants.tab.address)} of ${size.cols}x${size.rows} cells`,
    hint: fits
      ? `the smallest size that holds the tab is ${smallest.cols}x${smallest.rows}: enlarge the window, give new tabs that size with --size, or use fewer panes`
      : 'no size holds the tab: the sizes in its layout contradict each other',
    ...placeOf(occupants),
  };
}
