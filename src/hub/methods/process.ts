/** What runs in panes. */
import { done, refused } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import { workOn, type ProcessWork } from '../panes/end.ts';
import { allPanes, findManaged, panesOf } from '../panes/find.ts';
import { hubProcess } from '../panes/found-pane.ts';

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
    : done(hubProcess({ ...now, address: pane.value.address }));
};

export const processMethods: readonly Method[] = [
  method('process.list', async (call, params) => {
    const panes = await allPanes(call, params.project);
    if (!panes.ok) return panes;
    return done({
      processes: panes.value.flatMap((pane) =>
        pane.address === null ? [] : [hubProcess({ ...pane, address: pane.address })],
      ),
    });
  }),
  method('process.status', async (call, params) => {
    const pane = await findManaged(call, params.pane);
    return pane.ok ? done(hubProcess(pane.value)) : pane;
  }),
  method('process.start', working('start')),
  method('process.stop', working('stop')),
  method('process.restart', working('restart')),
];
