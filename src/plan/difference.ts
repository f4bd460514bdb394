/** Which settings of a pane differ from those that it was started with, and what that asks for. */
import { paneKeys } from '../spec/generated/fields.ts';
import type { Effect } from '../spec/generated/fields.ts';
import type { DesiredPane, FieldValue, Json } from '../spec/desired.ts';
import type { OwnPane } from './match.ts';
import type { FieldChange, Reason } from './model.ts';

/** pane key → what a difference in it asks for; `none`: it is not compared. */
export type Effects = Readonly<Record<string, Effect>>;

/** The effects as the schema of the spec has them. */
export const schemaEffects: Effects = Object.fromEntries(
  Object.entries(paneKeys).map(([key, { effect }]) => [key, effect]),
);

export interface Difference {
  /** The strongest effect among the differing keys. */
  readonly effect: Effect;
  readonly reason: Reason;
  readonly fields: readonly FieldChange[];
}

export const noDifference: Difference = { effect: 'none', reason: 'unchanged', fields: [] };

/** What is known of the settings of a pane that runs, or ran. */
export type Known = Pick<OwnPane, 'record' | 'row' | 'digest'>;

type Fields = Readonly<Record<string, FieldValue>>;
const nothing: Fields = {};

export function differenceOf(desired: DesiredPane, own: Known, effects: Effects): Difference {
  const started = own.record?.fields ?? own.row?.fields ?? null;
  if (started === null) return differenceByDigest(desired, own, effects);
  const applied = own.row?.fields ?? null;
  const ignored = ignoredFields(desired);
  const found: { readonly change: FieldChange; readonly effect: Effect }[] = [];
  for (const key of keysOf(desired.fields, started, applied ?? nothing)) {
    if (ignored.has(key)) continue;
    const effect = effects[key] ?? effectOfUnknown;
    if (effect === 'none') continue;
    // The runner's record is the truth about what needed a start. The rest may have been updated since, which only the
    // state file knows: without it, those keys count as equal.
    const before = effect === 'update' ? applied : started;
    if (before === null) continue;
    // A key that was not compared yet when this was applied (an older wzp): the next apply remembers it.
    if (effect === 'update' && !(key in before)) continue;
    const change = fieldChange(key, before[key], desired.fields[key]);
    if (change !== null) found.push({ change, effect });
  }
  const effect = strongest(found.map((one) => one.effect));
  const decisive = found.filter((one) => one.effect === effect).map((one) => one.change.field);
  return { effect, reason: reasonOf(effect, decisive), fields: found.map((one) => one.change) };
}

/** A key that only another version of wzp compares: never a reason to stop a process. */
const effectOfUnknown: Effect = 'update';

/** `ignore_changes` names keys of the spec; some of them, such as `env_file`, show in the field of another. */
function ignoredFields({ ignoreChanges }: DesiredPane): ReadonlySet<string> {
  if (ignoreChanges.length === 0) return none;
  return new Set(ignoreChanges.flatMap((key) => [key, comparedAs.get(key) ?? key]));
}

const none: ReadonlySet<string> = new Set();
const comparedAs: ReadonlyMap<string, string | null> = new Map(
  Object.entries(paneKeys).map(([key, pane]) => [key, pane.comparedAs]),
);

/** Every key once, without building a set for each of thousands of panes. */
function keysOf(desired: Fields, started: Fields, applied: Fields): readonly string[] {
  const keys = Object.keys(desired);
  for (const key of Object.keys(started)) if (!(key in desired)) keys.push(key);
  for (const key of Object.keys(applied)) if (!(key in desired) && !(key in started)) keys.push(key);
  return keys;
}

function fieldChange(
  field: string,
  before: FieldValue | undefined,
  after: FieldValue | undefined,
): FieldChange | null {
  if (before?.digest === after?.digest) return null;
  return { field, before: before?.shown ?? null, after: after?.shown ?? null };
}

/** With neither record nor row the marker's digest is all that is left. It cannot say which key differs. */
function differenceByDigest(desired: DesiredPane, own: Known, effects: Effects): Difference {
  const blind = [...ignoredFields(desired)].some((key) =>
    ['restart', 'replace'].includes(effects[key] ?? 'none'),
  );
  if (blind || own.digest === null || own.digest === '' || own.digest === desired.publicDigest)
    return noDifference;
  return { effect: 'restart', reason: 'command_changed', fields: [] };
}

const order: readonly Effect[] = ['replace', 'restart', 'update'];
const strongest = (effects: readonly Effect[]): Effect =>
  order.find((effect) => effects.includes(effect)) ?? 'none';

const commandKeys: readonly string[] = ['run', 'type', 'agent', 'shell'];
const environmentKeys: readonly string[] = ['env', 'env_file'];

function reasonOf(effect: Effect, keys: readonly string[]): Reason {
  if (effect === 'none') return 'unchanged';
  if (effect === 'update') return 'settings_changed';
  if (keys.includes('domain')) return 'domain_changed';
  if (keys.some((key) => commandKeys.includes(key))) return 'command_changed';
  if (keys.includes('cwd')) return 'cwd_changed';
  if (keys.some((key) => environmentKeys.includes(key))) return 'environment_changed';
  return 'settings_changed';
}

/** The values of fields as they may be printed. */
export function shownFields(fields: Fields): { readonly [key: string]: Json } {
  const shown: Record<string, Json> = {};
  for (const [key, value] of Object.entries(fields)) shown[key] = value.shown;
  return shown;
}
