/** Makes known to the daemon, running or not, where a project was put. */
import { resolve } from 'node:path';
import type { Site } from '../apply/site.ts';
import { forgetProject, registerProject } from '../hub/projects/registry.ts';
import type { Context } from './context.ts';
import type { GlobalArguments } from './options.ts';
import { printDiagnostics } from './view/diagnostics.ts';

/** A project that cannot be made known was applied all the same. */
export async function register(context: Context, args: GlobalArguments, site: Site): Promise<void> {
  const { project, backend, paths, env } = site;
  const kept = await registerProject(paths, {
    project: { name: project.name, key: project.key, root: project.root, file: project.file },
    backend: backend.kind,
    server: backend.serverId,
    files: args.file.map((file) => resolve(context.cwd, file)),
    path: env['PATH'] ?? '',
  });
  if (!kept.ok)
    printDiagnostics(
      context,
      kept.diagnostics.map((one) => ({ ...one, severity: 'warning' })),
    );
}

export async function unregister(context: Context, { project, backend, paths }: Site): Promise<void> {
  const forgotten = await forgetProject(paths, project.key, backend.serverId);
  if (!forgotten.ok)
    printDiagnostics(
      context,
      forgotten.diagnostics.map((one) => ({ ...one, severity: 'warning' })),
    );
}
