/** What a program writes, handed on to one client as far as its credit goes. What does not fit is left out, and counted. */
import { done, type Answer } from '../answer.ts';
import type { Client } from '../client.ts';
import type { FoundPane } from './found-pane.ts';
import { listenToOutput } from './shared-output.ts';

/** Bytes that are told before anybody says how many. */
export const usualCredit = 65_536;
/** Bytes of one notification. */
const largestPiece = 32_768;

export class OutputFlow {
  readonly #client: Client;
  readonly #tell: (bytes: Buffer, lost: number) => void;
  #credit: number;
  #lost = 0;
  #end: (() => void) | null = null;

  /** `lost`: bytes that were left out before these. */
  constructor(client: Client, credit: number, tell: (bytes: Buffer, lost: number) => void) {
    this.#client = client;
    this.#credit = credit;
    this.#tell = tell;
  }

  async watch({ project, pane }: Pick<FoundPane, 'project' | 'pane'>): Promise<Answer<void>> {
    const watched = await listenToOutput(project, pane.id, {
      data: (bytes) => this.#take(bytes),
      end: () => undefined, // pane.closed tells it
    });
    if (!watched.ok) return watched;
    this.#end = watched.value;
    if (this.#client.gone) this.stop(); // it left meanwhile
    return done(undefined);
  }

  /** The credit that there is then. */
  give(bytes: number): number {
    this.#credit += bytes;
    return this.#credit;
  }

  stop(): void {
    this.#end?.();
    this.#end = null;
  }

  #take(bytes: Buffer): void {
    const room = this.#client.isBehind ? 0 : Math.min(this.#credit, bytes.length);
    this.#credit -= room;
    for (let at = 0; at < room; at += largestPiece) {
      this.#tell(bytes.subarray(at, Math.min(room, at + largestPiece)), this.#lost);
      this.#lost = 0;
    }
    this.#lost += bytes.length - room;
  }
}
