/** From what a client calls a pane to the pane that stands. */
import type { ObservedPane, ObservedServer, ObservedTab } from '../../backend/backend.ts';
import { readRecord } from '../../runner/records.ts';
import { answerOf, done, refused, type Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { ProjectSite } from '../projects/project-site.ts';
import type { FoundPane } from './found-pane.ts';

/** The projects that the caller may see, or the one that it names. */
export async function projectsFor(
  { hub, client }: Call,
  named?: string,
): Promise<Answer<readonly ProjectSite[]>> {
  const all = await hub.projects.all();
  const seen = client.scope === null ? all : all.filter(({ key }) => key === client.scope);
  if (named === undefined) return done(seen);
  const matches = ({ key, name }: ProjectSite): boolean => key === named || name === named;
  const found = seen.filter(matches);
  if (found.length > 0) return done(found);
  if (all.some(matches)) return refused('notAllowed', `this pane may not act in the project ${named}`);
  return refused('noSuch', `there is no project ${named}`, {
    hint: 'wzp apply in its folder makes it known',
  });
}

/** `glance`: a look of a moment ago will do. */
type Look = 'now' | 'glance';

/** Every pane of a project, and what stands between them; none when its server does not answer. */
export async function panesOf(
  project: ProjectSite,
  look: Look = 'now',
): Promise<Answer<readonly FoundPane[]>> {
  const observed = await (look === 'now' ? project.observe() : project.glance());
  return observed.ok ? done(panesIn(project, observed.value)) : answerOf(observed);
}

export function panesIn(project: ProjectSite, server: ObservedServer): readonly FoundPane[] {
  return server.tabs
    .filter((tab) => tab.panes.some((pane) => isOurs(project, pane)))
    .flatMap((tab) => tab.panes.map((pane) => found(project, server, tab, pane)));
}

const isOurs = ({ key }: ProjectSite, { marker }: ObservedPane): boolean => marker?.project === key;

function found(
  project: ProjectSite,
  server: ObservedServer,
  tab: ObservedTab,
  pane: ObservedPane,
): FoundPane {
  const marker = isOurs(project, pane) ? pane.marker : null;
  const place = marker && { runtimeDir: project.runtime, project: project.key, launch: marker.launch };
  return {
    project,
    server,
    tab,
    pane,
    address: marker?.address ?? null,
    record: place && readRecord(place),
  };
}

/** All panes that the caller may see. A server that is gone has none. */
export async function allPanes(
  call: Call,
  named?: string,
  look: Look = 'now',
): Promise<Answer<readonly FoundPane[]>> {
  const projects = await projectsFor(call, named);
  if (!projects.ok) return projects;
  const lists = await Promise.all(projects.value.map((project) => panesOf(project, look)));
  return done(lists.flatMap((list) => (list.ok ? list.value : [])));
}

interface Reference {
  readonly project: string | null;
  /** An address, or an id of the server. */
  readonly name: string;
}

/** `shop:dev/api`, `dev/api`, `%3`, `3`. */
export function parseReference(text: string): Reference {
  const [, project, address] = /^([^:/]+):([^/]+\/.+)$/s.exec(text) ?? [];
  return project === undefined || address === undefined
    ? { project: null, name: text }
    : { project, name: address };
}

/** `ref`: an address, with or without its project, or a pane id. */
export async function findPane(
  call: Call,
  ref: string | number,
  look: Look = 'now',
): Promise<Answer<FoundPane>> {
  const { project, name } = parseReference(String(ref));
  const panes = await allPanes(call, project ?? undefined, look);
  if (!panes.ok) return panes.error.kind === 'noSuch' ? noSuchPane(ref) : panes;
  const matches = panes.value.filter(
    ({ address, pane }) => address === name || pane.id === name || pane.id === `%${name}`,
  );
  const own = matches.filter((each) => each.project.key === call.client.self?.project);
  const [first, second] = own.length > 0 ? own : matches;
  if (first === undefined) return noSuchPane(ref);
  if (second !== undefined && (first.project !== second.project || first.address === null))
    return refused('params', `${ref} stands in more than one project`, {
      pane: String(ref),
      hint: `say which: ${first.project.name}:${name}`,
    });
  return done(first);
}

const noSuchPane = (ref: string | number): Answer<never> =>
  refused('noSuch', `there is no pane ${ref}`, { pane: String(ref), hint: 'pane.list shows them' });

/** The pane that the caller speaks for. */
export function ownPane(call: Call): Promise<Answer<FoundPane>> | Answer<never> {
  const { self } = call.client;
  if (self === null || self.address === null)
    return refused('noSuch', 'this client is not in a pane', {
      hint: 'initialize with WZP_TOKEN, or with `pane`',
    });
  return findPane(call, `${self.project}:${self.address}`);
}

/** As above, but only for panes that have our runner: they have an address. */
export async function findManaged(
  call: Call,
  ref: string | number,
): Promise<Answer<FoundPane & { readonly address: string }>> {
  const pane = await findPane(call, ref);
  if (!pane.ok) return pane;
  const { address } = pane.value;
  return address === null
    ? refused('notAllowed', `pane ${ref} is not one of the project`, { pane: String(ref) })
    : done({ ...pane.value, address });
}

/**
 * Does something to a pane that needs only its id. The server is not asked where it is when it was seen a moment ago; a pane that is
 * gone by then is looked for once more.
 */
export async function atPane<T>(
  call: Call,
  ref: string | number,
  work: (pane: FoundPane) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const seen = await findPane(call, ref, 'glance');
  const answer = seen.ok ? await work(seen.value) : seen;
  if (answer.ok) return answer;
  const now = await findPane(call, ref);
  if (!now.ok) return now;
  // Where it is the same pane it failed for another reason, and may not be done twice.
  return seen.ok && seen.value.pane.id === now.value.pane.id ? answer : work(now.value);
}
