/** The differing settings of a change, a line each: `env.PORT: 3000 → 3001`. */
import { clipText } from '../layout/text-width.ts';
import type { Json } from '../spec/desired.ts';
import { printable } from '../spec/printable.ts';
import type { FieldChange } from './model.ts';

type JsonMap = { readonly [key: string]: Json };

/** `width`: columns that a line may take. */
export function fieldLines(change: FieldChange, width: number): readonly string[] {
  const parts = partsOf(change.field, change.before, change.after);
  if (parts.length === 0) return [`${printable(change.field)}: another value, which is not shown`];
  return parts.map(({ field, before, after }) => {
    const name = printable(field);
    const room = Math.max(16, Math.floor((width - name.length - ': '.length - ' → '.length) / 2));
    return `${name}: ${clipText(valueText(before), room, '…')} → ${clipText(valueText(after), room, '…')}`;
  });
}

/** Mappings differ key by key. None at all: the shown forms are equal, so the difference is in a secret. */
function partsOf(field: string, before: Json, after: Json): readonly FieldChange[] {
  if (isMap(before) && isMap(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => partsOf(`${field}.${key}`, before[key] ?? null, after[key] ?? null));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }];
}

const isMap = (value: Json): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueText(value: Json): string {
  if (value === null) return '(none)';
  return printable(typeof value === 'string' ? value : JSON.stringify(value));
}
