/** What the server shows after the batches, held against the goal. */
import { sameRect, sameStructure } from '../../layout/placed.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { PaneId, TabGoal } from '../backend.ts';
import { type Resolved, type ResolvedTab, treeById } from './resolve.ts';
import type { TmuxServer } from './server.ts';

export interface TabFailure {
  readonly tab: string;
  readonly diagnostic: Diagnostic;
}

/** `resolved`: the goal, resolved against `server`. `messages`: what tmux said to the batches. */
export function failuresOf(
  resolved: Resolved,
  server: TmuxServer,
  made: ReadonlyMap<string, PaneId>,
  messages: readonly string[],
): readonly TabFailure[] {
  const unresolved = resolved.failed.filter(({ goal }) => !hasEnded(goal, server, made));
  const wrong = resolved.workspaces.flatMap(({ tabs, goal }) =>
    tabs.flatMap((tab): readonly TabFailure[] => {
      const reason = flawOf(tab, goal.serverName, server);
      return reason === null
        ? []
        : [{ tab: tab.goal.address, diagnostic: notAsAsked(tab.goal, reason, messages) }];
    }),
  );
  return [...unresolved.map(({ goal, diagnostic }) => ({ tab: goal.address, diagnostic })), ...wrong];
}

/** A process of ours that ended at once took its pane along. That is its own business, and of the next plan. */
function hasEnded(goal: TabGoal, server: TmuxServer, made: ReadonlyMap<string, PaneId>): boolean {
  const present = new Set([...server.spares, ...server.tabs.flatMap((tab) => tab.panes.map(({ id }) => id))]);
  const gone = [...goal.sources].flatMap(([key, source]) => {
    const id = source.kind === 'existing' ? source.id : made.get(key);
    return id !== undefined && present.has(id) ? [] : [{ key, source }];
  });
  return gone.length > 0 && gone.every(({ key, source }) => source.kind === 'new' && made.has(key));
}

function flawOf(tab: ResolvedTab, workspace: string, server: TmuxServer): string | null {
  const { window, leaves, goal } = tab;
  const lacking = leaves.find(({ id }) => id === null);
  if (lacking !== undefined) return `${lacking.key} could not be made`;
  if (leaves.some(({ start }) => start !== null)) return 'a process could not be started';
  if (window === null) return 'its panes could not be brought together';
  if (window.workspace !== workspace) return `it stands in ${window.workspace}`;
  if (window.title !== goal.title) return `its title is ${window.title}`;
  if (tab.stands || isRescaled(tab, server)) return null;
  return 'its panes stand otherwise';
}

/** tmux fits the window to the terminal of whoever looks at it, and rescales what stands in it. */
function isRescaled({ goal, window, leaves }: ResolvedTab, server: TmuxServer): boolean {
  const wanted = treeById(goal.tree, leaves);
  const attached = server.sessions.some(({ id, attached }) => attached && id === window?.windowId);
  if (!attached || wanted === null || !window?.tree) return false;
  return !sameRect(window.tree.rect, wanted.rect) && sameStructure(window.tree, wanted);
}

const notAsAsked = (goal: TabGoal, reason: string, messages: readonly string[]): Diagnostic => ({
  code: 'WZP3014',
  severity: 'error',
  message: `${goal.address} could not be arranged: ${reason}`,
  hint: 'plan again; somebody else may be changing this tab, or it is too small',
  ...(messages.length > 0 ? { detail: messages.map((message) => `tmux: ${message}`).join('\n') } : {}),
  address: goal.address,
});
