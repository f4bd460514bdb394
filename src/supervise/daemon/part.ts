/** A part of the daemon: something that watches and acts as long as the daemon runs. */
import type { Hub } from '../../hub/hub.ts';
import type { Looked, ProcessChange } from '../../hub/processes/process-watch.ts';

export interface Surroundings {
  readonly hub: Hub;
  /** Called after the events of the change have been published. */
  readonly onProcess: (listener: (change: ProcessChange) => void) => void;
  /**
   * Called whenever the files of a launch have been read again: soon after any of them has changed, now and then without a reason, and last
   * when it is gone. Who follows a file of the launch need not look at it all the time.
   */
  readonly onLook: (listener: (looked: Looked) => void) => void;
}

export interface RunningPart {
  /** Leaves everything in panes as it is. */
  stop(): void | Promise<void>;
}

export type DaemonPart = (surroundings: Surroundings) => RunningPart | Promise<RunningPart>;
