/** The Go templates of process-compose, as far as they name a variable whose value stands in the file. */
import { entriesOf, type SpecNode, textOf } from '../node.ts';

/** Later mappings win. The only one of its kind has the replica number 0; of several each has its own, which no text can say. */
export function goVariables(
  nodes: readonly (SpecNode | undefined)[],
  hasReplicas: boolean,
): ReadonlyMap<string, string> {
  const variables = new Map<string, string>(hasReplicas ? [] : [['PC_REPLICA_NUM', '0']]);
  for (const node of nodes)
    for (const { key, value } of entriesOf(node)) {
      const text = textOf(value);
      if (text !== undefined) variables.set(key, text);
    }
  return variables;
}

/** `{{.PORT}}` replaced by what `vars` say; all other templates stay. */
export const filledIn = (text: string, variables: ReadonlyMap<string, string>): string =>
  text.replaceAll(
    /\{\{-?\s*\.([A-Za-z_]\w*)\s*-?\}\}/g,
    (whole, name: string) => variables.get(name) ?? whole,
  );

/** Templates that are left in a text. */
export const templateIn = (text: string): string | null =>
  /\{\{-?\s*[.\w(][^{}]{0,60}\}\}/.exec(text)?.[0] ?? null;

/** `${PORT}` with the value that the file itself gives it, for when the environment has none. */
export const withDefaults = (text: string, known: ReadonlyMap<string, string>): string =>
  text.replaceAll(/(?<!\$)\$\{([A-Za-z_]\w*)\}/g, (whole, name: string) => {
    const value = known.get(name);
    return value !== undefined && /^[\w.:/-]+$/.test(value) ? `\${${name}:-${value}}` : whole;
  });
