/**
 * Bytes that have arrived and are not used yet, in one buffer that grows by doubling: however small the pieces in which a client
 * sends, each byte is copied and searched a bounded number of times.
 */
const least = 4096;
/** What a connection keeps while it is idle. */
const mostIdle = 64 << 10;

export class ByteQueue {
  #buffer = Buffer.alloc(0);
  #start = 0;
  #end = 0;
  /** Bytes from the front in which `find` has found nothing. */
  #searched = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  append(chunk: Buffer): void {
    this.#makeRoom(chunk.length);
    chunk.copy(this.#buffer, this.#end);
    this.#end += chunk.length;
  }

  /** The offset of the first such byte, or -1. Asked again after more has come, it goes on where it stopped. */
  find(byte: number): number {
    const at = this.#buffer.subarray(0, this.#end).indexOf(byte, this.#start + this.#searched);
    this.#searched = at < 0 ? this.length : at - this.#start;
    return at < 0 ? -1 : this.#searched;
  }

  /** At most so many bytes from the front; they stay, and are valid until the queue changes. */
  peek(count: number): Buffer {
    return this.#buffer.subarray(this.#start, Math.min(this.#end, this.#start + count));
  }

  /** Removes so many bytes (there are as many) from the front. */
  take(count: number): Buffer {
    const taken = Buffer.from(this.peek(count));
    this.#start += count;
    this.#searched = Math.max(0, this.#searched - count);
    if (this.#start === this.#end) {
      this.#start = 0;
      this.#end = 0;
      if (this.#buffer.length > mostIdle) this.#buffer = Buffer.alloc(0);
    }
    return taken;
  }

  #makeRoom(count: number): void {
    if (this.#end + count <= this.#buffer.length) return;
    const { length } = this;
    const needed = length + count;
    // Moving the rest to the front is worth it only when that frees at least as much as it moves.
    const target =
      needed * 2 <= this.#buffer.length
        ? this.#buffer
        : Buffer.allocUnsafeSlow(Math.max(least, needed, this.#buffer.length * 2));
    this.#buffer.copy(target, 0, this.#start, this.#end);
    this.#buffer = target;
    this.#start = 0;
    this.#end = length;
  }
}
