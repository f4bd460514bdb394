/** Which events the difference between two looks at a server is. Pure. */
import type { ObservedServer } from '../../backend/backend.ts';
import { sameRect } from '../../layout/placed.ts';
import type { EventData, EventType, NewEvent } from '../events/event.ts';
import type { FoundPane } from './found-pane.ts';

export function changesBetween(
  before: readonly FoundPane[],
  now: readonly FoundPane[],
  server: ObservedServer,
): readonly NewEvent[] {
  const old = new Map(before.map((pane) => [pane.pane.id, pane]));
  const events: NewEvent[] = [];
  for (const found of now) {
    const was = old.get(found.pane.id);
    if (was === undefined) continue;
    const say = (type: EventType, data: EventData = {}): void => void events.push(eventOf(found, type, data));
    if (was.tab.id !== found.tab.id || was.tab.workspace !== found.tab.workspace)
      say('pane.moved', { tab: found.tab.title, tab_id: found.tab.id });
    if (was.pane.title !== found.pane.title) say('pane.title', { title: found.pane.title });
    const { left, top, cols, rows } = found.pane.rect;
    if (!sameRect(was.pane.rect, found.pane.rect)) say('pane.resized', { left, top, cols, rows });
    if (isFocused(found, server) && !isFocused(was, was.server)) say('pane.focus');
  }
  return events;
}

/** Of the server where it can tell; else the active pane of its tab. */
const isFocused = ({ pane }: FoundPane, { focused }: ObservedServer): boolean =>
  focused === null ? pane.active : focused === pane.id;

const eventOf = (found: FoundPane, type: EventType, data: EventData): NewEvent => ({
  type,
  project: found.project.key,
  ...(found.address === null ? {} : { address: found.address }),
  data: { pane_id: found.pane.id, ...data },
});
