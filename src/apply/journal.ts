/** Tells the host of each call to the server, before and after it. */
import type { Journal } from '../backend/backend.ts';
import type { ApplyHost } from './events.ts';

export const journalOf = (host: ApplyHost): Journal => ({
  before: ({ id, text, address }) => {
    host.emit({ type: 'step_start', id, text, address });
    return Promise.resolve();
  },
  after: ({ id, text, address }, result) => {
    host.emit({ type: 'step_end', id, text, address, result });
    return Promise.resolve();
  },
});
