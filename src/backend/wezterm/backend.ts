/** WezTerm through `wezterm cli`. Facts: WezTerm 20250223; the differences of other versions stand in `version.ts`. */
import { setTimeout as pause } from 'node:timers/promises';
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Extent } from '../../layout/tree.ts';
import type { Backend, LeafSource, Marker, ObservedServer, PaneId } from '../backend.ts';
import type { Commander } from '../commander.ts';
import { noServer, weztermCli, type Cli } from './cli.ts';
import { focusedPane } from './clients.ts';
import { parseList, tabGeometry, type ListedPane } from './list.ts';
import { observedServer, type OnTty } from './observe.ts';
import { awaitClients } from './quiesce.ts';
import { incarnationOf, weztermSocket, type Environment } from './socket.ts';
import { movesWithinTab } from './version.ts';

export interface WeztermOptions {
  readonly commander: Commander;
  readonly env: Environment;
  /** From `--wezterm-socket`. */
  readonly socket: string | null;
  /** The program, default `wezterm` on PATH. */
  readonly program?: string;
  /** Looks what stands on the terminals, and answers for some of them later. The runner's room knows how to tell. */
  readonly lookAtTerminals: () => (ttys: readonly string[]) => ReadonlyMap<string, OnTty>;
  /** Ends the runner of a launch whose pane stands in no tab. */
  readonly endLaunch: (marker: Marker) => Promise<void>;
}

export function createWeztermBackend(options: WeztermOptions): Backend {
  const socket = weztermSocket(options.socket, options.env);
  const cli = weztermCli(options.commander, options.program ?? 'wezterm', options.env, socket);
  const observe = (): Promise<Outcome<ObservedServer>> => readServer(cli, socket, options);

  let version: Outcome<string> | null = null;

  return {
    kind: 'wezterm',
    serverId: socket,
    capabilities: { reordersTabs: false, pipesOutput: false, startsServer: false, movesPanes: true },
    observe,
    workspaceName: (name) => name,
    async quiesce() {
      const left = await awaitClients(socket, 15_000);
      return left.length === 0
        ? ok(undefined)
        : failed({
            code: 'WZP3024',
            severity: 'error',
            message: `calls of an earlier run are still under way (pid ${left.join(', ')})`,
            hint: 'the server may not answer; end these processes, or continue the server with kill -CONT',
          });
    },
    async arrange(goal, observed, journal) {
      const { arrange } = await import('../stepwise/arrange.ts');
      const { performStep } = await import('./hands.ts');
      return arrange(
        goal,
        observed,
        {
          perform: (step, idOf) => performStep(cli, step, idOf),
          observe,
          discardOrphan: (source) => discardOrphan(cli, source, observe, options),
          movesWithinTab: async () => {
            version ??= await cli.version();
            return version.ok ? ok(movesWithinTab(version.value)) : version;
          },
        },
        journal,
      );
    },
    async closePanes(ids, journal) {
      let step = 0;
      for (const id of ids) {
        const note = { id: ++step, text: `close pane ${id}`, address: null };
        await journal.before(note);
        const closed = await cli.call(['kill-pane', '--pane-id', id], { structural: true });
        const gone =
          closed.ok || closed.diagnostics.some((diagnostic) => /no such pane/.test(diagnostic.message));
        await journal.after(note, gone ? 'done' : 'failed');
        if (!closed.ok && !gone) return closed;
      }
      return ok(undefined);
    },
    async setTabTitle(id, title) {
      return asVoid(await cli.call(['set-tab-title', '--tab-id', id, '--', title], { structural: true }));
    },
    async renameWorkspace(from, to) {
      return asVoid(
        await cli.call(['rename-workspace', `--workspace=${from}`, '--', to], { structural: true }),
      );
    },
    async focus(id) {
      return asVoid(await cli.call(['activate-pane', '--pane-id', id], { structural: true }));
    },
    async sendText(id, text) {
      return asVoid(await cli.call(['send-text', '--pane-id', id, '--no-paste'], { input: text }));
    },
    async pasteText(id, text) {
      return asVoid(await cli.call(['send-text', '--pane-id', id], { input: text }));
    },
    readText: (id, lines) => cli.call(getText(id, lines)),
    async capture(id, { lines, ansi }) {
      const text = await cli.call([...getText(id, lines), ...(ansi ? ['--escapes'] : [])]);
      return text.ok ? ok({ text: text.value, cursor: null }) : text;
    },
    attachCommand(workspace) {
      return Promise.resolve(
        failed({
          code: 'WZP3016',
          severity: 'error',
          message: `wezterm cli cannot switch a window to workspace ${workspace}`,
          hint: 'switch inside WezTerm (the wezterm_parallel plugin binds CTRL+SHIFT+W), or open a window with: wezterm connect unix',
        }),
      );
    },
  };
}

async function readServer(
  cli: Cli,
  socket: string,
  options: WeztermOptions,
): Promise<Outcome<ObservedServer>> {
  const incarnation = incarnationOf(socket);
  if (incarnation === null) return failed(noServer(socket));
  // Only once the first list is under way: the server's answer is what takes time.
  const looking = new Promise<ReturnType<WeztermOptions['lookAtTerminals']>>((done) => {
    setImmediate(() => done(options.lookAtTerminals()));
  });
  const panes = await settledPanes(cli);
  const onTty = await looking;
  if (!panes.ok) return panes;
  const focused = await focusOf(cli, panes.value);
  return ok(
    observedServer(panes.value, {
      socket,
      incarnation,
      version: '',
      onTty: onTty(panes.value.flatMap(({ tty }) => tty ?? [])),
      focused,
      visible: visibleExtent(panes.value, focused),
    }),
  );
}

/** A GUI resizes the panes of a tab one after the other; in between the list shows rectangles that do not tile. */
async function settledPanes(cli: Cli): Promise<Outcome<readonly ListedPane[]>> {
  for (let look = 1; ; look++) {
    const text = await cli.call(['list', '--format', 'json']);
    if (!text.ok) return text;
    const panes = parseList(text.value);
    if (!panes.ok || look === mostLooks || !isBeingResized(panes.value)) return panes;
    await pause(40);
  }
}

const mostLooks = 5;

function isBeingResized(panes: readonly ListedPane[]): boolean {
  const tabs = new Set(panes.flatMap(({ tabId, dpi }) => (dpi === 0 ? [] : [tabId])));
  return [...tabs].some((tab) => tabGeometry(panes.filter(({ tabId }) => tabId === tab)).tree === null);
}

/** A tab that no GUI ever showed has no dpi: then nobody can have the focus, and the question is not worth a call. */
async function focusOf(cli: Cli, panes: readonly ListedPane[]): Promise<PaneId | null> {
  if (panes.every((pane) => pane.dpi === 0)) return null;
  const clients = await cli.call(['list-clients', '--format', 'json']);
  return clients.ok ? focusedPane(clients.value) : null;
}

function visibleExtent(panes: readonly ListedPane[], focused: PaneId | null): Extent | null {
  const pane = panes.find((candidate) => String(candidate.paneId) === focused);
  if (!pane) return null;
  const tab = panes.filter((candidate) => candidate.tabId === pane.tabId);
  const cols = Math.max(...tab.map(({ rect }) => rect.left + rect.cols));
  const rows = Math.max(...tab.map(({ rect }) => rect.top + rect.rows));
  return tab.some((candidate) => candidate.zoomed)
    ? { cols: pane.rect.cols, rows: pane.rect.rows }
    : { cols, rows };
}

/**
 * After a failed split the new process runs in a pane that no list shows. Ours is found by its launch and ended; a live pane that
 * was on its way is beyond rescue (nothing can attach it again) and is closed, so that the next plan makes it anew, once.
 */
async function discardOrphan(
  cli: Cli,
  source: LeafSource,
  observe: () => Promise<Outcome<ObservedServer>>,
  options: WeztermOptions,
): Promise<void> {
  const seen = await observe();
  if (!seen.ok) return; // nothing is known: ending anything now could hit a pane that stands
  const panes = seen.value.tabs.flatMap((tab) => tab.panes);
  if (source.kind === 'existing') {
    if (!panes.some((pane) => pane.id === source.id))
      await cli.call(['kill-pane', '--pane-id', source.id], { structural: true });
    return;
  }
  const { marker } = source.start;
  if (!panes.some((pane) => pane.marker?.launch === marker.launch)) await options.endLaunch(marker);
}

/** Never an end line before the start: that ends the server (WezTerm 20250223, and 20240203). */
const getText = (id: PaneId, lines: number | null): readonly string[] => [
  'get-text',
  '--pane-id',
  id,
  '--start-line',
  lines === null ? '0' : String(-Math.max(0, lines)),
];

const asVoid = (outcome: Outcome<string>): Outcome<void> => (outcome.ok ? ok(undefined) : outcome);
