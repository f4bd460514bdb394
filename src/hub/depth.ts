/** How deeply a JSON text is nested, before anything is built from it. */

const [quote, backslash] = [0x22, 0x5c];

/** Whether more than `limit` arrays and objects stand inside each other. The text need not be JSON. */
export function isDeeperThan(text: Buffer, limit: number): boolean {
  if (text.length <= limit) return false;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at];
    if (inString) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return false;
}
