/** Names of keys → what a terminal sends for them. Pure. */

const named: Readonly<Record<string, string>> = {
  Enter: '\r',
  Return: '\r',
  Escape: '\u001b',
  Esc: '\u001b',
  Tab: '\t',
  Space: ' ',
  Backspace: '\u007f',
  BSpace: '\u007f',
  Up: '\u001b[A',
  Down: '\u001b[B',
  Right: '\u001b[C',
  Left: '\u001b[D',
  Home: '\u001b[H',
  End: '\u001b[F',
  PageUp: '\u001b[5~',
  PageDown: '\u001b[6~',
  Delete: '\u001b[3~',
};

/** `C-c`, `^C`, `M-x`, `Enter`, `Up`; everything else is typed as it is: `q`, `:quit`. */
export function keyText(key: string): string {
  const known = Object.hasOwn(named, key) ? named[key] : undefined;
  if (known !== undefined) return known;
  const control = /^(?:C-|Ctrl-|\^)([a-zA-Z@[\\\]^_?])$/.exec(key)?.[1];
  if (control !== undefined)
    return control === '?' ? '\u007f' : String.fromCharCode(control.toUpperCase().charCodeAt(0) & 0x1f);
  const meta = /^(?:M-|Alt-)(.+)$/s.exec(key)?.[1];
  return meta === undefined ? key : `\u001b${keyText(meta)}`;
}

export const keysText = (keys: readonly string[]): string => keys.map(keyText).join('');
