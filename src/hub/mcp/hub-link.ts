/** The connection of an MCP server to the hub: made when it is needed, and made again when the daemon was started anew. */
import type { Outcome } from '../../diagnostics/diagnostic.ts';
import type { HubMethod, Params, Result } from '../generated/types.ts';
import type { HubClient, HubReply } from '../hub-client.ts';

export class HubLink {
  readonly #open: () => Promise<Outcome<HubClient>>;
  #client: Promise<Outcome<HubClient>> | null = null;

  constructor(open: () => Promise<Outcome<HubClient>>) {
    this.#open = open;
  }

  async call<M extends HubMethod>(method: M, params: Params<M>): Promise<HubReply<Result<M>>> {
    const client = await this.#connected();
    if (client.ok) return client.value.call(method, params);
    const [first] = client.diagnostics;
    const { message = 'no hub is running', hint = null } = first ?? {};
    return { ok: false, failure: { code: 0, message, hint } };
  }

  async close(): Promise<void> {
    const client = await this.#client;
    if (client?.ok === true) client.value.close();
  }

  #connected(): Promise<Outcome<HubClient>> {
    if (this.#client !== null) return this.#client;
    const opening = this.#open();
    this.#client = opening;
    const forget = (): void => {
      if (this.#client === opening) this.#client = null;
    };
    void opening.then((client) => (client.ok ? void client.value.ended.then(forget) : forget()));
    return opening;
  }
}
