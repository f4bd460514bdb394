/** What of a spec only the daemon carries out. Pure. */
import type { Desired, DesiredPane } from '../spec/desired.ts';
import { hooksOfDaemon } from './hooks/hooks-file.ts';

/** Addresses of panes with such keys, and names of what the project has of them; none: the spec does without a daemon. */
export const needsDaemon = ({
  workspaces,
  hooks,
  limits,
  metrics,
  autoApply,
  hub,
}: Pick<Desired, 'workspaces' | 'hooks' | 'limits' | 'metrics' | 'autoApply' | 'hub'>): readonly string[] => [
  ...workspaces.flatMap(({ panes }) => panes.flatMap((pane) => (isWatched(pane) ? [pane.address] : []))),
  ...hooksOfDaemon(hooks),
  ...(limits === undefined ? [] : ['limits']),
  ...(metrics === undefined ? [] : ['metrics']),
  ...(autoApply === undefined ? [] : ['auto_apply']),
  ...(hub?.enabled === true || (hub?.websocket ?? null) !== null ? ['hub'] : []),
];

const isWatched = ({ supervision, limits }: DesiredPane): boolean =>
  supervision.health !== null ||
  (supervision.schedule ?? null) !== null ||
  (supervision.watch ?? null) !== null ||
  (limits ?? null) !== null;
