/** A part of the daemon: something that watches and acts as long as the daemon runs. */
import type { Hub } from '../../hub/hub.ts';
import type { ProcessChange } from '../../hub/processes/process-watch.ts';

export interface Surroundings {
  readonly hub: Hub;
  /** Called after the events of the change have been published. */
  readonly onProcess: (listener: (change: ProcessChange) => void) => void;
}

export interface RunningPart {
  /** Leaves everything in panes as it is. */
  stop(): void | Promise<void>;
}

export type DaemonPart = (surroundings: Surroundings) => RunningPart | Promise<RunningPart>;
