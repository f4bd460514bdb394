/** Clients of a real daemon, whose answers are held to the published schema. */
import { join } from 'node:path';
import { expect } from 'vitest';
import type { HubMethod, Params, Result } from '../../src/hub/generated/types.ts';
import { HubClient, type HubFailure } from '../../src/hub/hub-client.ts';
import type { JsonObject } from '../../src/state/sealed.ts';
import type { Stand } from '../live/stand.ts';
import { misfit } from './schema.ts';

/** Methods that were asked in this file. */
export const called = new Set<string>();

export const socketOf = (at: Stand): string => join(at.project, '..', 'run', 'wezterm-parallel', 'hub.sock');

export interface Desk {
  /** Notifications. */
  readonly told: JsonObject[];
  readonly client: HubClient;
  /** The result, which must be one and fit its schema. */
  ok<M extends HubMethod>(method: M, params: Params<M>): Promise<Result<M>>;
  /** The refusal, which must be one. */
  no(method: HubMethod, params: JsonObject): Promise<HubFailure>;
}

export class Desks {
  readonly #socket: string;
  readonly #clients: HubClient[] = [];

  constructor(socket: string) {
    this.#socket = socket;
  }

  async open(introduction: { token?: string; pane?: string } = {}): Promise<Desk> {
    const opened = await HubClient.open(this.#socket, { name: 'test', version: '1', ...introduction });
    if (!opened.ok) throw new Error(opened.diagnostics[0]?.message);
    const client = opened.value;
    this.#clients.push(client);
    const told: JsonObject[] = [];
    client.onNotification = (method, params) => void told.push({ method, ...params });
    return {
      told,
      client,
      async ok(method, params) {
        called.add(method);
        const reply = await client.call(method, params);
        if (!reply.ok) throw new Error(`${method}: ${reply.failure.code} ${reply.failure.message}`);
        expect(misfit(method, 'result', reply.value)).toBeNull();
        return reply.value;
      },
      async no(method, params) {
        const reply = await client.send(method, params);
        if (reply.ok) throw new Error(`${method} should have been refused`);
        return reply.failure;
      },
    };
  }

  close(): void {
    for (const client of this.#clients) client.close();
  }
}
