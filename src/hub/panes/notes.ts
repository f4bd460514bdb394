/** What the hub remembers of a pane beside what stands on the server: in the folder of its launch, so it goes with the pane. */
import { inLaunch, names, replaceFile, textOf, writing, type LaunchPlace } from '../../runner/place.ts';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { isObject } from '../../state/sealed.ts';
import { reportOf, type AgentReport } from '../agents/report.ts';
import type { FoundPane } from './found-pane.ts';

export interface Notes {
  /** With which it was made: the same key gives the same pane. */
  readonly key: string | null;
  readonly tags: readonly string[];
  /** Address of the pane that had it made. */
  readonly owner: string | null;
  /** It was made by `spawn_agent`. */
  readonly isContext: boolean;
  /** What was said of the agent in it last. */
  readonly agent: AgentReport | null;
}

export const noNotes: Notes = { key: null, tags: [], owner: null, isContext: false, agent: null };

/** Null for a pane that is not ours. */
export const placeOf = ({ project, pane }: Pick<FoundPane, 'project' | 'pane'>): LaunchPlace | null =>
  pane.marker?.project === project.key
    ? { runtimeDir: project.runtime, project: project.key, launch: pane.marker.launch }
    : null;

export function readNotes(found: Pick<FoundPane, 'project' | 'pane'>): Notes {
  const place = placeOf(found);
  const text = place === null ? null : textOf(inLaunch(place, names.notes));
  if (text === null) return noNotes;
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) return noNotes;
    const { key, tags, owner, isContext, agent } = value;
    return {
      key: typeof key === 'string' ? key : null,
      tags: Array.isArray(tags) ? tags.map(String) : [],
      owner: typeof owner === 'string' ? owner : null,
      isContext: isContext === true,
      agent: isObject(agent) ? reportOf(agent) : null,
    };
  } catch {
    return noNotes;
  }
}

export function writeNotes(place: LaunchPlace | null, notes: Notes): Outcome<void> {
  if (place === null) return ok(undefined);
  return writing(place, () => replaceFile(inLaunch(place, names.notes), `${JSON.stringify(notes)}\n`));
}
