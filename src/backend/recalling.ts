/** A backend whose observations know what only the runner's folders know. */
import { ok } from '../diagnostics/diagnostic.ts';
import type { Backend, ObservedServer } from './backend.ts';

/** `recall` lays marks over what was observed and changes nothing else. */
export function recalling(backend: Backend, recall: (server: ObservedServer) => ObservedServer): Backend {
  return {
    ...backend,
    async observe() {
      const seen = await backend.observe();
      return seen.ok ? ok(recall(seen.value)) : seen;
    },
    async arrange(goal, observed, journal) {
      const result = await backend.arrange(goal, observed, journal);
      return result.ok ? ok({ ...result.value, observed: recall(result.value.observed) }) : result;
    },
  };
}
