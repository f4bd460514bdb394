/** Something else in a pane that the spec knows nothing of. */
import { stopPolicyOf } from '../../apply/stop-policy.ts';
import { readRecord } from '../../runner/records.ts';
import { restartInPlace } from '../../runner/restart.ts';
import { readStop } from '../../runner/stop-file.ts';
import { answerOf, done, refused, type Answer } from '../answer.ts';
import type { FoundPane } from './found-pane.ts';
import { placeOf, noNotes } from './notes.ts';
import { runOf } from './split.ts';

export async function respawnPane(
  found: FoundPane,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string | null,
): Promise<Answer<void>> {
  const place = placeOf(found);
  if (place === null) return refused('notAllowed', 'this pane is not one of the project');
  const { project, pane } = found;
  const folder = cwd ?? pane.cwd ?? project.registration.project.root;
  const run = runOf(
    project,
    {
      process: { kind: 'argv', argv },
      cwd: folder,
      env,
      title: null,
      focus: false,
      notes: noNotes,
    },
    folder,
  );
  const { signal, timeoutMs } = stopPolicyOf(readRecord(place), readStop(place));
  const outcome = await project.change('wzp daemon: respawn a pane', () =>
    restartInPlace(place, run, { signal, timeoutMs, ...(pane.pid === null ? {} : { runnerPid: pane.pid }) }),
  );
  return outcome.ok ? done(undefined) : answerOf(outcome);
}
