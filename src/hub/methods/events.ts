/** Subscriptions to events. */
import { done, refused, type Answer } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import { matchesType, type HubEvent } from '../events/event.ts';
import type { Params } from '../generated/types.ts';
import { findPane, projectsFor } from '../panes/find.ts';
import type { FoundPane } from '../panes/found-pane.ts';
import { OutputFlow, usualCredit } from '../panes/output-flow.ts';

/** Told only of one pane at a time, and not numbered: they are too many to be kept. */
const outputType = 'pane.output';

export const eventMethods: readonly Method[] = [
  method('events.subscribe', async (call, params) => {
    const keys = await keysFor(call, params.project);
    if (!keys.ok) return keys;
    const pane = params.pane === undefined ? null : await findPane(call, params.pane);
    if (pane !== null && !pane.ok) return pane;
    const { types } = params;
    if (types.includes(outputType) && pane === null)
      return refused('params', 'pane.output is told of one pane: name it as `pane`');
    const subscription = subscribe(
      call,
      types,
      (event) =>
        (keys.value === null || keys.value.includes(event.project ?? '')) &&
        (pane === null || isOf(event, pane.value)),
      (event, name) => ({ method: 'event', params: { subscription: name, ...event } }),
    );
    if (pane !== null && types.includes(outputType)) {
      const flowing = await letFlow(call, subscription, pane.value, params);
      if (!flowing.ok) {
        subscription.end();
        return flowing;
      }
    }
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
  method('events.credit', ({ client }, params) => {
    const flow = flows.get(client)?.get(params.subscription);
    if (flow === undefined)
      return refused('noSuch', `there is no subscription ${params.subscription} to pane.output`);
    return done({ credit_bytes: flow.give(params.bytes) });
  }),
];

interface Notification {
  readonly method: string;
  readonly params: object;
}

export interface Subscription {
  readonly name: string;
  /** Sends an event that it is interested in. */
  tell(event: HubEvent): void;
  /** Also done when the subscription ends. */
  readonly atEnd: (work: () => void) => void;
  end(): void;
}

const subscriptions = new WeakMap<Call['client'], Map<string, () => void>>();
const counts = new WeakMap<Call['client'], number>();
const flows = new WeakMap<Call['client'], Map<string, OutputFlow>>();

/** `shape` says how an event is written for this client; null: not at all. */
export function subscribe(
  { hub, client }: Call,
  types: readonly string[],
  wanted: (event: HubEvent) => boolean,
  shape: (event: HubEvent, name: string) => Notification | null,
): Subscription {
  const own = subscriptions.get(client) ?? new Map<string, () => void>();
  subscriptions.set(client, own);
  const count = (counts.get(client) ?? 0) + 1;
  counts.set(client, count);
  const name = `s${count}-${hub.events.last}`;
  const tell = (event: HubEvent): void => {
    // The end of the hub concerns everybody.
    if (client.scope !== null && event.project !== client.scope && event.type !== 'hub.closing') return;
    if (!types.some((type) => matchesType(event.type, type)) || !wanted(event)) return;
    const notification = shape(event, name);
    if (notification !== null) client.tell(event, notification.method, notification.params);
  };
  const ends = [hub.events.listen(tell), hub.panes.demand(types)];
  const end = (): void => {
    own.delete(name);
    forget();
    for (const work of ends.splice(0)) work();
  };
  const forget = client.onEnd(end);
  own.set(name, end);
  return { name, tell, end, atEnd: (work) => void ends.push(work) };
}

/** False: it has no such subscription. */
export function unsubscribe({ client }: Call, name: string): boolean {
  const stop = subscriptions.get(client)?.get(name);
  stop?.();
  return stop !== undefined;
}

async function keysFor(call: Call, project: string | undefined): Promise<Answer<readonly string[] | null>> {
  if (project === undefined) return done(null);
  const projects = await projectsFor(call, project);
  return projects.ok ? done(projects.value.map(({ key }) => key)) : projects;
}

const isOf = ({ project, address, data }: HubEvent, found: FoundPane): boolean =>
  project === found.project.key &&
  (found.address === null ? data['pane_id'] === found.pane.id : address === found.address);

async function letFlow(
  call: Call,
  { name, atEnd }: Subscription,
  pane: FoundPane,
  params: Params<'events.subscribe'>,
): Promise<Answer<void>> {
  const { hub, client } = call;
  const { key } = pane.project;
  const flow = new OutputFlow(client, params.credit_bytes ?? usualCredit, (bytes, lost) =>
    client.notify('event', {
      subscription: name,
      seq: hub.events.last,
      time: new Date().toISOString(),
      type: outputType,
      project: key,
      ...(pane.address === null ? {} : { address: pane.address }),
      data: { pane_id: pane.pane.id, data: bytes.toString('base64'), lost_bytes: lost },
    }),
  );
  const watched = await flow.watch(pane);
  if (!watched.ok) return watched;
  const own = flows.get(client) ?? new Map<string, OutputFlow>();
  flows.set(client, own.set(name, flow));
  atEnd(() => {
    own.delete(name);
    flow.stop();
  });
  return done(undefined);
}
