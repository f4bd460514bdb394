import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { freezeForeign, freezeProject, type FrozenSpec } from '../../apply/freeze/freeze.ts';
import { takeOver } from '../../apply/freeze/take-over.ts';
import { survey } from '../../apply/survey.ts';
import { failed, type Diagnostic, type Outcome } from '../../diagnostics/diagnostic.ts';
import { isEmpty } from '../../plan/summary.ts';
import type { Desired } from '../../spec/desired.ts';
import { findSpec } from '../../spec/find.ts';
import { writeFileAtomically } from '../../state/atomic-file.ts';
import type { FreezeArguments } from '../commands/freeze.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { openApplied } from '../applied.ts';
import { openSite, openSpec, type OpenSpec } from '../open.ts';
import { carryOut, failure, locked, planRequest } from '../reconcile.ts';
import { printDiagnostics } from '../view/diagnostics.ts';
import { escapeLine } from '../view/escape.ts';

export async function run(context: Context, args: FreezeArguments): Promise<ExitCode> {
  const refusal = refused(context, args);
  if (refusal !== null) return failure(context, failed(refusal));
  const frozen = await frozenSpec(context, args);
  if (frozen === null) return exitCodes.failed;
  if (!frozen.ok) return failure(context, frozen);
  if (args.out === null) {
    context.stdout.write(frozen.value.text);
    return exitCodes.done;
  }
  const written = await writeFileAtomically(resolve(context.cwd, args.out), frozen.value.text, {
    mode: 0o644,
  });
  if (!written.ok) return failure(context, written);
  if (!context.quiet) context.stderr.write(`${escapeLine(`wrote ${args.out}`)}\n`);
  return args.adopt ? adopt(context, args, args.out, frozen.value) : exitCodes.done;
}

function refused(context: Context, { adopt: adopts, out, force }: FreezeArguments): Diagnostic | null {
  if (adopts && out === null)
    return {
      code: 'WZP6002',
      severity: 'error',
      message: '--adopt needs --out FILE: the panes are to be panes of a spec',
      hint: 'name the file that is to be the spec; with --force one that is there is overwritten',
    };
  if (out === null || force || !existsSync(resolve(context.cwd, out))) return null;
  return {
    code: 'WZP6003',
    severity: 'error',
    message: `${out} is there already`,
    hint: 'name another file, or overwrite it with --force',
  };
}

/** Of the project, when there is one and it has the workspace; else of whatever workspace has that name. Null: said already. */
async function frozenSpec(context: Context, args: FreezeArguments): Promise<Outcome<FrozenSpec> | null> {
  const found = findSpec({ cwd: context.cwd, files: args.file, env: context.env, home: context.user.home });
  const spec = found.files.length === 0 ? null : await openSpec(context, args);
  if (found.files.length > 0 && spec === null) return null;
  const opened = await openSite(
    context,
    args,
    spec?.desired ?? noProject(context, args),
    'wzp freeze',
    false,
  );
  if (!opened.ok) return opened;
  const site = opened.value;
  const seen = await survey(site);
  if (!seen.ok) return seen;
  const where = { root: rootOf(context, args, spec), home: context.user.home };
  const applied = spec === null ? null : ((await openApplied(context, site)) ?? spec);
  const managed =
    applied !== null &&
    (args.workspace === null || applied.desired.workspaces.some(({ name }) => name === args.workspace));
  if (managed)
    return freezeProject(site, applied, seen.value, {
      where,
      workspace: args.workspace,
      adopts: args.adopt,
      request: planRequest(context, args, { mode: 'apply' }),
    });
  if (args.workspace !== null) return freezeForeign(site, seen.value, args.workspace, where);
  const names = [...new Set(seen.value.observed.tabs.map((tab) => tab.workspace))];
  return failed({
    code: 'WZP6002',
    severity: 'error',
    message: 'there is no spec here, so a workspace must be named',
    hint:
      names.length === 0
        ? 'nothing runs on the server'
        : `wzp freeze --workspace NAME, with one of: ${names.map(escapeLine).join(', ')}`,
  });
}

/** The folder that paths in the new spec are relative to. */
function rootOf(context: Context, args: FreezeArguments, spec: OpenSpec | null): string {
  const folder = args.out === null ? context.cwd : dirname(resolve(context.cwd, args.out));
  if (spec !== null && args.out === null) return spec.desired.project.root;
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function noProject(context: Context, args: FreezeArguments): Desired {
  const root = rootOf(context, args, null);
  return { project: { name: '', key: '', root, file: '' }, specDigest: '', workspaces: [] };
}

/** Under the lock: the panes become those of the spec that was just written. Then nothing is left to do, which a plan confirms. */
async function adopt(
  context: Context,
  args: FreezeArguments,
  out: string,
  frozen: FrozenSpec,
): Promise<ExitCode> {
  const named = { ...args, file: [out] };
  const spec = await openSpec(context, named);
  if (!spec) return exitCodes.failed;
  const site = await openSite(context, named, spec.desired, 'wzp freeze --adopt', true);
  if (!site.ok) return failure(context, site);
  if (frozen.project !== null && frozen.project !== spec.desired.project.key)
    return failure(context, failed(otherProject(out)));
  const code = await locked(context, site.value, async () => {
    const taken = await takeOver(site.value, spec.desired, frozen);
    if (!taken.ok) return failure(context, taken);
    printDiagnostics(context, taken.value);
    return exitCodes.done;
  });
  if (code !== exitCodes.done) return code;
  // With nothing left to do this only writes down what stands.
  const request = planRequest(context, named, { mode: 'apply' });
  return carryOut(context, named, site.value, spec.desired, request, {
    yes: true,
    dryRun: false,
    accept: (plan) => {
      if (isEmpty(plan)) return null;
      printDiagnostics(context, [leftOver]);
      return exitCodes.failed;
    },
  });
}

const leftOver: Diagnostic = {
  code: 'WZP2014',
  severity: 'error',
  message: 'the panes are adopted, but a plan would still change something',
  hint: 'wzp plan shows what',
};

const otherProject = (out: string): Diagnostic => ({
  code: 'WZP2014',
  severity: 'error',
  message: `a spec in ${out} would be another project: it is known by its folder and its name`,
  hint: 'write it over the spec of this project: --out with its path, and --force',
});
