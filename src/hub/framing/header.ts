/** `Content-Length: N`, further headers, an empty line, N bytes: the base protocol of LSP. */
import type { ByteQueue } from './byte-queue.ts';
import type { Framing, FramingFault, FramingLimits } from './framing.ts';

const blank = '\r\n\r\n';

export const headerFraming: Framing = {
  name: 'header',
  next(queue, limits) {
    const head = headOf(queue, limits);
    if (head === null || typeof head !== 'string') return head;
    const values = [...head.matchAll(/^content-length:[ \t]*([^\r\n]*?)[ \t]*$/gim)].map(
      ([, value = '']) => value,
    );
    const [value = ''] = values;
    if (values.length !== 1 || !/^\d{1,15}$/.test(value))
      return { fault: 'a header block has exactly one Content-Length, a whole number of bytes' };
    const length = Number(value);
    if (length > limits.messageBytes)
      return { fault: `a message has at most ${limits.messageBytes} bytes; this one has ${value}` };
    const start = head.length + blank.length;
    if (queue.length < start + length) return null;
    queue.take(start);
    return queue.take(length);
  },
  encode(text) {
    const body = Buffer.from(text);
    return Buffer.concat([Buffer.from(`Content-Length: ${body.length}${blank}`), body]);
  },
};

/** Without the empty line. Headers are Latin-1 here, so characters are bytes. */
function headOf(queue: ByteQueue, { headerBytes }: FramingLimits): string | FramingFault | null {
  const seen = queue.peek(headerBytes + blank.length).toString('latin1');
  const end = seen.indexOf(blank);
  if (end >= 0 && end <= headerBytes) return seen.slice(0, end);
  return queue.length > headerBytes ? { fault: `a header block has at most ${headerBytes} bytes` } : null;
}
