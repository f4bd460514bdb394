/** What runs in panes. */
import { done, refused } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import { workOn, type ProcessWork } from '../panes/end.ts';
import { allPanes, findManaged, panesOf } from '../panes/find.ts';
import { hubProcess, type FoundPane } from '../panes/found-pane.ts';
import type { HubProcess } from '../generated/types.ts';

const working = (work: ProcessWork) => async (call: Call, params: { readonly pane: string | number }) => {
  const pane = await findManaged(call, params.pane);
  if (!pane.ok) return pane;
  const worked = await workOn(pane.value, work);
  if (!worked.ok) return worked;
  const panes = await panesOf(pane.value.project);
  if (!panes.ok) return panes;
  const now = panes.value.find((each) => each.pane.id === pane.value.pane.id);
  return now === undefined
    ? refused('noSuch', `pane ${pane.value.address} is gone`)
    : done(withUse(call, { ...now, address: pane.value.address }));
};

/** With what the daemon has measured of it last. */
function withUse({ hub }: Call, pane: FoundPane & { readonly address: string }): HubProcess {
  const last = hub.usage.last(pane.project.key, pane.pane.marker?.launch ?? '');
  const shown = hubProcess(pane);
  return shown.pid === null || last === null
    ? shown
    : { ...shown, cpu_percent: Math.round(last.cpu * 1000) / 10, rss_bytes: last.memory };
}

export const processMethods: readonly Method[] = [
  method('process.list', async (call, params) => {
    const panes = await allPanes(call, params.project);
    if (!panes.ok) return panes;
    return done({
      processes: panes.value.flatMap((pane) =>
        pane.address === null ? [] : [withUse(call, { ...pane, address: pane.address })],
      ),
    });
  }),
  method('process.status', async (call, params) => {
    const pane = await findManaged(call, params.pane);
    return pane.ok ? done(withUse(call, pane.value)) : pane;
  }),
  method('process.usage', async (call, params) => {
    const pane = await findManaged(call, params.pane);
    if (!pane.ok) return pane;
    const { project, address } = pane.value;
    const used = call.hub.usage.of(project.key, pane.value.pane.marker?.launch ?? '');
    return done({
      address,
      project: project.key,
      memory_limit_bytes: used?.limit ?? null,
      samples: (used?.history.samples ?? []).map(({ at, cpu, memory, processes }) => ({
        at: new Date(at).toISOString(),
        cpu_percent: Math.round(cpu * 1000) / 10,
        rss_bytes: memory,
        processes,
      })),
    });
  }),
  method('process.start', working('start')),
  method('process.stop', working('stop')),
  method('process.restart', working('restart')),
];
