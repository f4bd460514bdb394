/** What a method is, and what it knows of the call that it serves. */
import type { Answer } from './answer.ts';
import type { HubMethod, Params, Result } from './generated/types.ts';
import type { JsonObject } from '../state/sealed.ts';
import type { Hub } from './hub.ts';
import type { Client } from './client.ts';

export interface Call {
  readonly hub: Hub;
  readonly client: Client;
  /** Aborted when the client cancels the call or leaves. */
  readonly signal: AbortSignal;
}

export interface Method {
  readonly name: string;
  /** May be called before `initialize`. */
  readonly early?: boolean;
  /** The params have been checked against the schema. */
  readonly run: (call: Call, params: never) => Promise<Answer<unknown>> | Answer<unknown>;
}

/** Ties the name of a method to the types that its schema has. */
export function method<const M extends HubMethod>(
  name: M,
  run: (call: Call, params: Params<M>) => Promise<Answer<Result<M>>> | Answer<Result<M>>,
  more: { readonly early?: boolean } = {},
): Method {
  return { name, run, ...more };
}

/** As they arrive: the schema has been asked. */
export const runMethod = (
  row: Method,
  call: Call,
  params: JsonObject,
): Promise<Answer<unknown>> | Answer<unknown> => row.run(call, params as never);
