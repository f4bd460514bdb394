/** Panes that a client has made: the spec knows nothing of them, apply keeps them, and they end when they are asked to. */
import { randomBytes } from 'node:crypto';
import { accessSync, constants, statSync } from 'node:fs';
import type { Site } from '../../apply/site.ts';
import type { ArrangeResult, Start } from '../../backend/backend.ts';
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { baseEnvironment } from '../../runner/environment.ts';
import { prepareLaunch } from '../../runner/launch.ts';
import { launchDir } from '../../runner/place.ts';
import type { RunRequest } from '../../runner/run-file.ts';
import type { Process, Text } from '../../spec/desired.ts';
import { answerOf, refused, type Answer } from '../answer.ts';
import type { ProjectSite } from '../projects/project-site.ts';
import { arrangeTabs } from './arrange.ts';
import { insertBeside, type Direction, type SplitSize } from './edit-layout.ts';
import { panesIn } from './find.ts';
import { isAdHoc, workspaceOfTab, type FoundPane } from './found-pane.ts';
import { readNotes, writeNotes, type Notes } from './notes.ts';
import { rm } from 'node:fs/promises';

/** What is to run in a new pane. */
export interface PaneRequest {
  readonly process:
    | { readonly kind: 'argv'; readonly argv: readonly string[] }
    | { readonly kind: 'text'; readonly text: string }
    | null;
  /** Absolute; null: that of the pane beside it. */
  readonly cwd: string | null;
  readonly env: Readonly<Record<string, string>>;
  readonly title: string | null;
  readonly focus: boolean;
  readonly notes: Notes;
}

export interface SplitRequest extends PaneRequest {
  readonly direction: Direction;
  readonly size: SplitSize;
}

const plain = (value: string): Text => ({ value, shown: value });

/** Where the new pane goes, chosen from all that stand once nobody else changes the server. Null: there is no such pane. */
export type ChooseTarget = (
  panes: readonly FoundPane[],
) => { readonly pane: FoundPane; readonly direction: Direction } | null;

/** The new pane, or the one that was made with the same key. */
export async function splitPane(
  project: ProjectSite,
  choose: ChooseTarget,
  request: SplitRequest,
): Promise<Answer<FoundPane>> {
  const outcome = await project.change('wzp daemon: split a pane', (site) =>
    split(project, site, choose, request),
  );
  return outcome.ok ? outcome.value : answerOf(outcome);
}

async function split(
  project: ProjectSite,
  site: Site,
  choose: ChooseTarget,
  request: SplitRequest,
): Promise<Outcome<Answer<FoundPane>>> {
  const quiet = await site.backend.quiesce();
  if (!quiet.ok) return quiet;
  const server = await site.backend.observe();
  if (!server.ok) return server;
  const panes = panesIn(project, server.value);
  const { key } = request.notes;
  const same = key === null ? undefined : panes.find((pane) => isAdHoc(pane) && readNotes(pane).key === key);
  if (same !== undefined) return ok({ ok: true, value: same });
  const target = choose(panes);
  if (target === null) return ok(refused('noSuch', 'the pane to split is gone'));
  const { pane: beside, direction } = target;
  const id = randomBytes(6).toString('hex');
  const made = `+${id}`;
  const { tree } = beside.tab;
  if (tree === null) return ok(refused('serverGone', 'the server reports panes that overlap'));
  const wanted = insertBeside(tree, beside.pane.id, direction, request.size, made);
  if (wanted === null)
    return ok(
      refused(
        'noSpace',
        `there is no room for one more pane ${wordFor(direction)} ${beside.address ?? beside.pane.id}`,
      ),
    );
  const workspace = workspaceOfTab(beside);
  if (workspace === null) return ok(refused('notAllowed', 'no pane of the project stands in that tab'));
  const place = { workspace, tab: beside.tab.title, cwd: beside.pane.cwd };
  const start = prepare(project, site, place, id, request);
  if (!start.ok) return start;
  const result = await arrangeTabs(site, { project, server: server.value }, [
    {
      tab: beside.tab,
      tree: wanted,
      made: new Map([[made, { kind: 'new', start: start.value }]]),
      active: request.focus ? made : null,
      ...(request.focus ? { focus: made, zoomed: null } : {}),
    },
  ]);
  return ok(await newborn(project, start.value, made, result));
}

/** The pane that an arrangement has made; without one nothing is left of it. */
export async function newborn(
  project: ProjectSite,
  start: Start,
  key: string,
  result: Outcome<ArrangeResult>,
): Promise<Answer<FoundPane>> {
  const born = result.ok ? result.value.created.get(key) : undefined;
  if (!result.ok || born === undefined) {
    await rm(folderOf(project, start), { recursive: true, force: true });
    return result.ok ? closedAtOnce : answerOf(result);
  }
  const found = panesIn(project, result.value.observed).find(({ pane }) => pane.id === born);
  return found === undefined ? closedAtOnce : { ok: true, value: found };
}

const closedAtOnce = refused('notStarted', 'the pane closed as soon as it was started');

const folderOf = ({ runtime, key }: ProjectSite, { marker }: Start): string =>
  launchDir({ runtimeDir: runtime, project: key, launch: marker.launch });

export interface NewPlace {
  readonly workspace: string;
  /** Name of the tab. */
  readonly tab: string;
  /** Where nothing else is asked for; null: the folder of the project. */
  readonly cwd: string | null;
}

/** `id`: 12 random hexadecimal digits. */
export function prepare(
  project: ProjectSite,
  site: Site,
  place: NewPlace,
  id: string,
  request: PaneRequest,
): Outcome<Start> {
  const run = runOf(project, request, request.cwd ?? place.cwd ?? project.registration.project.root);
  if (!isFolder(run.cwd))
    return failed({ code: 'WZP1701', severity: 'error', message: `there is no directory ${run.cwd}` });
  const prepared = prepareLaunch({
    runtimeDir: site.paths.runtime,
    project: site.project,
    address: `${place.workspace}/adhoc-${id.slice(0, 6)}`,
    tab: place.tab,
    serverId: site.backend.serverId,
    launch: `adhoc-${id}`,
    run,
  });
  if (!prepared.ok) return prepared;
  const noted = writeNotes(prepared.value.place, request.notes);
  return noted.ok ? ok(prepared.value.start) : noted;
}

export function runOf(project: ProjectSite, request: PaneRequest, cwd: string): RunRequest {
  const { env } = project;
  return {
    process: processOf(request.process),
    shell: shellOf(env),
    cwd,
    environment: { ...baseEnvironment(env), ...request.env },
    title: request.title,
    onExit: 'hold',
    restart: { policy: 'no', backoffMs: 1000, maxBackoffMs: 30_000, maxRestarts: null, windowMs: null },
    stop: {
      signal: request.process === null ? 'SIGHUP' : 'SIGTERM',
      timeoutMs: 10_000,
      command: null,
      keys: [],
    },
    start: { kind: 'now' },
    fields: {},
    digest: '', // says, with the name of the launch, that the spec knows nothing of it
  };
}

function processOf(process: PaneRequest['process']): Process {
  if (process === null) return { kind: 'shell' };
  return process.kind === 'argv'
    ? { kind: 'argv', argv: process.argv.map(plain) }
    : { kind: 'text', text: plain(process.text) };
}

function shellOf(env: Readonly<Record<string, string | undefined>>): string {
  const { SHELL: shell } = env;
  try {
    if (shell !== undefined && shell.startsWith('/')) {
      accessSync(shell, constants.X_OK);
      return shell;
    }
  } catch {
    // a shell that is not there is no shell
  }
  return '/bin/sh';
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function wordFor(direction: Direction): string {
  switch (direction) {
    case 'left':
      return 'left of';
    case 'right':
      return 'right of';
    case 'up':
      return 'above';
    case 'down':
      return 'below';
  }
}

/** The pane with the most room, and the side on which a new one gets the better half. A character is about twice as high as wide. */
export const roomiest =
  (isCandidate: (pane: FoundPane) => boolean): ChooseTarget =>
  (panes) => {
    const area = ({ pane: { rect } }: FoundPane): number => rect.cols * rect.rows;
    const [best] = panes.filter(isCandidate).toSorted((one, other) => area(other) - area(one));
    if (best === undefined) return null;
    const { cols, rows } = best.pane.rect;
    return { pane: best, direction: cols >= rows * 2 ? 'right' : 'down' };
  };
