/**
 * The client of the hub that the package ships: `import { HubClient } from 'wezterm-parallel/dist/hub-client.mjs'`. One socket, one
 * JSON text a line; what each method takes and answers is in `hub-types.d.mts`, made from the published schema.
 */
import type { HubMethod, Params, Result } from './hub-types.d.mts';

export type * from './hub-types.d.mts';

export interface HubFailure {
  /** As docs/hub.md has them; 0: the connection ended. */
  readonly code: number;
  readonly message: string;
  readonly hint: string | null;
}

export type HubReply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: HubFailure };

export interface Introduction {
  readonly name: string;
  readonly version: string;
  /** `WZP_TOKEN` of a pane, or what is in `hub.token` beside the socket. */
  readonly token?: string | undefined;
  /** `shop:dev/api`: the pane that it speaks for, when it has not the token of one. */
  readonly pane?: string | undefined;
  /** ms that the hub may take to let us in; 10,000 where not given */
  readonly patience?: number;
}

export type Opened =
  | { readonly ok: true; readonly value: HubClient }
  | {
      readonly ok: false;
      readonly diagnostics: readonly {
        readonly code: string;
        readonly message: string;
        readonly hint?: string;
      }[];
    };

export declare class HubClient {
  private constructor();
  /** Connects to `WZP_SOCKET`, or to the socket of docs/hub.md, and introduces itself. */
  static open(path: string, introduction: Introduction): Promise<Opened>;
  /** Resolves when the connection is over. */
  readonly ended: Promise<void>;
  /** Called with `event`, `events.dropped`, `context_exited` and the like. */
  onNotification: (method: string, params: { readonly [key: string]: unknown }) => void;
  call<M extends HubMethod>(method: M, params: Params<M>): Promise<HubReply<Result<M>>>;
  /** A method by any name. */
  send(method: string, params: object): Promise<HubReply<unknown>>;
  close(): void;
}
