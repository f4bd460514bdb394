/** Makes known to the daemon, running or not, where a project was put. */
import { resolve } from 'node:path';
import type { Site } from '../apply/site.ts';
import { forgetProject, ofSpec, registerProject } from '../hub/projects/registry.ts';
import { baseEnvironment } from '../runner/environment.ts';
import type { Desired } from '../spec/desired.ts';
import { removeProjectFiles, writeProjectFiles } from '../supervise/project-files.ts';
import type { Context } from './context.ts';
import type { GlobalArguments } from './options.ts';
import { printDiagnostics } from './view/diagnostics.ts';
import { escapeLine } from './view/escape.ts';

/** A project that cannot be made known was applied all the same. */
export async function register(
  context: Context,
  args: GlobalArguments,
  site: Site,
  desired: Desired,
): Promise<void> {
  const { project, backend, paths, env } = site;
  const kept = await registerProject(paths, {
    project: { name: project.name, key: project.key, root: project.root, file: project.file },
    backend: backend.kind,
    server: backend.serverId,
    files: args.file.map((file) => resolve(context.cwd, file)),
    path: env['PATH'] ?? '',
    ...ofSpec(desired),
  });
  const written = writeProjectFiles(paths.runtime, project, desired, baseEnvironment(env));
  const websocket = desired.hub?.websocket ?? null;
  // Nobody is to find out later that something listens.
  if (kept.ok && websocket !== null && !context.quiet) {
    const { host, port, tls } = websocket;
    context.stderr.write(
      `the hub listens for WebSocket clients on ${escapeLine(host)}:${port}${tls === null ? '' : ' (TLS)'}\n`,
    );
  }
  const problems = [...(kept.ok ? [] : kept.diagnostics), ...written];
  printDiagnostics(
    context,
    problems.map((one) => ({ ...one, severity: 'warning' })),
  );
}

export async function unregister(context: Context, { project, backend, paths }: Site): Promise<void> {
  removeProjectFiles(paths.runtime, project);
  const forgotten = await forgetProject(paths, project.key, backend.serverId);
  if (!forgotten.ok)
    printDiagnostics(
      context,
      forgotten.diagnostics.map((one) => ({ ...one, severity: 'warning' })),
    );
}
