/** Two batches and a look: make what is missing, put everything in its place, see what came of it; once more if it differs. */
import { type Diagnostic, failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { ArrangeGoal, ArrangeResult, Journal, ObservedServer, PaneId, StepNote } from '../backend.ts';
import type { CallResult, TmuxClient } from './client.ts';
import { type Creation, lowerCreation, type MadePane, readCreated } from './create.ts';
import { lowerArrangement } from './lower.ts';
import type { BatchLine } from './quote.ts';
import { resolve, type Resolved } from './resolve.ts';
import { isTmuxServer, type TmuxServer } from './server.ts';
import { failuresOf } from './verdict.ts';

export interface Arranger {
  readonly client: TmuxClient;
  readonly observe: () => Promise<Outcome<TmuxServer>>;
  readonly journal: Journal;
  /** A word that no window has for a name, a new one at each call. */
  readonly token: () => string;
  /** Numbers of steps, ascending. */
  readonly nextStep: () => number;
}

/** What has happened so far in this run. */
interface Progress {
  readonly made: Map<string, PaneId>;
  readonly messages: string[];
  /** A call that could not be made at all. */
  broken: Diagnostic | null;
}

const attempts = 2;

export async function arrange(
  arranger: Arranger,
  goal: ArrangeGoal,
  observed: ObservedServer,
): Promise<Outcome<ArrangeResult>> {
  const before: Outcome<TmuxServer> = isTmuxServer(observed) ? ok(observed) : await arranger.observe();
  if (!before.ok) return before;
  let server = before.value;
  if (server.incarnation === '') {
    const usable = await arranger.client.usable();
    if (!usable.ok) return usable;
  }
  const progress: Progress = { made: new Map(), messages: [], broken: null };
  let resolved = resolve(goal, server, progress.made);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const acted = await attemptOnce(arranger, goal, resolved, server, progress);
    if (!acted && resolved.failed.length === 0) break;
    const after = await arranger.observe();
    if (!after.ok) return progress.broken === null ? after : failed(progress.broken);
    server = after.value;
    resolved = resolve(goal, server, progress.made);
    if (failuresOf(resolved, server, progress.made, []).length === 0) break;
  }
  const wrong = failuresOf(resolved, server, progress.made, progress.messages);
  if (wrong.length > 0 && progress.broken !== null) return failed(progress.broken);
  return ok({
    created: new Map([...progress.made, ...newPanes(resolved)]),
    failed: wrong.map(({ tab, diagnostic }) => ({ tab, outcome: failed(diagnostic) })),
    observed: server,
  });
}

/** Those too that an earlier run or a call whose answer was lost has made. */
const newPanes = ({ workspaces }: Resolved): readonly (readonly [string, PaneId])[] =>
  workspaces.flatMap(({ tabs }) =>
    tabs.flatMap(({ goal, leaves }) =>
      leaves.flatMap(({ key, id }) =>
        id !== null && goal.sources.get(key)?.kind === 'new' ? [[key, id] as const] : [],
      ),
    ),
  );

/** Whether anything had to be done. */
async function attemptOnce(
  arranger: Arranger,
  goal: ArrangeGoal,
  resolved: Resolved,
  server: TmuxServer,
  progress: Progress,
): Promise<boolean> {
  progress.messages.length = 0;
  const creation = lowerCreation(resolved, arranger.token());
  const made = await create(arranger, creation, progress);
  if (made === null) return true;
  for (const pane of made) if (pane.key !== null) progress.made.set(pane.key, pane.id);
  const lines = lowerArrangement(goal, resolved, server, made);
  if (lines.length > 0) await step(arranger, lines, textOf(resolved), false, progress);
  return creation.lines.length + lines.length > 0;
}

/** Null when it is not known what was made: the next look will tell. */
async function create(
  arranger: Arranger,
  creation: Creation,
  progress: Progress,
): Promise<readonly MadePane[] | null> {
  if (creation.lines.length === 0) return [];
  const keys = creation.slots.flatMap(({ key }) => key ?? []);
  const text = keys.length > 0 ? `make ${keys.join(', ')}` : 'make a session';
  const result = await step(arranger, creation.lines, text, true, progress);
  if (result.kind === 'done' || result.kind === 'refused') return readCreated(result.stdout, creation.slots);
  return null;
}

function textOf(resolved: Resolved): string {
  const tabs = resolved.workspaces.flatMap((workspace) => workspace.tabs);
  const changed = tabs.filter((tab) => !tab.stands).map((tab) => tab.goal.address);
  return changed.length > 0 ? `arrange ${changed.join(', ')}` : 'set names, order and focus';
}

async function step(
  { client, journal, nextStep }: Arranger,
  lines: readonly BatchLine[],
  text: string,
  start: boolean,
  progress: Progress,
): Promise<CallResult> {
  const note: StepNote = { id: nextStep(), text, address: null };
  await journal.before(note);
  const result = await client.batch(lines, start);
  await journal.after(note, stepResult(result));
  if (result.kind === 'refused') progress.messages.push(...result.messages);
  if (result.kind === 'broken') progress.broken = result.diagnostic;
  return result;
}

function stepResult(result: CallResult): 'done' | 'failed' | 'unknown' {
  if (result.kind === 'done') return 'done';
  return result.kind === 'broken' && result.unknown ? 'unknown' : 'failed';
}
