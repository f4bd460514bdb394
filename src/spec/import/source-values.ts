/** What other tools' YAML means by its values: lists that may be one text, flags in the words of YAML 1.1. */
import type { SpecNode } from '../node.ts';
import { entriesOf, textOf } from '../node.ts';

const words: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  y: true,
  '1': true,
  false: false,
  no: false,
  off: false,
  n: false,
  '0': false,
};

/** `true`, `yes`, `on` and their opposites in any case; undefined for everything else. */
export function flagOf(node: SpecNode | undefined): boolean | undefined {
  const text = textOf(node)?.toLowerCase();
  return text !== undefined && Object.hasOwn(words, text) ? words[text] : undefined;
}

/** One text or a list of them; what is empty or no text is left out. */
export function textsOf(node: SpecNode | undefined): { readonly text: string; readonly node: SpecNode }[] {
  if (node === undefined) return [];
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item) => {
    if (item.kind === 'list') return textsOf(item);
    const text = textOf(item);
    return text === undefined || text.trim() === '' ? [] : [{ text, node: item }];
  });
}

export function numberOf(node: SpecNode | undefined): number | undefined {
  const text = textOf(node);
  if (text === undefined || !/^-?\d+(?:\.\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return Math.abs(value) <= 1e9 ? value : undefined;
}

/** A number of seconds as a duration of a spec, for a millisecond and more. */
export function secondsOf(node: SpecNode | undefined): string | undefined {
  const value = numberOf(node);
  return value !== undefined && value >= 0.001 ? `${value}s` : undefined;
}

export const isNothing = (node: SpecNode | undefined): boolean =>
  node === undefined || (node.kind === 'scalar' && node.value === null);

/** `NAME=value` texts or a mapping. Null stands for a variable without a value. */
export function variablesOf(
  node: SpecNode | undefined,
): { readonly name: string; readonly value: string | null; readonly node: SpecNode }[] {
  if (node === undefined) return [];
  if (node.kind === 'map')
    return [...entriesOf(node)].map(({ key, value }) => ({
      name: key,
      value: textOf(value) ?? null,
      node: value,
    }));
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item) => {
    if (item.kind === 'map') return variablesOf(item);
    const text = textOf(item);
    if (text === undefined) return [];
    const equals = text.indexOf('=');
    return [
      equals < 0
        ? { name: text.trim(), value: null, node: item }
        : { name: text.slice(0, equals).trim(), value: text.slice(equals + 1), node: item },
    ];
  });
}
