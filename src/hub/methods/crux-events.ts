/** Events in the words of `crux:` clients. */
import { done, type Answer } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import { findPane } from '../panes/find.ts';
import { OutputFlow } from '../panes/output-flow.ts';
import { subscribe, unsubscribe, type Subscription } from './events.ts';

/** Our type → theirs. */
const names: Readonly<Record<string, string>> = {
  'pane.created': 'pane.created',
  'pane.closed': 'pane.closed',
  'pane.output': 'pane.output',
  'pane.title': 'pane.title-changed',
  'pane.focus': 'pane.focus-changed',
};

export const cruxEventMethods: readonly Method[] = [
  method('crux:events/subscribe', async (call, params) => {
    const wanted = new Set(params.events ?? Object.values(names));
    const types = Object.entries(names).flatMap(([own, theirs]) => (wanted.has(theirs) ? [own] : []));
    const panes = params.pane_filter?.map(String) ?? null;
    const subscription = subscribe(
      call,
      types,
      ({ data: { pane_id: id } }) => panes === null || (typeof id === 'string' && panes.includes(id)),
      ({ type, address, time, data }) => ({
        method: `crux:event/${names[type] ?? type}`,
        params: { pane_id: null, address: address ?? null, time, ...data },
      }),
    );
    // Asked for by name: of panes on a server that does not tell it, nothing is told.
    if (params.events?.includes('pane.output') === true)
      for (const pane of params.pane_filter ?? []) {
        const flowing = await letFlow(call, subscription, pane);
        if (flowing.ok || flowing.error.kind === 'unable') continue;
        subscription.end();
        return flowing;
      }
    return done({ subscription_id: subscription.name });
  }),
  method('crux:events/unsubscribe', (call, params) => {
    unsubscribe(call, params.subscription_id);
    return done({});
  }),
];

/** Without credit, which these clients do not know: one that does not read loses what does not fit. */
async function letFlow(call: Call, { atEnd }: Subscription, ref: string | number): Promise<Answer<void>> {
  const { client } = call;
  const pane = await findPane(call, ref);
  if (!pane.ok) return pane;
  const { id } = pane.value.pane;
  const flow = new OutputFlow(client, Infinity, (bytes) =>
    client.notify('crux:event/pane.output', {
      pane_id: id,
      address: pane.value.address,
      time: new Date().toISOString(),
      data: bytes.toString('base64'),
    }),
  );
  const watched = await flow.watch(pane.value);
  if (watched.ok) atEnd(() => flow.stop());
  return watched;
}
