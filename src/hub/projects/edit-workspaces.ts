/** The workspaces of a spec, added and removed for a client: the edit is that of `wzp workspace new` and `delete`. */
import { isOwn, writeSpecEdit } from '../../apply/spec-edit.ts';
import { failed, type Outcome } from '../../diagnostics/diagnostic.ts';
import {
  newWorkspaceBody,
  withoutWorkspace,
  withWorkspace,
  type WorkspaceOrder,
} from '../../spec/edit/workspaces.ts';
import { nameProblem } from '../../spec/names.ts';
import { child, entryOf } from '../../spec/node.ts';
import { parseFile } from '../../spec/parse.ts';
import { readSpec } from '../../spec/read.ts';
import { mainFile, type SpecFile, type SpecSources } from '../../spec/source.ts';
import { answerOf, done, refused, type Answer } from '../answer.ts';
import { whereaboutsOf } from './plan-of.ts';
import type { ProjectSite } from './project-site.ts';

export async function addWorkspace(
  project: ProjectSite,
  name: string,
  order: WorkspaceOrder,
): Promise<Answer<void>> {
  const bad = nameProblem(name);
  if (bad !== null) return refused('params', `name ${bad.problem}`, { hint: bad.hint });
  if (order.template === null && Object.keys(order.values).length > 0)
    return refused('params', '`with` gives values to a template: name one');
  const sources = await sourcesOf(project);
  if (!sources.ok) return answerOf(sources);
  const file = mainFile(sources.value);
  if (file === undefined) return refused('noSuch', 'the project has no spec');
  const there = filesWith(sources.value, name)[0];
  if (there !== undefined)
    return refused('conflict', `${there.shown} has a workspace "${name}" already`, { retryable: false });
  return write(project, new Map([[file, withWorkspace(file, { name, body: newWorkspaceBody(order) })]]));
}

export async function removeWorkspace(project: ProjectSite, name: string): Promise<Answer<void>> {
  const sources = await sourcesOf(project);
  if (!sources.ok) return answerOf(sources);
  const files = filesWith(sources.value, name);
  if (files.length === 0) return refused('noSuch', `no workspace is named "${name}"`);
  const where = whereaboutsOf(project);
  const foreign = files.find((file) => !isOwn(file, sources.value, where));
  if (foreign !== undefined)
    return refused(
      'notAllowed',
      `"${name}" is defined in ${foreign.shown}, which does not belong to this project`,
    );
  return write(project, new Map(files.map((file) => [file, withoutWorkspace(file, name)])));
}

async function sourcesOf(project: ProjectSite): Promise<Outcome<SpecSources>> {
  const { value, diagnostics } = await readSpec(whereaboutsOf(project));
  return value === undefined ? failed(...diagnostics) : { ok: true, value };
}

const filesWith = ({ files }: SpecSources, name: string): readonly SpecFile[] =>
  files.filter((file) => entryOf(child(parseFile(file).node, 'workspaces'), name) !== undefined);

async function write(
  project: ProjectSite,
  edited: ReadonlyMap<SpecFile, Outcome<string>>,
): Promise<Answer<void>> {
  const written = await writeSpecEdit(whereaboutsOf(project), edited);
  if (written.ok) return done(undefined);
  const [first] = written.diagnostics;
  // What does not fit into the spec was asked for wrongly.
  const message = first?.message ?? 'the spec would have errors';
  return refused('params', message, first?.hint === undefined ? {} : { hint: first.hint });
}
