/**
 * At least 50,000 streams of bytes, most of them real messages with something wrong: `WZP_FUZZ_STREAMS=1000000` for more. Whatever
 * comes, in whatever pieces: each message is answered as the protocol says, or the connection ends with a reason, and nothing else.
 */
import { expect, it } from 'vitest';
import { errorCodes } from '../../src/hub/answer.ts';
import type { Method } from '../../src/hub/call.ts';
import { Client } from '../../src/hub/client.ts';
import { Dispatcher } from '../../src/hub/dispatch.ts';
import { MessageReader } from '../../src/hub/framing/framing.ts';
import { headerFraming } from '../../src/hub/framing/header.ts';
import { lengthFraming } from '../../src/hub/framing/length.ts';
import { lineFraming } from '../../src/hub/framing/line.ts';
import type { Hub } from '../../src/hub/hub.ts';
import { defaultLimits } from '../../src/hub/limits.ts';
import { silentLog } from '../../src/hub/log.ts';
import { allMethods } from '../../src/hub/methods/all.ts';
import { schema } from '../hub/schema.ts';

const streams = Math.max(50_000, Number(process.env['WZP_FUZZ_STREAMS'] ?? 0));
const seed = Number(process.env['WZP_FUZZ_SEED'] ?? 20_261_121);
const limits = { ...defaultLimits, messageBytes: 4096, headerBytes: 512, requestsPerSecond: 1e9 };

/** mulberry32: good enough to vary, and the same on every machine. */
let state = seed;
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}
const below = (count: number): number => Math.floor(random() * count);
const oneOf = <T>(list: readonly T[]): T => {
  const found = list[below(list.length)];
  if (found === undefined) throw new Error('an empty list');
  return found;
};

// The schemas stand between the bytes and these: what comes through has been judged.
let reached = 0;
const methods: readonly Method[] = allMethods.map(({ name, early }) => ({
  name,
  ...(early === undefined ? {} : { early }),
  run: () => {
    reached += 1;
    return { ok: true, value: { reached } };
  },
}));
let faults = 0;
const log = { ...silentLog, error: () => void (faults += 1) };
const dispatcher = new Dispatcher({ log } as unknown as Hub, methods);

const names = Object.keys(schema.methods);
const oddKeys = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  '\u0000',
  'pane',
  'x'.repeat(300),
];
const oddValues: readonly (() => unknown)[] = [
  () => null,
  () => below(1000) - 500,
  () => -0,
  () => 1e308,
  () => 2 ** 53,
  () => 'text',
  () => 'x'.repeat(below(2000)),
  () => '\ud800',
  () => 'größer \u0000 \u001b[2J',
  () => [],
  () => ({}),
  () => true,
];
function value(depth: number): unknown {
  if (depth > 3 || random() < 0.6) return oneOf(oddValues)();
  if (random() < 0.5) return Array.from({ length: below(4) }, () => value(depth + 1));
  return Object.fromEntries(Array.from({ length: below(4) }, () => [oneOf(oddKeys), value(depth + 1)]));
}

function message(): string {
  const kind = random();
  if (kind < 0.1) return '['.repeat(below(600)) + ']'.repeat(below(600));
  const request: Record<string, unknown> = {
    ...(random() < 0.7 ? { jsonrpc: random() < 0.9 ? '2.0' : value(2) } : {}),
    ...(random() < 0.9 ? { id: random() < 0.8 ? below(100) : value(1) } : {}),
    method: random() < 0.8 ? oneOf(names) : random() < 0.5 ? oneOf(oddKeys) : value(2),
    params: paramsFor(),
  };
  if (random() < 0.1) Object.defineProperty(request, '__proto__', { value: value(2), enumerable: true });
  if (kind < 0.2) return JSON.stringify([request, value(1), request]);
  return JSON.stringify(request);
}

function paramsFor(): unknown {
  if (random() < 0.2) return value(0);
  const params: Record<string, unknown> = {};
  const { params: shape } = schema.methods[oneOf(names)] ?? { params: {} };
  const properties = Object.keys((shape as { properties?: object }).properties ?? {});
  for (const key of properties) if (random() < 0.5) params[key] = value(1);
  if (random() < 0.3) params[oneOf(oddKeys)] = value(1);
  return params;
}

function stream(): Buffer {
  if (random() < 0.1) return Buffer.from(Uint8Array.from({ length: below(300) }, () => below(256)));
  const framing = oneOf([lineFraming, headerFraming, lengthFraming]);
  let bytes = Buffer.concat(Array.from({ length: 1 + below(4) }, () => framing.encode(message())));
  for (let edits = random() < 0.5 ? 0 : below(6); edits > 0; edits -= 1) {
    const at = below(bytes.length + 1);
    const kind = below(4);
    if (kind === 0 && at < bytes.length) bytes[at] = below(256);
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + below(9))]);
    else if (kind === 2)
      bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([below(256)]), bytes.subarray(at)]);
    else bytes = bytes.subarray(0, at);
  }
  return bytes;
}

const codes: ReadonlySet<number> = new Set(Object.values(errorCodes));
let answers = 0;

/** Plain comparisons: an assertion library would take longer than what is tested. */
function checkAnswer(text: string): void {
  const whole = JSON.parse(text) as object | readonly object[];
  for (const one of Array.isArray(whole) ? (whole as readonly object[]) : [whole]) {
    answers += 1;
    const { error, result, id } = one as {
      error?: { code: number; message: string };
      result?: unknown;
      id?: unknown;
    };
    if ((error === undefined) === (result === undefined))
      throw new Error(`neither a result nor an error: ${text}`);
    if (error !== undefined && (!codes.has(error.code) || error.message === ''))
      throw new Error(`no known error: ${text}`);
    if (id === undefined) throw new Error(`no id: ${text}`);
  }
}

async function serve(bytes: Buffer): Promise<void> {
  const reader = new MessageReader(limits);
  const client = new Client({ send: () => undefined, unread: 0, close: () => undefined }, limits, () => 0);
  client.ready = random() < 0.8;
  for (let at = 0; at < bytes.length;) {
    const piece = bytes.subarray(at, at + 1 + below(bytes.length));
    at += piece.length;
    reader.append(piece);
    for (let next = reader.next(); next !== null; next = reader.next()) {
      if ('fault' in next) {
        if (next.fault === '') throw new Error('a fault without a reason');
        return;
      }
      const reply = await dispatcher.dispatch(client, next);
      if (reply.text !== null) checkAnswer(reply.text);
      if (reply.closes) return;
    }
  }
}

it(
  `${streams} streams of bytes (seed ${seed}): answered as the protocol says, or ended with a reason`,
  { timeout: 3_600_000 },
  async () => {
    for (let count = 0; count < streams; count += 1) {
      const before = state;
      try {
        await serve(stream());
      } catch (error) {
        throw new Error(`stream ${count}, WZP_FUZZ_SEED=${before}`, { cause: error });
      }
    }
    // The streams are worth something: many are answered, and many come through to a method.
    expect(answers).toBeGreaterThan(streams);
    expect(reached).toBeGreaterThan(streams / 20);
    expect(faults).toBe(0);
    expect(Object.keys(Object.prototype)).toEqual([]);
  },
);
