/** The Go templates of process-compose, as far as they name a variable whose value stands in the file. */
import { entriesOf, type SpecNode, textOf } from '../node.ts';

/** Later mappings win. */
export function goVariables(nodes: readonly (SpecNode | undefined)[]): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const node of nodes)
    for (const { key, value } of entriesOf(node)) {
      const text = textOf(value);
      if (text !== undefined) variables.set(key, text);
    }
  return variables;
}

/** `{{.PORT}}` replaced by what `vars` say; all other templates stay. */
export const filledIn = (text: string, variables: ReadonlyMap<string, string>): string =>
  variables.size === 0
    ? text
    : text.replaceAll(
        /\{\{-?\s*\.([A-Za-z_]\w*)\s*-?\}\}/g,
        (whole, name: string) => variables.get(name) ?? whole,
      );
