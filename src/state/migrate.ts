/** Brings the body of an older state file to the current version, one version at a time. */
import type { JsonObject } from './sealed.ts';

/** version → the function that makes a body of the next version out of one of that version. */
export type Migrations = ReadonlyMap<number, (body: JsonObject) => JsonObject>;

export const currentVersion = 1;

/** Version 1 is the first: nothing to bring up yet. A change of `StateFile` adds a row here and raises `currentVersion`. */
export const migrations: Migrations = new Map();

/** The body at version `to`, or the version for which the table has no row. */
export function migrate(
  body: JsonObject,
  from: number,
  to: number = currentVersion,
  table: Migrations = migrations,
): { readonly body: JsonObject } | { readonly missing: number } {
  let migrated = body;
  for (let version = from; version < to; version += 1) {
    const step = table.get(version);
    if (step === undefined) return { missing: version };
    migrated = { ...step(migrated), version: version + 1 };
  }
  return { body: migrated };
}
