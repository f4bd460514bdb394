/** Everything that the methods work on. Made by the daemon; knows nothing of sockets. */
import type { UserPaths } from '../state/paths.ts';
import type { Client } from './client.ts';
import type { EventLog } from './events/event-log.ts';
import type { Leases } from './leases.ts';
import type { Log } from './log.ts';
import type { Inboxes } from './messages/inboxes.ts';
import type { Requests } from './messages/requests.ts';
import type { PaneWatch } from './panes/pane-watch.ts';
import type { ProcessWatch } from './processes/process-watch.ts';
import type { UsageBook } from './processes/usage-book.ts';
import type { Projects } from './projects/projects.ts';
import type { EffectiveSettings } from './settings.ts';
import type { Attempts } from './tasks/attempts.ts';
import type { TaskQueue } from './tasks/task-queue.ts';

export interface Hub {
  readonly version: string;
  readonly paths: UserPaths;
  /** Of the daemon. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** epoch ms */
  readonly started: number;
  readonly projects: Projects;
  readonly processes: ProcessWatch;
  readonly usage: UsageBook;
  readonly panes: PaneWatch;
  readonly events: EventLog;
  readonly tasks: TaskQueue;
  readonly attempts: Attempts;
  readonly inboxes: Inboxes;
  readonly requests: Requests;
  readonly leases: Leases;
  readonly log: Log;
  /** Those that have been let in. */
  readonly clients: ReadonlySet<Client>;
  /** Names of all methods. */
  readonly methods: () => readonly string[];
  /** What the specs ask of the hub itself. */
  readonly settings: () => EffectiveSettings;
  /** Opens everything to whoever shows it; null while no spec asks for one. */
  readonly token: () => string | null;
  /** ms by which the 99th percentile of timers is late. */
  readonly eventLoopDelay: () => number;
}
