/** What one client may cost the others (section 9 of the hub's contract). */
export interface HubLimits {
  /** Bytes of one message. */
  readonly messageBytes: number;
  readonly clients: number;
  /** Requests a second of one client; so many at once are allowed too. */
  readonly requestsPerSecond: number;
  /** Requests of one client that are not answered yet. */
  readonly inFlight: number;
  /** Bytes of a `Content-Length` header block. */
  readonly headerBytes: number;
  /** ms to finish `initialize`. */
  readonly initializeMs: number;
  /** ms for what is asked already, once a client has closed its side: whether it is still there cannot be told. */
  readonly halfOpenMs: number;
  /** Bytes that a client has not read: beyond it events are dropped, beyond sixteen times it the client is. */
  readonly unreadBytes: number;
  /** Levels of nested arrays and objects. */
  readonly depth: number;
}

export const defaultLimits: HubLimits = {
  messageBytes: 8 << 20,
  clients: 64,
  requestsPerSecond: 1000,
  inFlight: 256,
  headerBytes: 64 << 10,
  initializeMs: 5000,
  halfOpenMs: 30_000,
  unreadBytes: 1 << 20,
  depth: 256,
};
