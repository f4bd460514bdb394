/** What a backend needs around it to be put through the conformance suite. */
import type { Backend, PaneId } from '../../src/backend/backend.ts';
import type { Extent } from '../../src/layout/tree.ts';

export interface Bench {
  readonly backend: Backend;
  /** Size in cells of the tabs on this server. */
  readonly size: Extent;
  /** The starts of panes are carried out: processes run, and what is typed reaches them. */
  readonly runsProcesses: boolean;
  /** Journalled steps of one `arrange` that nobody disturbs; more would mean that it had to try again. */
  readonly stepsAtMost?: number;
  /** What a person does on the server, without wzp. */
  readonly person: {
    /** A pane of theirs beside another one. */
    split(beside: PaneId): Promise<PaneId>;
    zoom(id: PaneId): Promise<void>;
    close(id: PaneId): Promise<void>;
  };
  /** Ends the server and all that it started. */
  close(): Promise<void>;
}

/** A server that is not running yet, or runs without a pane of ours. */
export type MakeBench = () => Promise<Bench>;
