/** Whatever bytes come, in whatever pieces: messages come out whole, or the connection ends with a reason. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MessageReader, type Framing } from '../../src/hub/framing/framing.ts';
import { headerFraming } from '../../src/hub/framing/header.ts';
import { lengthFraming } from '../../src/hub/framing/length.ts';
import { lineFraming } from '../../src/hub/framing/line.ts';

/** WZP_FUZZ=1000000 for a long night. */
const runs = Number(process.env['WZP_FUZZ'] ?? 3000);
const limits = { messageBytes: 4096, headerBytes: 512 };

interface Heard {
  readonly messages: readonly string[];
  readonly fault: string | null;
}

/** What comes out of these pieces. */
function read(pieces: readonly Buffer[]): Heard {
  const reader = new MessageReader(limits);
  const messages: string[] = [];
  for (const piece of pieces) {
    reader.append(piece);
    for (let message = reader.next(); message !== null; message = reader.next()) {
      if ('fault' in message) return { messages, fault: message.fault };
      messages.push(message.toString());
    }
  }
  return { messages, fault: null };
}

/** The same bytes, cut where the numbers say. */
function cut(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [0, ...cuts.map((each) => each % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

const message = fc
  .oneof(
    fc.record({
      id: fc.integer(),
      method: fc.string({ maxLength: 30 }),
      params: fc.jsonValue({ maxDepth: 2 }),
    }),
    fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 60 }) }),
  )
  .map((value) => JSON.stringify(value));
const cuts = fc.array(fc.nat(), { maxLength: 20 });

describe.each<Framing>([lineFraming, headerFraming, lengthFraming])('$name framing', (framing) => {
  it('gives back every message, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 6 }), cuts, (messages, where) => {
        const bytes = Buffer.concat(messages.map((each) => framing.encode(each)));
        expect(read(cut(bytes, where))).toEqual({ messages, fault: null });
      }),
      { numRuns: Math.ceil(runs / 10) },
    );
  });

  it('takes a message of the greatest length and no longer one', () => {
    const fits = `{"a":"${'x'.repeat(limits.messageBytes - 8)}"}`;
    expect(read([framing.encode(fits)])).toEqual({ messages: [fits], fault: null });
    const tooLong = `{"a":"${'x'.repeat(limits.messageBytes - 7)}"}`;
    expect(read([framing.encode(tooLong)]).fault).toContain('4096 bytes');
  });

  it('ends the connection at the first fault, whatever follows the first message', () => {
    fc.assert(
      fc.property(message, fc.uint8Array({ maxLength: 200 }), cuts, (first, rest, where) => {
        const bytes = Buffer.concat([framing.encode(first), Buffer.from(rest)]);
        const whole = read([bytes]);
        expect(whole.messages[0]).toBe(first);
        expect(read(cut(bytes, where))).toEqual(whole);
      }),
      { numRuns: Math.ceil(runs / 10) },
    );
  });
});

it('rubbish never does harm: it is a message, the beginning of one, or a fault', () => {
  const start = fc.constantFrom(
    '',
    '{',
    '[',
    'Content-Length: ',
    'content-length:',
    '\0',
    '\0\0\0\x05',
    '\xff',
  );
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 300 }), cuts, (begin, rest, where) => {
      const bytes = Buffer.concat([Buffer.from(begin, 'latin1'), Buffer.from(rest)]);
      const { messages, fault } = read(cut(bytes, where));
      for (const each of messages) expect(each.length).toBeLessThanOrEqual(limits.messageBytes);
      if (begin === '\xff') expect(fault).toContain('0xff');
    }),
    { numRuns: runs },
  );
});

describe('headers', () => {
  const table: readonly (readonly [title: string, text: string, heard: Heard])[] = [
    [
      'in any case, with others beside',
      'content-LENGTH:  2\r\nX-A: b\r\n\r\n{}',
      { messages: ['{}'], fault: null },
    ],
    [
      'without a length',
      'Content-Type: x\r\n\r\n{}',
      { messages: [], fault: expect.stringContaining('exactly one') as string },
    ],
    [
      'with two lengths',
      'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
      { messages: [], fault: expect.stringContaining('exactly one') as string },
    ],
    [
      'with a length that is no number',
      'Content-Length: -1\r\n\r\n{}',
      { messages: [], fault: expect.stringContaining('whole number') as string },
    ],
    [
      'with a huge length',
      'Content-Length: 99999999999\r\n\r\n',
      { messages: [], fault: expect.stringContaining('4096 bytes') as string },
    ],
    [
      'that never end',
      `Content-Length: 2\r\n${'X: y\r\n'.repeat(200)}`,
      { messages: [], fault: expect.stringContaining('512 bytes') as string },
    ],
  ];
  it.each(table)('%s', (_title, text, heard) => {
    expect(read([Buffer.from(text)])).toEqual(heard);
  });
});

describe('lines', () => {
  it('end with LF or CRLF, and empty ones are nothing', () => {
    expect(read([Buffer.from('{}\r\n\n\r\n[]\n{')]).messages).toEqual(['{}', '[]']);
  });

  it('a line that never ends is cut off, however small its pieces', () => {
    const pieces = Array.from({ length: limits.messageBytes + 1 }, () => Buffer.from('{'));
    expect(read(pieces).fault).toContain('4096 bytes');
  });
});

it('a length beyond the limit is refused before its message comes', () => {
  expect(read([Buffer.from([0, 255, 255, 255])]).fault).toContain('4096 bytes');
});
