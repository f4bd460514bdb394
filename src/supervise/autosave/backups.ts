/** Copies of a state that has changed, at most one an hour: `autosave-<time>.json` beside those of `wzp state backup`. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { namesIn } from '../../runner/place.ts';
import type { StateFile } from '../../state/model.ts';
import type { UserPaths } from '../../state/paths.ts';
import { readStateText } from '../../state/read-state.ts';
import { backupState, projectFolder, sameContent } from '../../state/state-file.ts';

/** ms between two copies. */
const periodMs = 3_600_000;
const mostBackups = 10;

export const backupName = (now: number): string =>
  `autosave-${new Date(now).toISOString().replace(/[:.]/g, '-')}.json`;

/** ms since 1970; null: it is none of these copies. */
function timeOf(name: string): number | null {
  const [, day, hour, minute, second, part] =
    /^autosave-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.json$/.exec(name) ?? [];
  const time = Date.parse(`${day}T${hour}:${minute}:${second}.${part}Z`);
  return Number.isNaN(time) ? null : time;
}

export interface Backups {
  /** The last copy is an hour old; one of the future, after the clock was set back, does not count. */
  readonly isDue: boolean;
  readonly newest: string | null;
  /** There will be one copy too many with the next one. */
  readonly surplus: readonly string[];
}

/** `names`: of all files of the folder. */
export function backupsAmong(names: readonly string[], now: number): Backups {
  const copies = names
    .flatMap((name) => {
      const time = timeOf(name);
      return time === null ? [] : [{ name, time }];
    })
    .toSorted((one, other) => one.time - other.time);
  return {
    isDue: !copies.some(({ time }) => time <= now && now - time < periodMs),
    newest: copies.at(-1)?.name ?? null,
    surplus: copies.slice(0, Math.max(0, copies.length + 1 - mostBackups)).map(({ name }) => name),
  };
}

/** `state`: as the file has it. The path of the copy; null: none is due, or it would be the same as the last one. */
export async function backUp(
  paths: UserPaths,
  project: string,
  state: StateFile,
  now: number,
): Promise<Outcome<string | null>> {
  const folder = projectFolder(paths, project);
  const { isDue, newest, surplus } = backupsAmong(namesIn(folder), now);
  if (!isDue) return ok(null);
  const last = newest === null ? null : await readStateText(join(folder, newest), project);
  if (last?.kind === 'good' && sameContent(last.state.servers, state.servers)) return ok(null);
  const to = join(folder, backupName(now));
  const written = await backupState(paths, project, to);
  if (!written.ok) return written;
  for (const name of surplus) rmSync(join(folder, name), { force: true });
  return ok(to);
}
