/** What the specs ask of the hub, taken together: there is one for all of them. Pure. */
import type { HubSettings, WebSocketSettings } from '../spec/desired.ts';
import { defaultLimits, type HubLimits } from './limits.ts';

export interface EffectiveSettings {
  readonly requireToken: boolean;
  /** Of the pool `default`; null: nobody says. */
  readonly maxConcurrentTasks: number | null;
  readonly limits: HubLimits;
  readonly websockets: readonly WebSocketSettings[];
}

/** Where they differ the stricter one counts. `base`: where none says anything. */
export function together(
  all: readonly (HubSettings | undefined)[],
  base: HubLimits = defaultLimits,
): EffectiveSettings {
  const said = all.flatMap((one) => one ?? []);
  const limits: Record<string, number> = { ...base };
  for (const name of Object.keys(base)) {
    const asked = said.flatMap((one) => one.limits[name] ?? []);
    if (asked.length > 0) limits[name] = Math.min(...asked);
  }
  const tasks = said.flatMap(({ maxConcurrentTasks }) => maxConcurrentTasks ?? []);
  const listeners = new Map<string, WebSocketSettings>();
  for (const { websocket } of said) {
    if (websocket === null) continue;
    const place = `${websocket.host} ${websocket.port}`;
    const same = listeners.get(place);
    // Two projects on one port: pages that only one of them lets in are not let in, and TLS is used if one asks for it.
    listeners.set(place, same === undefined ? websocket : stricter(same, websocket));
  }
  return {
    requireToken: said.some(({ requireToken }) => requireToken),
    maxConcurrentTasks: tasks.length === 0 ? null : Math.min(...tasks),
    limits: limits as unknown as HubLimits, // the same names, all of them numbers
    websockets: [...listeners.values()],
  };
}

const stricter = (one: WebSocketSettings, other: WebSocketSettings): WebSocketSettings => ({
  ...one,
  origins: one.origins.filter((origin) => other.origins.includes(origin)),
  tls: one.tls ?? other.tls,
});
