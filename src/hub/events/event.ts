/** Something that has happened. Numbers grow by one with each event and go on after a restart of the daemon. */
import type { Json } from '../../spec/desired.ts';

export type EventType =
  | `pane.${'created' | 'exited' | 'closed' | 'moved' | 'title' | 'focus' | 'resized' | 'output'}`
  | `process.${'starting' | 'ready' | 'unhealthy' | 'over_limit' | 'backoff' | 'failed' | 'stopped'}`
  | 'agent.status'
  | `task.${'queued' | 'started' | 'finished'}`
  | 'message.received'
  | 'plan.drift'
  | `apply.${'started' | 'step' | 'finished'}`
  | `config.${'reloaded' | 'rejected'}`
  | `server.${'lost' | 'restored'}`
  | 'hub.closing';

export type EventData = Readonly<Record<string, Json>>;

export interface NewEvent {
  readonly type: EventType;
  /** Project key; null: it belongs to none. */
  readonly project: string | null;
  /** Of the pane, tab or workspace: `dev/api`. */
  readonly address?: string;
  readonly data: EventData;
}

export interface HubEvent extends NewEvent {
  readonly seq: number;
  /** ISO 8601 */
  readonly time: string;
}

/** `pane.*`, `pane.exited`, `*`. */
export function matchesType(type: string, pattern: string): boolean {
  return (
    pattern === '*' || pattern === type || (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1)))
  );
}
