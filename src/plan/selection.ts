/** What `--target`, `--exclude` and `--replace` let a plan touch. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { closest } from '../spec/suggest.ts';
import type { Matches } from './match.ts';
import { quoted } from '../spec/printable.ts';
import { workspaceOf } from './world.ts';
import type { World } from './world.ts';

export interface Selection {
  readonly pane: (address: string, tab: string | null) => boolean;
  /** The tab itself: its layout, title and place. A target that names a pane selects only that pane. */
  readonly tab: (address: string) => boolean;
  /** Nothing of the workspace is left out. */
  readonly whole: (workspace: string) => boolean;
  readonly replaced: (address: string, tab: string | null) => boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export function selectionOf(world: World, matches: Matches): Selection {
  const { target, exclude, replace } = world.options;
  const targets = new Set(target);
  const excludes = new Set(exclude);
  const replaces = new Set(replace);
  const everything = targets.size === 0;
  const narrowed = new Set([...targets, ...excludes].map(workspaceOf));
  const names = (set: ReadonlySet<string>, address: string, tab: string | null): boolean =>
    set.has(address) || (tab !== null && set.has(tab)) || set.has(workspaceOf(address));
  return {
    pane: (address, tab) => (everything || names(targets, address, tab)) && !names(excludes, address, tab),
    tab: (address) => (everything || names(targets, address, null)) && !names(excludes, address, null),
    whole: (workspace) =>
      everything ? !narrowed.has(workspace) : targets.has(workspace) && !reaches(excludes, workspace),
    replaced: (address, tab) => names(replaces, address, tab),
    diagnostics: unknownSelectors(world, matches, [...targets, ...excludes, ...replaces]),
  };
}

function reaches(selectors: ReadonlySet<string>, workspace: string): boolean {
  for (const selector of selectors) if (workspaceOf(selector) === workspace) return true;
  return false;
}

/** A selector may name what the spec has, what still runs though the spec lost it, and what the state file remembers. */
function unknownSelectors(
  world: World,
  matches: Matches,
  selectors: readonly string[],
): readonly Diagnostic[] {
  if (selectors.length === 0) return [];
  const known = new Set<string>();
  for (const workspace of world.desired.workspaces) {
    known.add(workspace.name);
    for (const tab of workspace.tabs) known.add(tab.address);
    for (const pane of workspace.panes) known.add(pane.address);
  }
  for (const own of matches.own.values()) {
    known.add(own.address).add(workspaceOf(own.address));
    if (own.madeFor !== null) known.add(own.madeFor);
  }
  for (const row of world.rows.values()) known.add(row.address).add(row.tab).add(workspaceOf(row.address));
  for (const row of world.tabRows.values()) known.add(row.address);
  return [...new Set(selectors)]
    .filter((selector) => !known.has(selector))
    .map((selector) => unknownSelector(selector, known, world.desired.project.file));
}

function unknownSelector(selector: string, known: ReadonlySet<string>, file: string): Diagnostic {
  const near = closest(selector, known);
  return {
    code: 'WZP2004',
    severity: 'error',
    message: `nothing has the address ${quoted(selector)} in ${file}`,
    hint:
      near === null
        ? 'name a workspace (dev), a tab (dev:code) or a pane (dev/api)'
        : `did you mean ${quoted(near)}?`,
  };
}
