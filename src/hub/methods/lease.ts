/** Leases. */
import { answerOf, done, refused } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import type { Lease } from '../leases.ts';
import { ownInbox } from '../who.ts';

export const leaseMethods: readonly Method[] = [
  method('lease.acquire', (call, params) => {
    const acquired = call.hub.leases.acquire(scoped(call, params.name), ownInbox(call.client), params.ttl_ms);
    if (!acquired.ok) return answerOf(acquired);
    const { got, lease } = acquired.value;
    if (!got)
      return refused('conflict', `${params.name} is held by ${lease.holder ?? 'somebody'}`, {
        hint: `until ${new Date(lease.until).toISOString()}, or until it is released`,
      });
    return done({ ...shown(call, lease), lease: lease.lease });
  }),
  method('lease.release', (call, params) => done({ released: call.hub.leases.release(params.lease) })),
  method('lease.list', (call) =>
    done({
      leases: call.hub.leases
        .list()
        .filter(({ name }) => name.startsWith(prefix(call)))
        .map((lease) => shown(call, lease)),
    }),
  ),
];

/** Names are those of one project: two projects may both have a `file:src/a.ts`. */
const prefix = ({ client }: Call): string => `${client.self?.project ?? ''} `;
const scoped = (call: Call, name: string): string => `${prefix(call)}${name}`;

const shown = (call: Call, { name, holder, until }: Lease) => ({
  name: name.slice(prefix(call).length),
  holder,
  expires_at: new Date(until).toISOString(),
});
