/**
 * A plan on disk. It carries the spec it was made from, so that later edits do not matter; values of the environment are not in it but
 * read again, and what it was made against as digests: any difference makes it stale.
 */
import { createHash } from 'node:crypto';
import { failed, ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Plan } from '../plan/model.ts';
import { planDigest } from '../plan/digest.ts';
import type { Desired } from '../spec/desired.ts';
import type { SpecSources } from '../spec/source.ts';

export interface SavedPlan {
  readonly format_version: '1.0';
  readonly wzp_version: string;
  readonly created_at: string;
  readonly kind: 'wzp-plan';
  readonly backend: string;
  readonly server: { readonly id: string; readonly incarnation: string };
  readonly sources: SpecSources;
  /** Digest of every compared value, those from the environment included. */
  readonly values: string;
  /** `planDigest` of the plan: what would be done, to which pane. */
  readonly plan: string;
  readonly selection: SavedSelection;
}

export interface SavedSelection {
  readonly mode: 'apply' | 'destroy';
  readonly target: readonly string[];
  readonly exclude: readonly string[];
  readonly replace: readonly string[];
  readonly size: { readonly cols: number; readonly rows: number };
}

export function savedPlan(
  plan: Plan,
  sources: SpecSources,
  selection: SavedSelection,
  facts: { readonly version: string; readonly createdAt: string },
): SavedPlan {
  return {
    kind: 'wzp-plan',
    format_version: '1.0',
    wzp_version: facts.version,
    created_at: facts.createdAt,
    backend: plan.server.backend,
    server: { id: plan.server.id, incarnation: plan.server.incarnation },
    sources,
    values: valuesDigest(plan.desired),
    plan: planDigest(plan),
    selection,
  };
}

/** Null: not a plan file. */
export function parseSavedPlan(text: string): Outcome<SavedPlan> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failed(notAPlan('it is not JSON'));
  }
  if (typeof value !== 'object' || value === null) return failed(notAPlan('it is not an object'));
  const {
    kind,
    format_version: version,
    sources,
    values,
    plan,
    selection,
    server,
  } = value as Partial<SavedPlan>; // checked next
  if (kind !== 'wzp-plan' || !sources || !values || !plan || !selection || !server)
    return failed(notAPlan('it was not written by wzp plan --out'));
  if (version !== '1.0') return failed(notAPlan(`it has format ${String(version)}, this wzp reads 1.0`));
  return ok(value as SavedPlan); // its parts were checked above; the sources are checked when they are resolved
}

/** Why a saved plan no longer fits, or null. */
export function staleness(saved: SavedPlan, desired: Desired, now: Plan): Diagnostic | null {
  if (saved.server.id !== now.server.id) return stale(`it was made for another server (${saved.server.id})`);
  if (saved.server.incarnation !== now.server.incarnation) return stale('the server was started anew since');
  if (saved.values !== valuesDigest(desired))
    return stale('a value from the environment, or a file it reads, is another one now');
  if (saved.plan !== planDigest(now)) return stale('what runs has changed since');
  return null;
}

/** One digest over the digests of all values; it tells nothing about any of them. */
function valuesDigest(desired: Desired): string {
  const hash = createHash('sha256');
  for (const workspace of desired.workspaces)
    for (const pane of workspace.panes)
      for (const field of Object.keys(pane.fields).sort())
        hash.update(`${pane.address}\0${field}\0${pane.fields[field]?.digest ?? ''}\n`);
  return hash.digest('hex');
}

const stale = (why: string): Diagnostic => ({
  code: 'WZP2010',
  severity: 'error',
  message: `the saved plan is stale: ${why}`,
  hint: 'make a new one with wzp plan --out FILE; nothing was done',
});

const notAPlan = (why: string): Diagnostic => ({
  code: 'WZP2011',
  severity: 'error',
  message: `this is no saved plan: ${why}`,
  hint: 'save one with wzp plan --out FILE',
});
