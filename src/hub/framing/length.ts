/** Four bytes of length, big-endian, then the message. */
import type { Framing } from './framing.ts';

const head = 4;

export const lengthFraming: Framing = {
  name: 'length',
  next(queue, { messageBytes }) {
    if (queue.length < head) return null;
    const length = queue.peek(head).readUInt32BE(0);
    if (length > messageBytes)
      return { fault: `a message has at most ${messageBytes} bytes; this one has ${length}` };
    if (queue.length < head + length) return null;
    queue.take(head);
    return queue.take(length);
  },
  encode(text) {
    const body = Buffer.from(text);
    const bytes = Buffer.alloc(head + body.length);
    bytes.writeUInt32BE(body.length);
    body.copy(bytes, head);
    return bytes;
  },
};
