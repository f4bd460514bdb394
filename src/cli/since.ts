/** `wzp plan --since FILE`: what a change of the spec would do where the spec of FILE was applied. Needs no server. */
import { resolve } from 'node:path';
import { imaginedServer } from '../apply/imagined.ts';
import type { PlanRequest } from '../apply/make-plan.ts';
import { failed, hasErrors, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { plan } from '../plan/plan.ts';
import type { Desired } from '../spec/desired.ts';
import { shownPath } from '../spec/find.ts';
import { resolveSources } from '../spec/load.ts';
import { readText } from '../spec/read-file.ts';
import { readSpec } from '../spec/read.ts';
import { mainFile, type SpecSources } from '../spec/source.ts';
import type { Context } from './context.ts';
import type { GlobalArguments } from './options.ts';
import type { Surveyed } from './reconcile.ts';

const usualSize = { cols: 200, rows: 50 };

export async function planSince(
  context: Context,
  args: GlobalArguments,
  file: string,
  spec: { readonly desired: Desired; readonly sources: SpecSources },
  request: PlanRequest,
): Promise<Outcome<Surveyed>> {
  const before = await specOf(context, args, file, spec.sources);
  if (!before.ok) return before;
  const size = request.size ?? usualSize;
  const from = before.value ?? { ...spec.desired, specDigest: '', workspaces: [] };
  const { observed, recorded } = imaginedServer(from, size, context.now());
  return ok({
    survey: { observed, recorded, notes: [] },
    plan: plan(spec.desired, observed, recorded, {
      mode: request.mode,
      target: request.target,
      exclude: request.exclude,
      replace: request.replace,
      size,
      reordersTabs: true,
      movesPanes: true,
      serverName: (workspace) => workspace,
    }),
  });
}

/** The same project with the text of `file` in place of its main file; null for a file without content: there was no spec. */
async function specOf(
  context: Context,
  args: GlobalArguments,
  file: string,
  sources: SpecSources,
): Promise<Outcome<Desired | null>> {
  const { cwd, env, user } = context;
  const path = resolve(cwd, file);
  const read = readText(path, shownPath(path, cwd));
  if (!read.ok) return failed(read.diagnostic);
  const main = mainFile(sources);
  if (/^(?:\s*(?:#.*)?\n)*\s*$/.test(read.text) || main === undefined) return ok(null);
  const where = { cwd, env, files: args.file, home: user.home };
  const { value, diagnostics } = await readSpec({ ...where, instead: new Map([[main.path, read.text]]) });
  if (value === undefined) return failed(...diagnostics);
  const resolved = await resolveSources(value, where);
  if (resolved.desired !== undefined) return ok(resolved.desired);
  const first = resolved.diagnostics.filter((one) => hasErrors([one])).slice(0, 3);
  return failed(
    {
      code: 'WZP2015',
      severity: 'error',
      message: `the spec in ${shownPath(path, cwd)} has errors, so nothing can have been applied`,
      hint: 'give an empty file: then everything is planned as new',
    },
    ...first.map(({ place: _place, ...rest }) => rest), // places would name the file of now
  );
}
