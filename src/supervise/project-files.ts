/** What the daemon has to know of a project and cannot read from its spec, which may be another one by now: written by each apply. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { forgetEnvironment, writeEnvironment } from '../hub/projects/environment-file.ts';
import { writeProjectLimits } from '../runner/limits-file.ts';
import type { Desired, ProjectIdentity } from '../spec/desired.ts';
import { writeMetrics } from './metrics/metrics-file.ts';
import { writeHooks } from './hooks/hooks-file.ts';

/** `base`: the environment that panes get. */
export function writeProjectFiles(
  runtime: string,
  project: ProjectIdentity,
  { hooks, limits, metrics }: Pick<Desired, 'hooks' | 'limits' | 'metrics'>,
  base: Readonly<Record<string, string>>,
): readonly Diagnostic[] {
  return [
    writeHooks(runtime, project, hooks, base),
    writeEnvironment(runtime, project.key, base),
    writeProjectLimits(runtime, project.key, limits),
    writeMetrics(runtime, project.key, metrics),
  ].flatMap((outcome) => (outcome.ok ? [] : outcome.diagnostics));
}

export function removeProjectFiles(runtime: string, project: ProjectIdentity): void {
  writeHooks(runtime, project, undefined, {});
  writeProjectLimits(runtime, project.key, undefined);
  writeMetrics(runtime, project.key, undefined);
  forgetEnvironment(runtime, project.key);
}
