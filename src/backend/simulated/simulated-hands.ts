/** One step of the stepwise room, one request to the simulated server. */
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { paneId, type Marker, type PaneId, type Start } from '../backend.ts';
import type { Hands } from '../stepwise/carry-out.ts';
import type { PaneRef, Step, WindowPlace } from '../stepwise/step.ts';
import type { PaneStart } from './model.ts';
import type { Reply } from './reply.ts';
import type { SimulatedServer } from './server.ts';

type Performed = Outcome<{ readonly pane: PaneId | null }>;

/** `markers` is told of every pane that is started. */
export function simulatedHands(
  server: SimulatedServer,
  markers: Map<PaneId, Marker>,
): Pick<Hands, 'perform' | 'discardOrphan'> {
  return {
    perform: (step, idOf) => Promise.resolve(performStep(server, markers, step, idOf)),
    discardOrphan: (source) => {
      const id =
        source.kind === 'existing'
          ? source.id
          : [...markers].find(([, { launch }]) => launch === source.start.marker.launch)?.[0];
      if (id !== undefined && server.tabOf(Number(id)) === undefined) server.kill(Number(id));
      return Promise.resolve();
    },
  };
}

function performStep(
  server: SimulatedServer,
  markers: Map<PaneId, Marker>,
  step: Step,
  idOf: (ref: PaneRef) => PaneId,
): Performed {
  const numberOf = (ref: PaneRef): number => Number(idOf(ref));
  switch (step.kind) {
    case 'spawn': {
      const { place } = step;
      return started(
        server.spawn({
          window: windowAt(server, place, numberOf),
          workspace: place.kind === 'new' ? place.workspace : '',
          size: step.extent,
          domain: null,
          start: startOf(step.start),
        }),
        step.start,
        markers,
      );
    }
    case 'split':
      return started(
        server.split({ ...splitOf(step, numberOf), source: { start: startOf(step.start) } }),
        step.start,
        markers,
      );
    case 'attach':
      return done(server.split({ ...splitOf(step, numberOf), source: { move: numberOf(step.pane) } }));
    case 'detach': {
      const workspace = step.place.kind === 'new' ? step.place.workspace : null;
      return done(
        server.moveToNewTab(numberOf(step.pane), windowAt(server, step.place, numberOf), workspace),
      );
    }
    case 'title': {
      const tab = server.tabOf(numberOf(step.pane));
      return tab === undefined ? gone(idOf(step.pane)) : done(server.setTabTitle(tab.id, step.title));
    }
    case 'zoom':
      return done(server.setZoomed(numberOf(step.pane), true));
    case 'unzoom':
      return done(server.setZoomed(numberOf(step.pane), false));
    case 'activate':
      return done(server.activate(numberOf(step.pane)));
  }
}

const splitOf = (step: Extract<Step, { cells: number }>, numberOf: (ref: PaneRef) => number) => ({
  target: numberOf(step.target),
  direction: step.direction,
  size: { cells: step.cells },
  topLevel: false,
});

function windowAt(
  server: SimulatedServer,
  place: WindowPlace,
  numberOf: (ref: PaneRef) => number,
): number | null {
  switch (place.kind) {
    case 'new':
      return null;
    case 'window':
      return Number(place.id);
    case 'beside': {
      const pane = numberOf(place.pane);
      return server.list().find((entry) => entry.pane_id === pane)?.window_id ?? null;
    }
  }
}

const startOf = ({ argv, cwd }: Start): PaneStart => ({ argv, cwd, env: {} });

function started(reply: Reply<number>, { marker }: Start, markers: Map<PaneId, Marker>): Performed {
  if (!reply.ok) return refused(reply.reason);
  const id = paneId(String(reply.value));
  markers.set(id, marker);
  return ok({ pane: id });
}

const done = (reply: Reply<unknown>): Performed => (reply.ok ? ok({ pane: null }) : refused(reply.reason));

const refused = (reason: string): Outcome<never> =>
  failed({ code: 'WZP3022', severity: 'error', message: `the simulated server: ${reason}` });

const gone = (id: PaneId): Outcome<never> =>
  failed({ code: 'WZP3015', severity: 'error', message: `pane ${id} is no longer there` });
