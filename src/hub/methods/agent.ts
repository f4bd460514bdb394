/**
 * Agents, as far as they speak for themselves: whatever runs in a pane may report its status. Nothing is guessed from screens here.
 */
import { answerOf, done, refused, type Answer } from '../answer.ts';
import { after, current, hubAgent, type AgentReport } from '../agents/report.ts';
import { method, type Call, type Method } from '../call.ts';
import type { HubAgentStatus, Params } from '../generated/types.ts';
import { allPanes, findManaged, ownPane } from '../panes/find.ts';
import type { FoundPane } from '../panes/found-pane.ts';
import { placeOf, readNotes, writeNotes } from '../panes/notes.ts';
import { readRecord } from '../../runner/records.ts';
import { typeInto } from './pane-send.ts';

/** ms in which an agent that reports must have said that it works now. */
const confirmation = 2000;
/** ms that `agent.wait` and `agent.prompt` wait when they are not told. */
const usualPatience = 600_000;
/** It is not at work. */
const resting: readonly HubAgentStatus[] = ['idle', 'waiting', 'done', 'error'];

type Managed = FoundPane & { readonly address: string };

export const agentMethods: readonly Method[] = [
  method('agent.list', async (call, params) => {
    const panes = await allPanes(call, params.project);
    if (!panes.ok) return panes;
    const agents = panes.value.flatMap((pane) => {
      const report = reportIn(pane);
      return report === null || pane.address === null
        ? []
        : [hubAgent(pane.project.key, pane.address, report)];
    });
    return done({ agents });
  }),
  method('agent.report', async (call, params) => {
    const pane = await reportedPane(call, params);
    if (!pane.ok) return pane;
    const { project, address } = pane.value;
    const notes = readNotes(pane.value);
    const report = after(notes.agent, {
      status: params.status,
      source: params.source ?? 'report',
      at: Date.now(),
      session: params.session_id ?? null,
      message: params.message ?? null,
      seq: params.seq ?? null,
    });
    if (report === null && notes.agent !== null) return done(hubAgent(project.key, address, notes.agent));
    if (report === null) return refused('internal', 'a first report cannot be late');
    const noted = writeNotes(placeOf(pane.value), { ...notes, agent: report });
    if (!noted.ok) return answerOf(noted);
    call.hub.events.publish({
      type: 'agent.status',
      project: project.key,
      address,
      data: {
        status: report.status,
        before: notes.agent?.status ?? null,
        source: report.source,
        session: report.session,
        message: report.message,
      },
    });
    return done(hubAgent(project.key, address, report));
  }),
  method('agent.wait', async (call, params) => {
    const pane = await findManaged(call, params.pane);
    if (!pane.ok) return pane;
    const reached = await untilReported(
      call,
      pane.value,
      params.until ?? resting,
      params.timeout_ms ?? usualPatience,
    );
    return reached.ok ? done(hubAgent(pane.value.project.key, pane.value.address, reached.value)) : reached;
  }),
  method('agent.prompt', async (call, params) => {
    const pane = await findManaged(call, params.pane);
    if (!pane.ok) return pane;
    const before = reportIn(pane.value);
    if (before?.status === 'working')
      return refused('busy', `the agent in ${pane.value.address} works`, {
        pane: pane.value.address,
        hint: 'agent.wait waits until it is through',
      });
    // Listens before it is typed: a quick agent has answered before the typing is over.
    const works = untilReported(call, pane.value, ['working'], confirmation, true);
    const typed = await typeInto(pane.value, { text: params.text, asPaste: true, submit: true });
    if (!typed.ok) return typed;
    const confirmed = before === null ? null : (await works).ok;
    if (params.wait !== true)
      return done({ submitted: true, confirmed, status: reportIn(pane.value)?.status ?? null });
    if (before === null)
      return refused('unable', `nobody reports the status of what runs in ${pane.value.address}`, {
        pane: pane.value.address,
        hint: 'the text was submitted; pane.wait waits for what the pane shows',
      });
    const rested = await untilReported(call, pane.value, resting, params.timeout_ms ?? usualPatience);
    return rested.ok ? done({ submitted: true, confirmed, status: rested.value.status }) : rested;
  }),
];

/** The pane that is named, or that of the caller. */
async function reportedPane(call: Call, { pane }: Params<'agent.report'>): Promise<Answer<Managed>> {
  if (pane !== undefined) return findManaged(call, pane);
  const own = await ownPane(call);
  if (!own.ok) return own;
  const { address } = own.value;
  return address === null
    ? refused('notAllowed', 'this pane is not one of the project')
    : done({ ...own.value, address });
}

/** Null: nothing was ever reported of it. */
function reportIn(pane: FoundPane): AgentReport | null {
  const { agent } = readNotes(pane);
  const place = placeOf(pane);
  return agent === null || place === null ? null : current(agent, readRecord(place));
}

/** `next`: what it says already does not count. */
function untilReported(
  { hub, signal }: Call,
  pane: Managed,
  wanted: readonly HubAgentStatus[],
  ms: number,
  next = false,
): Promise<Answer<AgentReport>> {
  const look = (): AgentReport | null => {
    const report = reportIn(pane);
    return report !== null && wanted.includes(report.status) ? report : null;
  };
  const now = next ? null : look();
  if (now !== null) return Promise.resolve(done(now));
  return new Promise((settle) => {
    const finish = (answer: Answer<AgentReport>): void => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', abort);
      settle(answer);
    };
    const late = `${pane.address} has not reported ${wanted.join(', ')} within ${ms} ms`;
    const abort = (): void => finish(refused('timedOut', 'the wait was cancelled'));
    const timer = setTimeout(() => finish(refused('timedOut', late, { pane: pane.address })), ms);
    const stop = hub.events.listen(({ type, project, address }) => {
      if (type !== 'agent.status' || project !== pane.project.key || address !== pane.address) return;
      const report = look();
      if (report !== null) finish(done(report));
    });
    signal.addEventListener('abort', abort);
  });
}
