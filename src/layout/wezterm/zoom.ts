/** Zoom and the active pane of a tab. */
import { resize } from './resize.ts';
import { activeKey, done, leafKeys, refused, tagRecent } from './model.ts';
import type { Step, TabGeometry } from './model.ts';

/** Every pane is told its tree size again. Can only hang when the tab was made smaller while zoomed. */
export function unzoom(tab: TabGeometry): Step {
  if (tab.zoomed === null) return done(tab);
  const step = resize({ ...tab, zoomed: null, extent: tab.unzoomedExtent }, tab.extent);
  return step.ok ? step : refused(step.reason, tab);
}

function zoomActive(tab: TabGeometry): TabGeometry {
  const zoomed = activeKey(tab) ?? null;
  if (zoomed === null) return { ...tab, unzoomedExtent: tab.extent };
  return {
    ...tab,
    zoomed,
    unzoomedExtent: tab.extent,
    terminals: new Map(tab.terminals).set(zoomed, tab.extent),
  };
}

/** `zoom-pane --zoom` or `--unzoom` of one pane. Unzooming a pane that is not the zoomed one does nothing. */
export function setZoomed(tab: TabGeometry, key: string, zoomed: boolean, unzoomOnSwitch = true): Step {
  if (!leafKeys(tab.root).includes(key)) return refused('unknown-leaf', tab);
  if ((tab.zoomed === key) === zoomed) return done(tab);
  if (tab.zoomed !== null) {
    const step = unzoom(tab);
    if (!step.ok || !zoomed) return step;
    return setZoomed(step.tab, key, true, unzoomOnSwitch);
  }
  const step = activate(tab, key, unzoomOnSwitch);
  return step.ok ? done(zoomActive(step.tab)) : step;
}

/**
 * Makes a pane the active one. Another pane's zoom ends first, or the call is ignored when the server's option
 * `unzoom_on_switch_pane` is false.
 */
export function activate(tab: TabGeometry, key: string, unzoomOnSwitch = true): Step {
  const index = leafKeys(tab.root).indexOf(key);
  if (index < 0) return refused('unknown-leaf', tab);
  if (activeKey(tab) === key) return done(tab);
  if (tab.zoomed !== null && !unzoomOnSwitch) return done(tab);
  const step = unzoom(tab);
  return step.ok ? done(atIndex(step.tab, index)) : step;
}

/** Sets the active position as it is, without a look at the zoom. */
export const atIndex = (tab: TabGeometry, index: number): TabGeometry => ({
  ...tab,
  active: index,
  recency: tagRecent(tab.recency, index),
});
