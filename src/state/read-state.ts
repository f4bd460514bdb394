/** One state file, read and judged; nothing is written here. */
import { lstat, readFile } from 'node:fs/promises';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { currentVersion, migrate } from './migrate.ts';
import type { StateFile } from './model.ts';
import { unseal, type JsonObject } from './sealed.ts';
import { wrongPlaceInState } from './shape.ts';
import { errorCode, errorText } from './system-error.ts';

export type ReadState =
  | { readonly kind: 'good'; readonly state: StateFile }
  | { readonly kind: 'missing' }
  /** `otherProject` is set when nothing else is wrong with it. */
  | { readonly kind: 'broken'; readonly reason: string; readonly otherProject?: string }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'unreadable'; readonly diagnostic: Diagnostic };

/** Bytes. A thousand times the state of a large project. */
const largestFile = 256 * 1024 * 1024;

export async function readStateText(path: string, project: string): Promise<ReadState> {
  let text: string;
  try {
    const found = await lstat(path);
    // A pipe would never end, a device never begin.
    if (!found.isFile()) return { kind: 'broken', reason: 'it is not a regular file' };
    if (found.size > largestFile) return { kind: 'broken', reason: `it has ${found.size} bytes` };
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { kind: 'missing' };
    return {
      kind: 'unreadable',
      diagnostic: {
        code: 'WZP4006',
        severity: 'error',
        message: `cannot read state file ${path}: ${errorText(error)}`,
        hint: 'make it and its folders readable for you',
      },
    };
  }
  return judge(text, project);
}

function judge(text: string, project: string): ReadState {
  const unsealed = unseal(text, currentVersion);
  if (unsealed.kind !== 'good') return unsealed;
  const migrated = migrate(unsealed.body, unsealed.version);
  if ('missing' in migrated) return { kind: 'broken', reason: `version ${migrated.missing} is not known` };
  const wrong = wrongPlaceInState(migrated.body);
  if (wrong !== null) return { kind: 'broken', reason: `${wrong} has a wrong value` };
  const state = asState(migrated.body);
  if (state.project !== project)
    return { kind: 'broken', reason: `it belongs to project ${state.project}`, otherProject: state.project };
  return { kind: 'good', state };
}

const asState = (body: JsonObject): StateFile => body as unknown as StateFile; // its shape has just been checked
