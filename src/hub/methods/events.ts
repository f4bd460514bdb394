/** Subscriptions to events. */
import { done } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import { matchesType, type HubEvent } from '../events/event.ts';
import { projectsFor } from '../panes/find.ts';

export const eventMethods: readonly Method[] = [
  method('events.subscribe', async (call, params) => {
    const projects = params.project === undefined ? null : await projectsFor(call, params.project);
    if (projects !== null && !projects.ok) return projects;
    const keys = projects?.value.map(({ key }) => key) ?? null;
    const { types } = params;
    const subscription = subscribe(
      call,
      types,
      (event) => keys === null || keys.includes(event.project ?? ''),
      (event, name) => ({ method: 'event', params: { subscription: name, ...event } }),
    );
    const { events } = call.hub;
    const seq = events.last;
    if (params.since_seq !== undefined) {
      if (params.since_seq + 1 < events.first)
        call.client.notify('events.dropped', { from: params.since_seq + 1, to: events.first - 1 });
      for (const event of events.since(params.since_seq)) subscription.tell(event);
    }
    return done({ subscription: subscription.name, seq });
  }),
  method('events.unsubscribe', (call, params) => done({ ended: unsubscribe(call, params.subscription) })),
];

interface Notification {
  readonly method: string;
  readonly params: object;
}

interface Subscription {
  readonly name: string;
  /** Sends an event that it is interested in. */
  tell(event: HubEvent): void;
}

const subscriptions = new WeakMap<Call['client'], Map<string, () => void>>();

/** `shape` says how an event is written for this client; null: not at all. */
export function subscribe(
  { hub, client }: Call,
  types: readonly string[],
  wanted: (event: HubEvent) => boolean,
  shape: (event: HubEvent, name: string) => Notification | null,
): Subscription {
  const own = subscriptions.get(client) ?? new Map<string, () => void>();
  subscriptions.set(client, own);
  const name = `s${own.size + 1}-${hub.events.last}`;
  const tell = (event: HubEvent): void => {
    if (client.scope !== null && event.project !== client.scope) return;
    if (!types.some((type) => matchesType(event.type, type)) || !wanted(event)) return;
    const notification = shape(event, name);
    if (notification !== null) client.tell(event, notification.method, notification.params);
  };
  const ends = [hub.events.listen(tell), hub.panes.demand(types)];
  const stop = (): void => {
    own.delete(name);
    forget();
    for (const end of ends) end();
  };
  const forget = client.onEnd(stop);
  own.set(name, stop);
  return { name, tell };
}

/** False: it has no such subscription. */
export function unsubscribe({ client }: Call, name: string): boolean {
  const stop = subscriptions.get(client)?.get(name);
  stop?.();
  return stop !== undefined;
}
