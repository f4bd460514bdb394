/** Everything that a plan is made from, besides the spec: what the server shows, what is remembered, what the runners say. */
import { ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import type { ObservedServer } from '../backend/backend.ts';
import type { Recorded } from '../plan/model.ts';
import { readRecords } from '../runner/records.ts';
import { loadState } from '../state/state-file.ts';
import type { RecordedServer } from '../state/model.ts';
import type { Site } from './site.ts';

export interface Survey {
  readonly observed: ObservedServer;
  readonly recorded: Recorded;
  /** Warnings, such as a broken state file. */
  readonly notes: readonly Diagnostic[];
}

export async function survey(site: Site): Promise<Outcome<Survey>> {
  // The server is asked first and the rest is read while it answers: its answer is what takes time.
  const [observed, state, processes] = await Promise.all([
    site.backend.observe(),
    loadState(site.paths, site.project.key),
    new Promise<Recorded['processes']>((done) => {
      setImmediate(() => done(readRecords(site.paths.runtime, site.project.key)));
    }),
  ]);
  if (!observed.ok) return observed;
  if (!state.ok) return state;
  return ok({
    observed: observed.value,
    recorded: {
      server: state.value.state.servers.find((server) => server.id === observed.value.id) ?? null,
      processes,
    },
    notes: state.value.diagnostics,
  });
}

/** After an apply: the server as it was read last and the rows just written; only the runners' records are read again. */
export function surveyAfter(site: Site, observed: ObservedServer, rows: RecordedServer): Survey {
  const processes = readRecords(site.paths.runtime, site.project.key);
  return { observed, recorded: { server: rows, processes }, notes: [] };
}
