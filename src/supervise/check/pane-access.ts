/** The pane of a launch on its server, looked up when it is needed and remembered. */
import type { Backend, PaneId } from '../../backend/backend.ts';
import { failed, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Hub } from '../../hub/hub.ts';
import type { LaunchPlace } from '../../runner/place.ts';
import { siteOf } from '../site-of.ts';

interface Found {
  readonly backend: Backend;
  readonly id: PaneId;
  readonly cols: number;
}

/** Lines above the screen that are read. */
const scrollback = 3000;

export class PaneAccess {
  readonly #place: LaunchPlace;
  readonly #hub: Hub;
  #known: Found | null = null;

  constructor(place: LaunchPlace, hub: Hub) {
    this.#place = place;
    this.#hub = hub;
  }

  /** What it shows; null when there is no such pane (any more). */
  async read(): Promise<{ readonly text: string; readonly cols: number } | null> {
    const wasKnown = this.#known !== null;
    const found = await this.#find();
    if (found === null) return null;
    const text = await found.backend.readText(found.id, scrollback);
    if (text.ok) return { text: text.value, cols: found.cols };
    this.#known = null;
    return wasKnown ? this.read() : null; // it may have another id, or another size, by now
  }

  async type(text: string): Promise<Outcome<void>> {
    const found = await this.#find();
    if (found !== null) return found.backend.sendText(found.id, text);
    return failed({ code: 'WZP3015', severity: 'error', message: 'its pane is not there' });
  }

  async #find(): Promise<Found | null> {
    if (this.#known !== null) return this.#known;
    const { project, launch } = this.#place;
    const site = siteOf(this.#hub, this.#place);
    if (site === null) return null;
    const [backend, observed] = [await site.backend(), await site.observe()];
    if (!backend.ok || !observed.ok) return null;
    const pane = observed.value.tabs
      .flatMap(({ panes }) => panes)
      .find(({ marker }) => marker?.project === project && marker.launch === launch);
    if (pane !== undefined) this.#known = { backend: backend.value, id: pane.id, cols: pane.rect.cols };
    return this.#known;
  }
}
