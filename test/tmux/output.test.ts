/** What a client in control mode is told, as bytes again (tmux(1), CONTROL MODE). */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unescaped } from '../../src/backend/tmux/output.ts';

/** As tmux writes it: control characters and backslashes as three octal digits, all else as it is. */
const escaped = (bytes: Uint8Array): Buffer =>
  Buffer.concat(
    [...bytes].map((byte) =>
      byte < 32 || byte === 0x5c
        ? Buffer.from(`\\${byte.toString(8).padStart(3, '0')}`)
        : Buffer.from([byte]),
    ),
  );

it('any bytes come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect([...unescaped(escaped(bytes))]).toEqual([...bytes]);
    }),
    { numRuns: 300 },
  );
});

it.each([
  ['größer\\134n\\015\\012', 'größer\\n\r\n'],
  ['\\033[1m', '\u001b[1m'],
  ['not octal: \\9 \\x \\47', 'not octal: \\9 \\x \\47'],
])('%j is %j', (line, text) => {
  expect(unescaped(Buffer.from(line)).toString()).toBe(text);
});
