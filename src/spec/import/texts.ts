/**
 * Texts of other tools → texts of a spec, in which `${NAME}` and `{{name}}` have a meaning of their own: `$$` stands for a
 * dollar, `{{{{name}}}}` for the braces, and a bare `$NAME` is left to the pane's shell.
 */

// What the spec's grammar takes for a parameter (src/spec/variables.ts).
const parameter = /\{\{\s*[A-Za-z_][\w-]*(?:\.[\w-]+)*\s*\}\}/g;

/** A text that must arrive as it is, at a shell or at a program. */
export function literalText(text: string): string {
  return withoutNul(text)
    .replaceAll(/\$(?=[${])/g, () => '$$')
    .replaceAll(parameter, (braces) => `{{${braces}}}`);
}

const variable = /\$\$|\$\{([A-Za-z_][A-Za-z0-9_]*)(:?[-?+][^${}]*)?\}|\$([A-Za-z_][A-Za-z0-9_]*)/g;

/**
 * A text in which the other tool replaced `$NAME` and `${NAME}` itself: they become `${NAME}`. `pairs`: whether `$$` was its
 * dollar. What is neither (`$(command)`, `${NAME%x}`) stays as text.
 */
export function expandedText(text: string, pairs = false): string {
  let result = '';
  let from = 0;
  for (const match of text.matchAll(variable)) {
    const [whole, braced, use = '', bare] = match;
    if (whole === '$$' && !pairs) continue;
    const before = literalText(text.slice(from, match.index));
    // A dollar right before a replaced part would pair with it.
    result += before.endsWith('$') ? `${before}$` : before;
    result += whole === '$$' ? '$$' : `\${${braced ?? bare ?? ''}${withoutNul(use)}}`;
    from = match.index + whole.length;
  }
  return result + literalText(text.slice(from));
}

/** For commands of tools whose own dollar is `$$`: one level less, so that the pane's shell sees what it saw. */
export const oneDollar = (text: string): string => text.replaceAll('$$', () => '$');

/** No program can receive NUL. */
export const withoutNul = (text: string): string => text.replaceAll('\0', '');

/** A text for a title or for typing: one line that cannot act on a terminal. */
export function quietText(text: string): string {
  return (
    text
      .replaceAll(/[\r\n\t]+/g, ' ')
      // eslint-disable-next-line no-control-regex -- control characters are what is removed
      .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '')
      .trim()
  );
}

/** A word for a POSIX shell. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Integers as numbers, everything else as it was written. */
export function envValue(text: string): string | number {
  return /^-?(?:0|[1-9]\d{0,14})$/.test(text) && text !== '-0' ? Number(text) : text;
}
