/** One JSON text a line; LF or CRLF. Empty lines are nothing. */
import type { Framing } from './framing.ts';

const lf = 0x0a;
const cr = 0x0d;

export const lineFraming: Framing = {
  name: 'line',
  next(queue, { messageBytes }) {
    for (;;) {
      const end = queue.find(lf);
      if (end > messageBytes || (end < 0 && queue.length > messageBytes))
        return { fault: `a line has at most ${messageBytes} bytes` };
      if (end < 0) return null;
      const line = queue.take(end + 1);
      const text = line.subarray(0, line[end - 1] === cr ? end - 1 : end);
      if (text.length > 0) return text;
    }
  },
  encode: (text) => Buffer.from(`${text}\n`),
};
