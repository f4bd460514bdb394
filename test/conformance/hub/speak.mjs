// A client of the hub protocol in its three framings, with nothing but Node: for the conformance script.
import { connect } from 'node:net';

const encoders = {
  line: (text) => Buffer.from(`${text}\n`),
  header: (text) =>
    Buffer.concat([Buffer.from(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n`), Buffer.from(text)]),
  length(text) {
    const body = Buffer.from(text);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    return Buffer.concat([head, body]);
  },
};

/** The first message in `bytes` and what is behind it; null: not all of it is there. */
const decoders = {
  /** What comes is not looked at. */
  none: () => null,
  line(bytes) {
    const end = bytes.indexOf(10);
    return end < 0 ? null : [bytes.subarray(0, end), bytes.subarray(end + 1)];
  },
  header(bytes) {
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return null;
    const length = Number(/content-length: *(\d+)/i.exec(bytes.toString('latin1', 0, end))?.[1]);
    const start = end + 4;
    return bytes.length < start + length
      ? null
      : [bytes.subarray(start, start + length), bytes.subarray(start + length)];
  },
  length(bytes) {
    if (bytes.length < 4) return null;
    const end = 4 + bytes.readUInt32BE(0);
    return bytes.length < end ? null : [bytes.subarray(4, end), bytes.subarray(end)];
  },
};

export async function speak(path, framing = 'line') {
  const socket = connect(path);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const heard = [];
  const waiting = new Set();
  let rest = Buffer.alloc(0);
  let closed = false;
  const look = () => {
    for (const one of waiting) one();
  };
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let found = decoders[framing](rest); found !== null; found = decoders[framing](rest)) {
      rest = found[1];
      if (found[0].length > 0) heard.push(JSON.parse(found[0].toString()));
    }
    look();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    closed = true;
    look();
  });
  const until = (condition, what, ms = 10_000) =>
    new Promise((resolve, reject) => {
      const check = () => {
        const value = condition();
        if (value === undefined || value === false) return;
        clearTimeout(timer);
        waiting.delete(check);
        resolve(value);
      };
      const timer = setTimeout(() => {
        waiting.delete(check);
        reject(new Error(`waited in vain for ${what}`));
      }, ms);
      waiting.add(check);
      check();
    });
  let next = 1;
  const client = {
    heard,
    raw: (bytes) => socket.write(bytes),
    send: (message) => socket.write(encoders[framing](JSON.stringify(message))),
    hear: (condition, what, ms) => until(() => heard.find(condition), what, ms),
    ended: (ms) => until(() => closed, 'the end of the connection', ms),
    close: () => socket.destroy(),
    /** The whole answer, with its result or its error. */
    async call(method, params = {}, ms = 15_000) {
      const id = `c${next++}`;
      client.send({ jsonrpc: '2.0', id, method, params });
      return until(
        () => heard.find((message) => message.id === id) ?? (closed ? { closed: true } : undefined),
        method,
        ms,
      );
    },
    async ok(method, params, ms) {
      const { result, error } = await client.call(method, params, ms);
      if (result === undefined)
        throw new Error(`${method}: ${JSON.stringify(error ?? 'the connection ended')}`);
      return result;
    },
    async refused(method, params, ms) {
      const { result, error } = await client.call(method, params, ms);
      if (error === undefined)
        throw new Error(`${method} should have been refused; it answered ${JSON.stringify(result)}`);
      return error;
    },
  };
  return client;
}
