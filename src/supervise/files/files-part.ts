/** Restarts processes when files change that they watch. */
import type { Hub } from '../../hub/hub.ts';
import type { Looked } from '../../hub/processes/process-watch.ts';
import { checksStamp, readChecks } from '../../runner/checks-file.ts';
import type { LaunchPlace } from '../../runner/place.ts';
import type { DaemonPart } from '../daemon/part.ts';
import { calm, changedAt, look, type Pace } from './pace.ts';
import { finishRestart, restartProcess } from './restart-process.ts';
import { TreeWatch } from './tree-watch.ts';

export const filesPart: DaemonPart = ({ hub, onLook }) => {
  const watching = new Map<string, Watching>();
  const look = ({ project, launch, record }: Looked): void => {
    const name = `${project}/${launch}`;
    const known = watching.get(name);
    if (record === null || record.runnerPid === null) {
      known?.close();
      watching.delete(name);
      return;
    }
    const place = { runtimeDir: hub.paths.runtime, project, launch };
    if (known === undefined && checksStamp(place) === '') return;
    const one = known ?? new Watching(hub, place);
    watching.set(name, one);
    one.look(record.address);
  };
  onLook(look);
  for (const project of new Set(hub.projects.known.map(({ key }) => key)))
    for (const [launch, record] of hub.processes.records(project)) look({ project, launch, record });
  return {
    stop() {
      for (const one of watching.values()) one.close();
      watching.clear();
    },
  };
};

class Watching {
  readonly #hub: Hub;
  readonly #place: LaunchPlace;
  #stamp: string | null = null;
  #text = 'null';
  #tree: TreeWatch | null = null;
  #pace: Pace = calm;
  #timer: NodeJS.Timeout | null = null;
  #isBusy = false;
  #address = '';
  #lastPath = '';

  constructor(hub: Hub, place: LaunchPlace) {
    this.#hub = hub;
    this.#place = place;
    void finishRestart(place);
  }

  look(address: string): void {
    this.#address = address;
    const stamp = checksStamp(this.#place);
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    const tree = readChecks(this.#place)?.watch ?? null;
    const text = JSON.stringify(tree);
    if (text === this.#text) return;
    this.#text = text;
    this.close();
    if (tree !== null)
      this.#tree = new TreeWatch(
        tree,
        (path) => this.#changed(path),
        (problem) => this.#hub.log.error(`${address}: ${problem}`, this.#about()),
      );
  }

  close(): void {
    this.#tree?.close();
    this.#tree = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#pace = calm;
  }

  #changed(path: string): void {
    this.#lastPath = path;
    this.#pace = changedAt(this.#pace, performance.now());
    this.#consider();
  }

  #consider(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#isBusy || this.#tree === null) return;
    const { pace, restart, pauses, lookAt } = look(this.#pace, performance.now());
    this.#pace = pace;
    if (pauses)
      this.#hub.log.error(
        `${this.#address}: what it watches changes all the time (${this.#lastPath}); it is left alone for a while`,
        this.#about(),
      );
    if (restart) void this.#restart();
    if (lookAt !== null)
      this.#timer = setTimeout(() => this.#consider(), Math.max(1, lookAt - performance.now())).unref();
  }

  async #restart(): Promise<void> {
    this.#isBusy = true;
    const path = this.#lastPath;
    try {
      const restarted = await restartProcess(
        this.#hub,
        this.#place,
        'wzp daemon: a watched file has changed',
      );
      if (!restarted.ok)
        this.#hub.log.error(`${this.#address}: it could not be restarted`, {
          ...this.#about(),
          diagnostics: restarted.diagnostics,
        });
      else if (restarted.value === 'restarted')
        this.#hub.log.info(`${this.#address} is restarted: ${path} has changed`, this.#about());
    } finally {
      this.#isBusy = false;
      this.#consider();
    }
  }

  #about(): { readonly project: string; readonly address: string } {
    return { project: this.#place.project, address: this.#address };
  }
}
