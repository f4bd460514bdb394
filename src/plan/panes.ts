/** What becomes of each pane: one verdict for each address that is selected. */
import type { PaneId } from '../backend/backend.ts';
import type { DesiredPane, FieldValue, Json } from '../spec/desired.ts';
import type { Claims } from './claims.ts';
import { differenceOf, noDifference, shownFields } from './difference.ts';
import type { Difference } from './difference.ts';
import type { Matches, OwnPane } from './match.ts';
import type { Action, Change, FieldChange, PaneTask, Reason } from './model.ts';
import type { Selection } from './selection.ts';
import { endedWrongly, hasRunner, mayComplete, situationOf } from './situation.ts';
import type { World } from './world.ts';

export type MoveReason = Extract<Reason, 'moved_to_tab' | 'moved_to_workspace'>;

export interface PaneVerdict {
  readonly address: string;
  /** Address of the tab that the spec puts it in, else of the one that it stands in. */
  readonly tab: string | null;
  readonly desired: DesiredPane | null;
  /** The pane that has the address now; the one that goes, in a `delete` or `replace`. */
  readonly own: OwnPane | null;
  readonly change: Change;
  readonly task: PaneTask | null;
  /** Why the pane is to come from elsewhere, alive; null when it stands where it belongs or does not come. */
  readonly moves: MoveReason | null;
  /** It is not on the screen and need not be: completed, and closed as `on_exit` asked. */
  readonly over: boolean;
  /** Its process ended without being asked to. */
  readonly exited: boolean;
}

export interface PaneVerdicts {
  /** Verdicts on the panes of the spec, by address. */
  readonly wanted: ReadonlyMap<string, PaneVerdict>;
  /** Panes that go: removed from the spec, or a second one of an address. */
  readonly leaving: readonly PaneVerdict[];
  readonly leavingIds: ReadonlySet<PaneId>;
}

interface Views {
  readonly world: World;
  readonly matches: Matches;
  readonly claims: Claims;
  readonly selection: Selection;
}

export function judgePanes(views: Views): PaneVerdicts {
  const { world, matches, claims, selection } = views;
  const wanted = new Map<string, PaneVerdict>();
  for (const pane of world.panes.values()) {
    if (!selection.pane(pane.address, pane.tab)) continue;
    const own = matches.kept.get(pane.address);
    wanted.set(pane.address, own === undefined ? judgeAbsent(world, pane) : judgeLive(views, pane, own));
  }
  const leaving: PaneVerdict[] = [];
  const selected = (own: OwnPane): boolean =>
    selection.pane(
      own.address,
      world.panes.get(own.address)?.tab ?? own.madeFor ?? claims.addresses.get(own.tab.id) ?? null,
    );
  for (const own of matches.own.values()) {
    const duplicate = matches.kept.get(own.address) !== own;
    if ((duplicate || !world.panes.has(own.address)) && selected(own))
      leaving.push(judgeLeaving(world, claims, own, leavingReason(world, duplicate)));
  }
  return { wanted, leaving, leavingIds: new Set(leaving.flatMap(({ own }) => own?.id ?? [])) };
}

const leavingReason = ({ options }: World, duplicate: boolean): Reason =>
  options.mode === 'destroy' ? 'requested' : duplicate ? 'duplicate' : 'removed_from_spec';

function judgeAbsent(world: World, pane: DesiredPane): PaneVerdict {
  const row = world.rows.get(pane.address);
  const over = row !== undefined && closedWhenDone(world, pane);
  const reason: Reason = row === undefined || world.sameIncarnation ? 'absent' : 'server_restarted';
  const change = paneChange(pane.address, over ? 'no-op' : 'create', over ? 'unchanged' : reason, {
    after: { tab: pane.tab, settings: shownFields(pane.fields) },
  });
  const task: PaneTask | null = over ? null : { kind: 'create', pane };
  return { ...verdictBase(pane, null, change), task, over };
}

/** It ended well under `on_exit: close` and nothing of it was edited since: there is nothing to make anew. */
function closedWhenDone(world: World, pane: DesiredPane): boolean {
  const row = world.sameIncarnation ? world.rows.get(pane.address) : undefined;
  const record = row === undefined ? undefined : world.processes.get(row.launch);
  if (row === undefined || record === undefined || pane.onExit !== 'close') return false;
  const { state } = record;
  const done =
    state.kind === 'stopped' || (state.kind === 'exited' && state.exit.code === 0 && mayComplete(pane));
  if (!done) return false;
  const { effect } = differenceOf(pane, { record, row, digest: null }, world.effects);
  return effect === 'none' || effect === 'update';
}

function judgeLive(views: Views, pane: DesiredPane, own: OwnPane): PaneVerdict {
  const { world, claims, selection } = views;
  const situation = situationOf(own);
  const exited = endedWrongly(situation, pane);
  const difference = requested(selection, pane) ?? differenceOf(pane, own, world.effects);
  const moves = moveReason(world, claims, pane, own);
  const formerly = world.renamedFrom.get(pane.address) ?? null;
  const { action, reason } = strongestAction(own, { difference, exited, moves, formerly });
  const settings = shownFields(pane.fields);
  const change = paneChange(pane.address, action, reason, {
    stops: (action === 'restart' || action === 'replace') && situation.runs,
    before: before(claims, own, action === 'no-op' ? settings : shownFields(lastApplied(world, own))),
    after: { tab: pane.tab, settings },
    fields: [...renamedField(formerly, pane.address), ...difference.fields],
  });
  return {
    ...verdictBase(pane, own, change),
    task: taskOf(pane, own.id, change, difference),
    moves: action === 'replace' ? null : moves,
    exited,
  };
}

const requested = (selection: Selection, pane: DesiredPane): Difference | null =>
  selection.replaced(pane.address, pane.tab) ? { effect: 'replace', reason: 'requested', fields: [] } : null;

function moveReason(world: World, claims: Claims, pane: DesiredPane, own: OwnPane): MoveReason | null {
  if (claims.tabs.get(pane.tab)?.id === own.tab.id) return null;
  const near =
    own.tab.workspace === world.options.serverName(pane.workspace) &&
    claims.sharesWindow(pane.tab, own.tab.windowId);
  return near ? 'moved_to_tab' : 'moved_to_workspace';
}

interface Findings {
  readonly difference: Difference;
  readonly exited: boolean;
  readonly moves: MoveReason | null;
  /** The address that it still carries. */
  readonly formerly: string | null;
}

function strongestAction(
  own: OwnPane,
  { difference: { effect, reason }, exited, moves, formerly }: Findings,
): { readonly action: Action; readonly reason: Reason } {
  const anew: Action = hasRunner(own) ? 'restart' : 'replace';
  if (effect === 'replace') return { action: 'replace', reason };
  if (effect === 'restart') return { action: anew, reason };
  if (exited) return { action: anew, reason: 'exited' };
  if (moves !== null) return { action: 'move', reason: moves };
  if (formerly !== null) return { action: 'update', reason: 'renamed' };
  return effect === 'update' ? { action: 'update', reason } : { action: 'no-op', reason: 'unchanged' };
}

function taskOf(pane: DesiredPane, id: PaneId, change: Change, difference: Difference): PaneTask {
  switch (change.action) {
    case 'replace':
      return { kind: 'replace', pane, id };
    case 'restart':
      return { kind: 'restart', pane, id, stops: change.stops_process };
    default:
      return difference.effect === 'update'
        ? { kind: 'update', pane, id, fields: difference.fields.map(({ field }) => field) }
        : { kind: 'keep', pane, id };
  }
}

function judgeLeaving(world: World, claims: Claims, own: OwnPane, reason: Reason): PaneVerdict {
  const change = paneChange(own.address, 'delete', reason, {
    stops: situationOf(own).runs,
    before: before(claims, own, shownFields(lastApplied(world, own))),
  });
  return {
    address: own.address,
    tab: claims.addresses.get(own.tab.id) ?? own.madeFor,
    desired: null,
    own,
    change,
    task: null,
    moves: null,
    over: false,
    exited: false,
  };
}

const verdictBase = (desired: DesiredPane, own: OwnPane | null, change: Change): PaneVerdict => ({
  address: desired.address,
  tab: desired.tab,
  desired,
  own,
  change,
  task: null,
  moves: null,
  over: false,
  exited: false,
});

/** Shown like a setting: `address: dev/api → dev/server`. */
export const renamedField = (from: string | null, to: string): readonly FieldChange[] =>
  from === null ? [] : [{ field: 'address', before: from, after: to }];

interface ChangeParts {
  readonly stops?: boolean;
  readonly before?: Json;
  readonly after?: Json;
  readonly fields?: readonly FieldChange[];
}

const paneChange = (address: string, action: Action, reason: Reason, parts: ChangeParts): Change => ({
  address,
  kind: 'pane',
  action,
  reason,
  stops_process: parts.stops ?? false,
  before: parts.before ?? null,
  after: parts.after ?? null,
  fields: parts.fields ?? noDifference.fields,
});

function before(claims: Claims, own: OwnPane, settings: Json): Json {
  const { state, exitCode, since } = situationOf(own);
  return {
    tab: claims.addresses.get(own.tab.id) ?? own.madeFor,
    pane_id: own.id,
    state,
    exit_code: exitCode,
    since,
    settings,
  };
}

/** What it was started with, and what was updated in place since. */
function lastApplied({ effects }: World, { record, row }: OwnPane): Readonly<Record<string, FieldValue>> {
  if (record === null || row === null) return record?.fields ?? row?.fields ?? {};
  const updated = Object.entries(row.fields).filter(([key]) => effects[key] === 'update');
  return { ...record.fields, ...Object.fromEntries(updated) };
}
