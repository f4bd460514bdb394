/** Events in the words of `crux:` clients. */
import { done } from '../answer.ts';
import { method, type Method } from '../call.ts';
import { subscribe, unsubscribe } from './events.ts';

/** Our type → theirs. */
const names: Readonly<Record<string, string>> = {
  'pane.created': 'pane.created',
  'pane.closed': 'pane.closed',
  'pane.output': 'pane.output',
  'pane.title': 'pane.title-changed',
  'pane.focus': 'pane.focus-changed',
};

export const cruxEventMethods: readonly Method[] = [
  method('crux:events/subscribe', (call, params) => {
    const wanted = new Set(params.events ?? Object.values(names));
    const types = Object.entries(names).flatMap(([own, theirs]) => (wanted.has(theirs) ? [own] : []));
    const panes = params.pane_filter?.map(String) ?? null;
    const { name } = subscribe(
      call,
      types,
      ({ data: { pane_id: id } }) => panes === null || (typeof id === 'string' && panes.includes(id)),
      ({ type, address, time, data }) => ({
        method: `crux:event/${names[type] ?? type}`,
        params: { pane_id: null, address: address ?? null, time, ...data },
      }),
    );
    return done({ subscription_id: name });
  }),
  method('crux:events/unsubscribe', (call, params) => {
    unsubscribe(call, params.subscription_id);
    return done({});
  }),
];
