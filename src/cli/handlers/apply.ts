import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseSavedPlan, staleness, type SavedPlan } from '../../apply/saved-plan.ts';
import { saveAppliedSpec } from '../../state/applied-spec.ts';
import type { ApplyArguments } from '../commands/apply.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { NeededDaemon } from '../needed-daemon.ts';
import { openSite, openSources, openSpec } from '../open.ts';
import { carryOut, failure, planRequest } from '../reconcile.ts';
import { register } from '../register.ts';
import { printDiagnostics } from '../view/diagnostics.ts';

export async function run(context: Context, args: ApplyArguments): Promise<ExitCode> {
  return args.planfile === null ? applySpec(context, args) : applySaved(context, args, args.planfile);
}

const aroundApply = { before: 'before_apply', after: 'after_apply' } as const;

async function applySpec(context: Context, args: ApplyArguments): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (!spec) return exitCodes.failed;
  const site = await openSite(context, args, spec.desired, 'wzp apply', true);
  if (!site.ok) return failure(context, site);
  const { paths, backend } = site.value;
  const daemon = new NeededDaemon(context, paths, spec.desired);
  const code = await carryOut(
    context,
    args,
    site.value,
    spec.desired,
    planRequest(context, args, { ...args, mode: 'apply' }),
    {
      yes: args.yes,
      dryRun: args.dryRun,
      hooks: aroundApply,
      begins: async () => {
        await register(context, args, site.value, spec.desired);
        daemon.begin();
      },
      // What heal goes back to. A part of a spec that was applied is not what was asked for as a whole.
      succeeded: async () => {
        if (args.target.length > 0 || args.exclude.length > 0) return;
        const kept = await saveAppliedSpec(
          paths,
          spec.desired.project.key,
          backend.serverId,
          JSON.stringify(spec.sources),
        );
        if (!kept.ok) printDiagnostics(context, kept.diagnostics);
      },
    },
  );
  return daemon.after(code);
}

async function applySaved(context: Context, args: ApplyArguments, file: string): Promise<ExitCode> {
  const saved = await readSaved(context, file);
  if (!saved) return exitCodes.failed;
  const spec = await openSources(context, saved.sources);
  if (!spec) return exitCodes.failed;
  const pinned = { ...args, backend: saved.backend === 'tmux' ? ('tmux' as const) : ('wezterm' as const) };
  const site = await openSite(context, pinned, spec.desired, `wzp apply ${file}`, true);
  if (!site.ok) return failure(context, site);
  const { paths, backend } = site.value;
  const request = { ...planRequest(context, args, saved.selection), size: saved.selection.size };
  const daemon = new NeededDaemon(context, paths, spec.desired);
  const code = await carryOut(context, args, site.value, spec.desired, request, {
    yes: args.yes,
    dryRun: args.dryRun,
    hooks: aroundApply,
    begins: async () => {
      await register(context, args, site.value, spec.desired);
      daemon.begin();
    },
    accept: (plan) => {
      const stale = staleness(saved, spec.desired, plan);
      if (stale === null) return null;
      printDiagnostics(context, [stale]);
      return exitCodes.stalePlan;
    },
    succeeded: async () => {
      await saveAppliedSpec(paths, spec.desired.project.key, backend.serverId, JSON.stringify(spec.sources));
    },
  });
  return daemon.after(code);
}

async function readSaved(context: Context, file: string): Promise<SavedPlan | null> {
  let text: string;
  try {
    text = await readFile(resolve(context.cwd, file), 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    printDiagnostics(context, [
      { code: 'WZP4006', severity: 'error', message: `cannot read plan file ${file}: ${why}` },
    ]);
    return null;
  }
  const saved = parseSavedPlan(text);
  if (saved.ok) return saved.value;
  printDiagnostics(context, saved.diagnostics);
  return null;
}
