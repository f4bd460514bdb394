/** What stands of a project, as a spec: the panes as they were applied, in the places where they are now. Pure. */
import type { ObservedPane, ObservedTab, PaneId } from '../../backend/backend.ts';
import { leavesOf, mapKeys } from '../../layout/placed.ts';
import { ungrafted } from '../../layout/ungraft.ts';
import type { StandingTab, StandingWorkspace } from '../../plan/standing.ts';
import { Names, usableName } from '../../spec/import/names.ts';
import type { NewPane, NewTab, NewWorkspace } from '../../spec/rewrite.ts';
import { commentsOf, describePane, keysOf, nameOf, type Programs, type Whereabouts } from './pane-notes.ts';

/** A pane of somebody else that becomes one of the spec. */
export interface ToAdopt {
  readonly address: string;
  readonly id: PaneId;
}

export interface Frozen {
  readonly workspace: NewWorkspace;
  readonly adopt: readonly ToAdopt[];
  /** Titles that tabs are to have; on the server they have another one, or one that changes by itself. */
  readonly titles: readonly { readonly id: ObservedTab['id']; readonly title: string }[];
}

/** `adopts`: panes of somebody else become panes of the spec; else they are named in comments. Null: nothing of it stands. */
export function frozenWorkspace(
  standing: StandingWorkspace,
  programs: Programs,
  where: Whereabouts,
  adopts: boolean,
): Frozen | null {
  return standing.tabs.length === 0 ? null : new Freezing(standing, programs, where, adopts).freeze();
}

class Freezing {
  readonly #standing: StandingWorkspace;
  readonly #programs: Programs;
  readonly #where: Whereabouts;
  readonly #adopts: boolean;
  readonly #paneNames = new Names();
  readonly #tabNames = new Names();
  readonly #panes: NewPane[] = [];
  readonly #adopt: ToAdopt[] = [];
  readonly #titles: { id: ObservedTab['id']; title: string }[] = [];
  readonly #comments: string[] = [];

  constructor(standing: StandingWorkspace, programs: Programs, where: Whereabouts, adopts: boolean) {
    this.#standing = standing;
    this.#programs = programs;
    this.#where = where;
    this.#adopts = adopts;
    for (const pane of standing.workspace.panes) this.#paneNames.take(pane.name);
  }

  freeze(): Frozen {
    const { workspace, tabs, foreign, elsewhere, absent } = this.#standing;
    for (const [address, where] of elsewhere)
      this.#comments.push(
        `${address} stands in workspace ${where}; a pane cannot leave its workspace, so a plan brings it back`,
      );
    for (const address of absent)
      this.#comments.push(`${address} did not run when this was frozen, so no layout has it`);
    const windows = windowNames(tabs);
    const made = tabs.map((tab) => this.#tab(tab, windows.get(tab.observed.windowId) ?? ''));
    for (const tab of foreign) {
      if (this.#adopts && tab.tree !== null && tab.panes.every(isFree)) {
        made.push(this.#foreignTab(tab, windows.get(tab.windowId) ?? ''));
        continue;
      }
      for (const pane of tab.panes)
        this.#comments.push(
          `${describePane(pane, this.#programs.get(pane.id))} stands in a tab of its own and is not managed`,
        );
    }
    return {
      workspace: {
        name: workspace.name,
        cwd: null,
        tabs: made,
        panes: this.#panes,
        parted: this.#parted(),
        comments: this.#comments,
      },
      adopt: this.#adopt,
      titles: this.#titles,
    };
  }

  #tab({ observed, tab, own, tree, asWritten, exact, adHoc }: StandingTab, window: string): NewTab {
    const comments: string[] = [];
    const guests = observed.panes.filter(({ id }) => !own.has(id));
    const names = new Map<string, string>();
    for (const pane of guests) {
      if (this.#adopts && isFree(pane) && !adHoc.has(pane.id) && tree !== null)
        names.set(pane.id, this.#newPane(pane));
      else comments.push(this.#guestComment(pane, adHoc.has(pane.id)));
    }
    const name = this.#title(observed, tab?.name ?? null, comments);
    const kept = { name, window, like: tab?.name ?? null, comments };
    if (tree === null) {
      comments.push('its panes overlap on the server, so the layout is the one of the spec');
      return { ...kept, layout: null };
    }
    // Under another name nobody remembers at which size it was laid out.
    if (asWritten && names.size === 0 && (exact || name === tab?.name)) return { ...kept, layout: null };
    const renamed = mapKeys(tree, (key) => names.get(key) ?? key);
    const left = new Set(leavesOf(renamed).filter((key) => !key.includes('/')));
    const bare = ungrafted(renamed, left);
    if (bare?.exact === false)
      comments.push('the sizes beside panes that are not managed are not exact: a plan may move dividers');
    return { ...kept, layout: bare?.layout ?? null };
  }

  #parted(): ReadonlyMap<string, readonly string[]> {
    const { workspace, tabs } = this.#standing;
    const stand = new Map(tabs.map(({ tab, own }) => [tab?.address, new Set(own.values())] as const));
    return new Map(
      workspace.tabs.flatMap(({ address, name }) => {
        const members = workspace.panes.filter((pane) => pane.tab === address);
        const there = stand.get(address);
        const whole = there?.size === members.length && members.every((pane) => there.has(pane.address));
        return whole ? [] : [[name, members.map((pane) => pane.name)] as const];
      }),
    );
  }

  #foreignTab(tab: ObservedTab, window: string): NewTab {
    const names = new Map(tab.panes.map((pane) => [pane.id as string, this.#newPane(pane)]));
    const tree = tab.tree && mapKeys(tab.tree, (key) => names.get(key) ?? key);
    const bare = tree && ungrafted(tree, new Set());
    return {
      name: this.#title(tab, null, []),
      window,
      like: null,
      comments: [],
      layout: bare?.layout ?? null,
    };
  }

  /** The address that the pane gets. */
  #newPane(pane: ObservedPane): string {
    const { workspace } = this.#standing;
    const program = this.#programs.get(pane.id);
    const name = this.#paneNames.take(nameOf(pane, program));
    this.#panes.push({
      name,
      keys: keysOf(pane, program, { folder: this.#where.root, home: this.#where.home, rooted: true }),
      comments: commentsOf(program),
    });
    const address = `${workspace.name}/${name}`;
    this.#adopt.push({ address, id: pane.id });
    return address;
  }

  #guestComment(pane: ObservedPane, adHoc: boolean): string {
    const what = describePane(pane, this.#programs.get(pane.id));
    if (adHoc) return `${what} was made by the hub or an agent: it stays, and goes with its owner`;
    if (pane.marker !== null) return `${what} belongs to the project ${pane.marker.project}: it stays`;
    const name = nameOf(pane, this.#programs.get(pane.id));
    return `${what} is not managed and stays; with a pane ${name} in the spec: wzp adopt ${this.#standing.workspace.name}/${name} ${pane.id}`;
  }

  /** The name of a tab is its title, which a person may have changed. */
  #title({ id, title }: ObservedTab, formerly: string | null, comments: string[]): string {
    const wanted = usableName(title, formerly ?? 'tab');
    const name = this.#tabNames.take(wanted);
    if (name !== title || formerly === null) this.#titles.push({ id, title: name });
    if (name !== title && !this.#adopts)
      comments.push(
        `the tab has ${title === '' ? 'no title' : 'a title that is no name'} on the server: a plan gives it this one`,
      );
    return name;
  }
}

const isFree = (pane: ObservedPane): boolean => pane.marker === null && !pane.dead && pane.pid !== null;

/** Each OS window keeps the name that a tab of the spec gives it; others get one. */
export function windowNames(
  tabs: readonly { readonly observed: ObservedTab; readonly tab: { readonly window: string } | null }[],
): ReadonlyMap<ObservedTab['windowId'], string> {
  const names = new Map<ObservedTab['windowId'], string>();
  const taken = new Set<string>();
  for (const { observed, tab } of tabs) {
    if (tab === null || names.has(observed.windowId) || taken.has(tab.window)) continue;
    names.set(observed.windowId, tab.window);
    taken.add(tab.window);
  }
  let count = 1;
  for (const { observed } of tabs) {
    if (names.has(observed.windowId)) continue;
    let name = taken.has('') ? `window-${++count}` : '';
    while (taken.has(name)) name = `window-${++count}`;
    names.set(observed.windowId, name);
    taken.add(name);
  }
  return names;
}
