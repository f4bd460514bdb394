/** A backend over the simulated server: the steps of WezTerm without its processes. Marks are kept by pane id. */
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Backend, Marker, ObservedServer, PaneId } from '../backend.ts';
import { arrange } from '../stepwise/arrange.ts';
import { observe } from './observe.ts';
import type { Reply } from './reply.ts';
import type { SimulatedServer } from './server.ts';
import { simulatedHands } from './simulated-hands.ts';

const serverId = '/simulated';

/** `movesWithinTab`: false plays a WezTerm before 2025-02-09 (see `stepwise/lower.ts`). */
export function createSimulatedBackend(server: SimulatedServer, movesWithinTab = true): Backend {
  const markers = new Map<PaneId, Marker>();
  const read = (): Promise<Outcome<ObservedServer>> =>
    Promise.resolve(ok(observe(server, serverId, markers)));

  return {
    kind: 'simulated',
    serverId,
    capabilities: { reordersTabs: false, pipesOutput: false, startsServer: false, movesPanes: true },
    observe: read,
    workspaceName: (name) => name,
    quiesce: () => Promise.resolve(ok(undefined)),
    arrange: (goal, observed, journal) =>
      arrange(
        goal,
        observed,
        {
          ...simulatedHands(server, markers),
          observe: read,
          movesWithinTab: () => Promise.resolve(ok(movesWithinTab)),
        },
        journal,
      ),
    async closePanes(ids, journal) {
      let step = 0;
      for (const id of ids) {
        const note = { id: ++step, text: `close pane ${id}`, address: null };
        await journal.before(note);
        server.kill(Number(id)); // one that is gone is closed
        await journal.after(note, 'done');
      }
      return ok(undefined);
    },
    setTabTitle: (id, title) => Promise.resolve(said(server.setTabTitle(Number(id), title))),
    renameWorkspace: (from, to) => Promise.resolve(said(server.renameWorkspace(from, to))),
    focus: (id) => Promise.resolve(said(server.activate(Number(id)))),
    sendText: (id) => Promise.resolve(stands(server, id)),
    readText: (id) => {
      const here = stands(server, id);
      return Promise.resolve(here.ok ? ok('') : here);
    },
    attachCommand: (workspace) =>
      Promise.resolve(
        failed({
          code: 'WZP3016',
          severity: 'error',
          message: `workspace ${workspace} stands on a simulated server, which nobody can look at`,
        }),
      ),
  };
}

/** What the real server reports as an error, and its end, are both a failed call here. */
function said<T>(reply: Reply<T>): Outcome<T> {
  return reply.ok
    ? ok(reply.value)
    : failed({ code: 'WZP3022', severity: 'error', message: `the simulated server: ${reply.reason}` });
}

const stands = (server: SimulatedServer, id: PaneId): Outcome<void> =>
  server.pane(Number(id)) === undefined
    ? failed({ code: 'WZP3015', severity: 'error', message: `pane ${id} is not there` })
    : ok(undefined);
