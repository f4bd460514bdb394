/** Keeping what panes print: by the server where it hands it out, else by the runner from the next start of the program on. */
import type { ObservedPane } from '../backend/backend.ts';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { writing, type LaunchPlace } from '../runner/place.ts';
import { findPerl, pipeCommand, writeRecordSettings, type RecordRequest } from '../runner/record-file.ts';
import { installRecorder } from '../runner/scripts.ts';
import type { DesiredPane } from '../spec/desired.ts';
import { secretsOf } from '../spec/secret-parts.ts';
import { timesFolder } from '../runner/record-times.ts';
import type { Site } from './site.ts';

export interface OutputKeeper {
  /** What the run file of the pane says of it. */
  request(pane: DesiredPane): Outcome<RecordRequest | null>;
  /** For a pane that is about to be made. */
  pipeOf(pane: DesiredPane, place: LaunchPlace): string | undefined;
  /** For one that stands. */
  pipe(pane: DesiredPane, place: LaunchPlace, observed: ObservedPane): Promise<Outcome<void>>;
}

export function outputKeeper({ project, backend, paths, env }: Site): OutputKeeper {
  const byServer = backend.capabilities.pipesOutput;
  let known: string | null | undefined;
  const perl = (): string | null => (known === undefined ? (known = findPerl(env)) : known);
  const command = (pane: DesiredPane, place: LaunchPlace): string | null => {
    const program = pane.log && byServer ? perl() : null;
    return program === null ? null : pipeCommand(place, program, installRecorder(paths.runtime));
  };
  return {
    request(pane) {
      if (!pane.log) return ok(null);
      const program = perl();
      if (program === null) return withoutPerl(pane);
      return ok({
        log: pane.log,
        secrets: secretsOf(pane),
        root: project.root,
        times: timesFolder(paths, project.key),
        perl: byServer ? null : program,
      });
    },
    pipeOf: (pane, place) => command(pane, place) ?? undefined,
    pipe: (pane, place, observed) =>
      backend.pipeOutput?.(observed.id, command(pane, place)) ?? Promise.resolve(ok(undefined)),
  };
}

/** For a pane that was taken over: where only a runner could keep what it prints, nothing is kept. */
export async function keepOutput(
  site: Site,
  pane: DesiredPane,
  place: LaunchPlace,
  observed: ObservedPane,
): Promise<Outcome<void>> {
  const output = outputKeeper(site);
  const request = output.request(pane);
  if (!request.ok || request.value === null) return request.ok ? ok(undefined) : request;
  const written = writing(place, () => writeRecordSettings(place, request.value));
  return written.ok ? output.pipe(pane, place, observed) : written;
}

const withoutPerl = ({ address }: DesiredPane): Outcome<never> =>
  failed({
    code: 'WZP5013',
    severity: 'error',
    message: `the log of ${address} cannot be kept: there is no perl on the PATH`,
    hint: 'install perl (its base package is enough), or remove `log` from the pane',
    address,
  });
