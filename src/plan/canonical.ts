/** One text and one digest for each value, whatever the order of its keys. */
import { createHash } from 'node:crypto';

export type Digestible =
  null | boolean | number | string | readonly Digestible[] | { readonly [key: string]: Digestible };

export function canonical(value: Digestible): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Digestible[]).map(canonical).join()}]`; // isArray forgets readonly arrays
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
}

export const digestOf = (value: Digestible): string =>
  `sha256:${createHash('sha256').update(canonical(value)).digest('hex')}`;
