/** What waits for what, as a graph. Pure. */
import type { Desired, DesiredPane, Json } from '../spec/desired.ts';

export interface Dependency {
  /** Address of the pane that waits. */
  readonly from: string;
  /** Address of the pane that it waits for. */
  readonly to: string;
  /** `started`, `ready`, `completed`, … */
  readonly condition: string;
}

/** In the order of the spec. A name without a slash is a pane of the same workspace. */
export function dependenciesOf({ workspaces }: Pick<Desired, 'workspaces'>): readonly Dependency[] {
  return workspaces.flatMap(({ panes }) => panes.flatMap(dependenciesOfPane));
}

function dependenciesOfPane({ address, workspace, fields }: DesiredPane): readonly Dependency[] {
  const written = fields['depends_on']?.shown ?? null;
  return namesIn(written).map(([name, condition]) => ({
    from: address,
    to: name.includes('/') ? name : `${workspace}/${name}`,
    condition,
  }));
}

/** A list of names, or a mapping of names to conditions. */
function namesIn(written: Json): readonly (readonly [string, string])[] {
  if (written === null || typeof written !== 'object') return [];
  if (isList(written))
    return written.flatMap((name) => (typeof name === 'string' ? [[name, 'started'] as const] : []));
  return Object.entries(written).map(([name, condition]) => [
    name,
    typeof condition === 'string' ? condition : 'started',
  ]);
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value); // isArray does not narrow readonly arrays
