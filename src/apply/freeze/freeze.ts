/** Live → spec. */
import type { ObservedPane, ObservedTab, PaneId } from '../../backend/backend.ts';
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { standing } from '../../plan/standing.ts';
import { programOf, type Program } from '../../runner/foreground.ts';
import type { Desired } from '../../spec/desired.ts';
import { rewrittenSpec, specText } from '../../spec/rewrite.ts';
import type { SpecSources } from '../../spec/source.ts';
import { planOptionsOf, type PlanRequest } from '../make-plan.ts';
import type { Site } from '../site.ts';
import type { Survey } from '../survey.ts';
import { frozenForeign } from './foreign.ts';
import { frozenWorkspace, type Frozen, type ToAdopt } from './managed.ts';
import type { Programs, Whereabouts } from './pane-notes.ts';

export interface FrozenSpec {
  readonly text: string;
  /** Key of the project whose spec it is; null: it is a new one. */
  readonly project: string | null;
  readonly adopt: readonly ToAdopt[];
  readonly titles: readonly { readonly id: ObservedTab['id']; readonly title: string }[];
}

export interface FreezeChoices {
  readonly where: Whereabouts;
  /** Null: all of the project. */
  readonly workspace: string | null;
  readonly adopts: boolean;
  readonly request: PlanRequest;
}

/** The project as it stands. `applied`: the spec that was applied last; keys of panes are taken from there. */
export function freezeProject(
  site: Site,
  applied: { readonly desired: Desired; readonly sources: SpecSources },
  { observed, recorded }: Survey,
  { where, workspace, adopts, request }: FreezeChoices,
): Outcome<FrozenSpec> {
  const programs = programsIn(observed.tabs.flatMap(({ panes }) => panes));
  const options = planOptionsOf(site, observed, request);
  const all = standing(applied.desired, observed, recorded, options);
  const chosen = all.filter(({ workspace: { name } }) => workspace === null || name === workspace);
  const frozen = chosen.flatMap<Frozen>((one) => frozenWorkspace(one, programs, where, adopts) ?? []);
  if (frozen.length === 0)
    return failed({
      code: 'WZP2013',
      severity: 'error',
      message:
        workspace === null
          ? 'nothing of this project stands'
          : `nothing of the workspace ${workspace} stands`,
      hint: 'wzp apply makes what the spec has',
    });
  const kept = new Set(frozen.map((one) => one.workspace.name));
  const gone = chosen.map((one) => one.workspace.name).filter((name) => !kept.has(name));
  const head = [
    'What stood of this project when it was frozen. Keys of panes are those that were applied last.',
    ...gone.map((name) => `Nothing of the workspace ${name} stood, so it is left out.`),
  ];
  return ok({
    text: rewrittenSpec(
      applied.sources,
      frozen.map((one) => one.workspace),
      gone,
      head,
    ),
    project: site.project.key,
    adopt: frozen.flatMap((one) => one.adopt),
    titles: frozen.flatMap((one) => one.titles),
  });
}

/** A workspace that was made by hand. */
export function freezeForeign(
  site: Site,
  { observed }: Survey,
  workspace: string,
  where: Whereabouts,
): Outcome<FrozenSpec> {
  const panes = observed.tabs.filter((tab) => tab.workspace === workspace).flatMap((tab) => tab.panes);
  const frozen = frozenForeign(observed, workspace, programsIn(panes), where);
  if (frozen === null) {
    const names = [...new Set(observed.tabs.map((tab) => tab.workspace))].filter(
      (name) => name !== workspace,
    );
    return failed({
      code: 'WZP2013',
      severity: 'error',
      message:
        panes.length === 0
          ? `there is no workspace ${workspace} on the server`
          : `all panes of the workspace ${workspace} belong to projects`,
      hint: names.length === 0 ? 'nothing else runs there' : `there are: ${names.join(', ')}`,
    });
  }
  const head = [
    `The ${site.backend.kind} workspace ${JSON.stringify(workspace)} as it stood.`,
    'What could not be known: the environment of the processes, how they are to be stopped and restarted, what waits for what.',
    'Commands are those of the process list: check them, before anything is restarted by them.',
  ];
  return ok({
    text: specText([frozen.workspace], head),
    project: null,
    adopt: frozen.adopt,
    titles: frozen.titles,
  });
}

function programsIn(panes: readonly ObservedPane[]): Programs {
  const programs = new Map<PaneId, Program>();
  for (const { id, pid, dead } of panes) {
    const program = pid === null || dead ? null : programOf(pid);
    if (program !== null) programs.set(id, program);
  }
  return programs;
}
