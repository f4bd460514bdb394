/**
 * How messages stand on the wire. Recognised from the first byte of a connection and kept for its life: `{` or `[` one JSON text a
 * line, `C` headers with `Content-Length` (as LSP has them), 0x00 a length of four bytes, big-endian.
 */
import type { HubLimits } from '../limits.ts';
import { ByteQueue } from './byte-queue.ts';
import { headerFraming } from './header.ts';
import { lengthFraming } from './length.ts';
import { lineFraming } from './line.ts';

export type FramingLimits = Pick<HubLimits, 'messageBytes' | 'headerBytes'>;

/** Nothing after this can be read: the connection has to end. */
export interface FramingFault {
  readonly fault: string;
}

export interface Framing {
  readonly name: 'line' | 'header' | 'length';
  /** The next whole message; null when it is not all there yet. */
  next(queue: ByteQueue, limits: FramingLimits): Buffer | FramingFault | null;
  encode(text: string): Buffer;
}

const framings: ReadonlyMap<number, Framing> = new Map([
  [0x7b, lineFraming],
  [0x5b, lineFraming],
  [0x43, headerFraming],
  [0x63, headerFraming],
  [0x00, lengthFraming],
]);

/** What has arrived on one connection, message by message. */
export class MessageReader {
  readonly #queue = new ByteQueue();
  readonly #limits: FramingLimits;
  #framing: Framing | null = null;

  constructor(limits: FramingLimits) {
    this.#limits = limits;
  }

  /** Null until the first byte has come. */
  get framing(): Framing | null {
    return this.#framing;
  }

  append(chunk: Buffer): void {
    this.#queue.append(chunk);
  }

  /** The next whole message; null: more bytes are needed. After a fault it must not be asked again. */
  next(): Buffer | FramingFault | null {
    if (this.#queue.length === 0) return null;
    if (this.#framing === null) {
      const [first = 0] = this.#queue.peek(1);
      const framing = framings.get(first);
      if (framing === undefined)
        return {
          fault: `a connection begins with "{", "[", "Content-Length" or a zero byte, not with 0x${hex(first)}`,
        };
      this.#framing = framing;
    }
    return this.#framing.next(this.#queue, this.#limits);
  }
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
