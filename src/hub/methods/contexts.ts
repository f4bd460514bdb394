/** CustomPaneBackend, version 1: panes as contexts, for programs that start agents. */
import { answerOf, done, refused, type Answer } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import type { HubEvent } from '../events/event.ts';
import { captureOf, lastLines } from '../panes/capture.ts';
import { half } from '../panes/edit-layout.ts';
import { closePane } from '../panes/end.ts';
import { allPanes, findManaged, projectsFor } from '../panes/find.ts';
import { exitCodeOf, type FoundPane } from '../panes/found-pane.ts';
import { noNotes, readNotes } from '../panes/notes.ts';
import { OutputFlow } from '../panes/output-flow.ts';
import { roomiest, splitPane } from '../panes/split.ts';
import type { ProjectSite } from '../projects/project-site.ts';
import { decoded, typeInto } from './pane-send.ts';

/** The name of a pane that holds wherever it is used: its address with the key of its project. */
export const contextId = (project: string, address: string): string => `${project}:${address}`;

export const contextMethods: readonly Method[] = [
  method('spawn_agent', async (call, params) => {
    const project = await projectOf(call);
    if (!project.ok) return project;
    const name = params.metadata?.['name'];
    const { self } = call.client;
    const made = await splitPane(
      project.value,
      (panes) => {
        const own = panes.find(({ address }) => address !== null && address === self?.address);
        // Beside whoever asks; else anywhere, and at best in the workspace that the caller belongs to.
        const inTab = roomiest(({ tab }) => own !== undefined && tab.id === own.tab.id)(panes);
        return inTab ?? roomiest(({ address }) => address !== null)(panes);
      },
      {
        direction: 'right',
        size: half,
        process: { kind: 'argv', argv: params.command },
        cwd: params.cwd ?? null,
        env: params.env ?? {},
        title: typeof name === 'string' ? name : null,
        focus: false,
        notes: {
          ...noNotes,
          owner: self?.address ?? null,
          isContext: true,
          tags: typeof name === 'string' ? [name] : [],
        },
      },
    );
    if (!made.ok) return made;
    const { address } = made.value;
    if (address === null) return refused('notStarted', 'the pane has lost its mark');
    const id = contextId(project.value.key, address);
    watchEnd(call, id, made.value);
    if (call.client.wantsOutput) await watchOutput(call, id, made.value);
    return done({ context_id: id });
  }),
  method('write', async (call, params) => {
    const pane = await findManaged(call, params.context_id);
    if (!pane.ok) return pane;
    const text = decoded(params.data);
    if (text === null) return refused('params', 'data must be UTF-8 text in base64');
    const sent = await typeInto(pane.value, { text, asPaste: false, submit: false });
    return sent.ok ? done({}) : sent;
  }),
  method('capture', async (call, params) => {
    const pane = await findManaged(call, params.context_id);
    if (!pane.ok) return pane;
    const lines = params.lines ?? null;
    const captured = await captureOf(pane.value, { lines, ansi: false });
    if (!captured.ok) return captured;
    const { text } = captured.value;
    return done({ text: lines === null ? text : lastLines(text, lines) });
  }),
  method('kill', async (call, params) => {
    const pane = await findManaged(call, params.context_id);
    if (!pane.ok) return pane.error.kind === 'noSuch' ? done({}) : pane;
    const closed = await closePane(pane.value, 0);
    return closed.ok || closed.error.kind === 'noSuch' ? done({}) : closed;
  }),
  method('list', async (call) => {
    const panes = await allPanes(call);
    if (!panes.ok) return panes;
    const contexts = panes.value.flatMap((pane) =>
      pane.address !== null && readNotes(pane).isContext ? [contextId(pane.project.key, pane.address)] : [],
    );
    return done({ contexts });
  }),
  method('get_self_id', ({ client: { self } }) =>
    self === null || self.address === null
      ? refused('noSuch', 'this client is not in a pane')
      : done({ context_id: contextId(self.project, self.address) }),
  ),
];

async function projectOf(call: Call): Promise<Answer<ProjectSite>> {
  const projects = await projectsFor(call, call.client.self?.project);
  if (!projects.ok) return projects;
  // Of several, one in which there is a pane to stand beside.
  for (const project of projects.value) {
    const observed = await project.observe();
    if (!observed.ok) {
      if (projects.value.length === 1) return answerOf(observed);
      continue;
    }
    const stands = observed.value.tabs.some((tab) =>
      tab.panes.some(({ marker }) => marker?.project === project.key),
    );
    if (stands) return done(project);
  }
  return refused('noSuch', 'no project has a pane to stand beside', {
    hint: 'wzp apply makes what a spec has',
  });
}

/** Tells the client once that the process of a context of its has ended. */
function watchEnd({ hub, client }: Call, id: string, { project, address, record }: FoundPane): void {
  const isEnd = ({ type }: HubEvent): boolean =>
    type === 'pane.exited' ||
    type === 'process.failed' ||
    type === 'process.stopped' ||
    type === 'pane.closed';
  const tell = (exitCode: number | null): void => {
    stop();
    forget();
    client.notify('context_exited', { context_id: id, exit_code: exitCode });
  };
  const stop = hub.events.listen((event) => {
    if (event.project !== project.key || event.address !== address || !isEnd(event)) return;
    const code = event.data['exit_code'];
    tell(typeof code === 'number' ? code : null);
  });
  const forget = client.onEnd(stop);
  // It may have ended before anybody listened. After the answer: until then the client knows no such context.
  if (record?.state.kind === 'exited') setImmediate(tell, exitCodeOf(record));
}

/** Where the server tells it; what it wrote before this is in `capture`. */
async function watchOutput({ client }: Call, id: string, pane: FoundPane): Promise<void> {
  const flow = new OutputFlow(client, Infinity, (bytes) =>
    client.notify('context_output', { context_id: id, data: bytes.toString('base64') }),
  );
  const watched = await flow.watch(pane);
  if (watched.ok) client.onEnd(() => flow.stop());
}
