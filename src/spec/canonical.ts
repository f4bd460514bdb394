/** One text for one value, whatever the order of its keys, and digests of it. */
import { createHash } from 'node:crypto';
import type { Json } from './desired.ts';

export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

/** Lower-case hex, 64 characters. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

// Array.isArray does not narrow readonly arrays.
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
