/** Settings that a running pane takes over: no program is started anew for them. */
import { announcedGeneration } from './launch.ts';
import {
  inLaunch,
  launchDir,
  names,
  namesIn,
  removeFile,
  replaceFile,
  writing,
  type LaunchPlace,
} from './place.ts';
import { ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { readStatus } from './records.ts';
import { policyLines, type RunRequest } from './run-file.ts';
import { writeChecks } from './checks-file.ts';
import { writeLimits } from './limits-file.ts';
import { writeRecordSettings } from './record-file.ts';
import { writeStop } from './stop-file.ts';

/** The runner reads it when its program has ended, and before it starts it again. */
export function updatePolicy(place: LaunchPlace, run: RunRequest): Outcome<void> {
  const generation = Math.max(readStatus(place)?.generation ?? 1, announcedGeneration(place) ?? 1);
  return writing(place, () => {
    replaceFile(inLaunch(place, names.policy(generation)), `${policyLines(run).join('\n')}\n`);
    writeStop(place, run);
    writeChecks(place, run);
    writeRecordSettings(place, run.record ?? null);
    writeLimits(place, run.limits ?? null);
  });
}

/** Remembers that the readiness check of a start succeeded. */
export function rememberReady(place: LaunchPlace, generation: number, start: number): Outcome<void> {
  return writing(place, () =>
    replaceFile(inLaunch(place, names.ready(generation, start)), `${Date.now()}\n`),
  );
}

/** The check is another one now. */
export function forgetReady(place: LaunchPlace): Outcome<void> {
  const ready = namesIn(launchDir(place)).filter((name) => name.startsWith('ready.'));
  if (ready.length === 0) return ok(undefined);
  return writing(place, () => {
    for (const name of ready) removeFile(inLaunch(place, name));
  });
}
