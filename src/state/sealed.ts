/**
 * The form of every file in the state folder: a JSON object with its `version` and a `checksum` over everything else.
 * A file that was cut, mixed up or edited by hand is told apart from a good one, and a newer one from a broken one.
 */
import { createHash } from 'node:crypto';

export type JsonObject = { readonly [key: string]: unknown };

export type Unsealed =
  | { readonly kind: 'good'; readonly body: JsonObject; readonly version: number }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'broken'; readonly reason: string };

/** Text of the file. `body` has a whole number `version` and no `checksum`. */
export function seal(body: JsonObject): string {
  return `${JSON.stringify({ checksum: checksumOf(body), ...body }, null, 1)}\n`;
}

/** `newest` is the highest version that this program reads. */
export function unseal(text: string, newest: number): Unsealed {
  if (text.trim() === '') return { kind: 'broken', reason: 'it is empty' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'broken', reason: 'it is not whole JSON' };
  }
  if (!isObject(value)) return { kind: 'broken', reason: 'it is not a JSON object' };
  const { checksum, ...body } = value;
  const version = body['version'];
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
    return { kind: 'broken', reason: 'it has no version number' };
  // Before the checksum, since a newer program may compute that in another way: such a file is never ours to replace.
  if (version > newest) return { kind: 'newer', version };
  if (!matches(checksum, body)) return { kind: 'broken', reason: 'its checksum does not match its content' };
  return { kind: 'good', body, version };
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

function matches(checksum: unknown, body: JsonObject): boolean {
  try {
    return checksum === checksumOf(body);
  } catch (error) {
    if (error instanceof RangeError) return false; // nested deeper than the stack: nothing that we wrote
    throw error;
  }
}

const checksumOf = (body: JsonObject): string => `sha256:${sha256(canonicalJson(body))}`;

/** JSON with sorted keys and no blanks, as `JSON.stringify` understands the value: equal texts mean equal values. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}
