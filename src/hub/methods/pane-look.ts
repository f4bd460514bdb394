/** Looking at panes. */
import { done } from '../answer.ts';
import { method, type Method } from '../call.ts';
import { allPanes, atPane, findPane, ownPane } from '../panes/find.ts';
import { hubPane } from '../panes/found-pane.ts';
import { captureOf, lastLines } from '../panes/capture.ts';

export const paneLookMethods: readonly Method[] = [
  method('pane.self', async (call) => {
    const pane = await ownPane(call);
    return pane.ok ? done(hubPane(pane.value)) : pane;
  }),
  method('pane.list', async (call, params) => {
    const panes = await allPanes(call, params.project);
    if (!panes.ok) return panes;
    const shown = panes.value.map(hubPane);
    const { workspace } = params;
    return done({
      panes: workspace === undefined ? shown : shown.filter((pane) => pane.workspace === workspace),
    });
  }),
  method('pane.get', async (call, params) => {
    const pane = await findPane(call, params.pane);
    return pane.ok ? done(hubPane(pane.value)) : pane;
  }),
  method('pane.read', async (call, params) => {
    const lines = params.source === 'scrollback' ? (params.lines ?? 1000) : null;
    const captured = await atPane(call, params.pane, (pane) =>
      captureOf(pane, { lines, ansi: params.ansi === true }),
    );
    if (!captured.ok) return captured;
    const { text, cursor } = captured.value;
    return done({ text: params.lines === undefined ? text : lastLines(text, params.lines), cursor });
  }),
  method('pane.wait', async (call, params) => {
    const pane = await findPane(call, params.pane);
    if (!pane.ok) return pane;
    const { waitFor } = await import('../panes/wait.ts');
    return waitFor(call, pane.value, params.until, params.timeout_ms ?? 30_000);
  }),
];
