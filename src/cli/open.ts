/** What most commands begin with: the spec that counts here, and the server it is for. */
import { join } from 'node:path';
import { chooseBackend } from '../backend/choose.ts';
import type { Commander } from '../backend/commander.ts';
import { spawnCommander } from '../backend/spawn-commander.ts';
import { traceLine, tracing } from '../backend/tracing-commander.ts';
import { failed, hasErrors, ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Site } from '../apply/site.ts';
import type { Desired } from '../spec/desired.ts';
import { loadSpec, resolveSources } from '../spec/load.ts';
import type { SpecSources } from '../spec/source.ts';
import { userPaths } from '../state/paths.ts';
import type { Context } from './context.ts';
import type { GlobalArguments } from './options.ts';
import { printDiagnostics } from './view/diagnostics.ts';

export interface OpenSpec {
  readonly desired: Desired;
  readonly sources: SpecSources;
}

/** The spec, resolved; null after its findings have been printed. */
export async function openSpec(context: Context, args: GlobalArguments): Promise<OpenSpec | null> {
  const where = { cwd: context.cwd, files: args.file, env: context.env, home: context.user.home };
  const cache = join(userPaths(context.env, context.user).runtime, 'specs');
  const { sources, desired, diagnostics } = await loadSpec(where, cache);
  return shown(context, sources, desired, diagnostics);
}

/** The spec of a saved plan, or the one applied last, with the environment of now. */
export async function openSources(context: Context, sources: SpecSources): Promise<OpenSpec | null> {
  const { desired, diagnostics } = await resolveSources(sources, {
    cwd: context.cwd,
    env: context.env,
    home: context.user.home,
  });
  return shown(context, sources, desired, diagnostics);
}

async function shown(
  context: Context,
  sources: SpecSources | undefined,
  desired: Desired | undefined,
  diagnostics: readonly Diagnostic[],
): Promise<OpenSpec | null> {
  if (diagnostics.length > 0) {
    const { framesOf } = await import('./view/frames.ts');
    printDiagnostics(context, diagnostics, sources && framesOf(sources, context.stderr.paint));
  }
  return sources && desired && !hasErrors(diagnostics) ? { sources, desired } : null;
}

/** `changes`: the server will be changed; where that takes many commands they go through execa. */
export async function openSite(
  context: Context,
  args: GlobalArguments,
  desired: Desired,
  command: string,
  changes: boolean,
): Promise<Outcome<Site>> {
  const { project } = desired;
  const wanted = wantedBackend(args.backend, desired);
  if (!wanted.ok) return wanted;
  const paths = userPaths(context.env, context.user);
  const backend = await chooseBackend({
    backend: wanted.value,
    weztermSocket: args.weztermSocket,
    tmuxSocket: args.tmuxSocket,
    env: context.env,
    runtime: paths.runtime,
    commander: traced(context, spawnCommander()),
    ...(changes && {
      changer: async () => traced(context, (await import('../backend/execa-commander.ts')).execaCommander()),
    }),
  });
  return backend.ok ? ok({ project, backend: backend.value, paths, env: context.env, command }) : backend;
}

/** What was asked for wins; else what the spec says, as long as it says one thing. */
function wantedBackend(
  asked: GlobalArguments['backend'],
  { workspaces }: Desired,
): Outcome<GlobalArguments['backend']> {
  if (asked !== null) return ok(asked);
  const named = new Set(workspaces.map(({ backend }) => backend ?? null));
  const [only = null] = named;
  if (named.size <= 1) return ok(only);
  return failed({
    code: 'WZP3026',
    severity: 'error',
    message:
      'the workspaces of this spec are meant for different multiplexers, and one run works with one of them',
    hint: 'give --backend (then all of them go there), or keep them in two specs',
  });
}

const traced = (context: Context, commander: Commander): Commander =>
  context.trace ? tracing(commander, (entry) => context.stderr.write(`${traceLine(entry)}\n`)) : commander;
