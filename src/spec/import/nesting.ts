/** Brackets that stand open at the deepest place of a text, strings and comments not told apart: the parsers recurse. */
export function deepestNesting(text: string): number {
  let depth = 0;
  let most = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth = Math.max(0, depth - 1);
    if (depth > most) most = depth;
  }
  return most;
}

/** No session file has as many; texts with lone brackets stay below. */
export const deepestText = 500;
