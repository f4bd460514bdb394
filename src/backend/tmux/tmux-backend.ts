/** tmux >= 3.2 as a backend: one list to read the server, one or two batches to change it. */
import { randomBytes } from 'node:crypto';
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Backend } from '../backend.ts';
import type { Commander } from '../commander.ts';
import { arrange } from './arrange.ts';
import { attachCommand } from './attach.ts';
import { refusal, tmuxClient, type TmuxClient } from './client.ts';
import { clientEnvironment, type Environment, findTmux } from './find-tmux.ts';
import { listCommand, parseRows } from './list.ts';
import { writeMarks, renameSession } from './marks.ts';
import { capture, closePanes, focusPane, pipeOutput, readText, sendText, setTabTitle } from './panes.ts';
import { emptyServer, serverOf, type TmuxServer } from './server.ts';
import { sessionName } from './session-name.ts';
import { tmuxSocket } from './socket.ts';
import { tooOld } from './version.ts';

export interface TmuxOptions {
  readonly commander: Commander;
  /** That of the shell wzp was called from. A server that we start gets it, less TMUX and the folders of our own shim. */
  readonly env: Environment;
  /** A name (`-L`), a path (it has a slash, `-S`), or null for the default server. */
  readonly socket: string | null;
  /** Absolute; else it is looked for on PATH. */
  readonly tmuxPath?: string;
  /** ms; 5,000 where not given */
  readonly readTimeout?: number;
  /** ms; 30,000 where not given */
  readonly batchTimeout?: number;
}

export interface TmuxBackend extends Backend {
  readonly kind: 'tmux';
  observe(): Promise<Outcome<TmuxServer>>;
}

export function createTmuxBackend(options: TmuxOptions): TmuxBackend {
  const socket = tmuxSocket(options.socket, options.env, process.getuid?.() ?? 0);
  const tmux = options.tmuxPath ?? findTmux(options.env);
  const client = tmuxClient({
    commander: options.commander,
    tmux,
    env: clientEnvironment(options.env),
    socket,
    readTimeout: options.readTimeout ?? 5000,
    batchTimeout: options.batchTimeout ?? 30_000,
  });
  const observe = (): Promise<Outcome<TmuxServer>> => observeServer(client);
  let steps = 0;
  const nextStep = (): number => ++steps;
  const token = (): string => `wzp-${randomBytes(6).toString('hex')}`;
  return {
    kind: 'tmux',
    capabilities: { reordersTabs: true, pipesOutput: true, startsServer: true, movesPanes: true },
    serverId: socket.path,
    observe,
    workspaceName: sessionName,
    // the server runs a batch in one go: when the next call is answered, the one before is over
    quiesce: () => Promise.resolve(ok(undefined)),
    arrange: (goal, observed, journal) =>
      arrange({ client, observe, journal, token, nextStep }, goal, observed),
    closePanes: (ids, journal) => closePanes(client, ids, journal, nextStep()),
    setTabTitle: (id, title) => setTabTitle(client, id, title),
    mark: (marks) => writeMarks(client, marks),
    pipeOutput: (id, command) => pipeOutput(client, id, command),
    renameWorkspace: (from, to) => renameSession(client, from, to),
    focus: (id) => focusPane(client, id),
    sendText: (id, text) => sendText(client, id, text, token()),
    pasteText: (id, text) => sendText(client, id, text, token(), true),
    readText: (id, lines) => readText(client, id, lines),
    capture: (id, options) => capture(client, id, options),
    async showWorkspace(name) {
      const { showWorkspace } = await import('./show-workspace.ts');
      const server = await observe();
      return server.ok ? showWorkspace(client, server.value, name) : server;
    },
    // What only the hub asks for is loaded when it does.
    writeClipboard: async (text) => (await import('./clipboard.ts')).writeClipboard(client, text),
    readClipboard: async () => (await import('./clipboard.ts')).readClipboard(client),
    async watchOutput(id, listener) {
      const { watchOutput } = await import('./output.ts');
      const server = await observe();
      if (!server.ok) return server;
      const isThere = server.value.tabs.some(({ panes }) => panes.some((pane) => pane.id === id));
      if (tmux === null || !isThere)
        return failed({
          code: 'WZP3015',
          severity: 'error',
          message: `pane ${id} is not on the tmux server`,
        });
      // The end of our client would be the end of such a session.
      const kept = await client.read(['display-message', '-p', '-t', id, '#{destroy-unattached}']);
      if (kept.kind !== 'done' || !/^(?:off|0)?\n$/.test(kept.stdout))
        return failed(refusal(['destroy-unattached is on: what a pane writes cannot be listened to']));
      const env = clientEnvironment(options.env);
      return watchOutput({ tmux, env, socket, pane: id }, listener);
    },
    attachCommand: async (workspace) => {
      const server = await observe();
      if (!server.ok) return server;
      const name = sessionName(workspace);
      return attachCommand(server.value, socket, tmux ?? 'tmux', name, options.env['TMUX']);
    },
  };
}

async function observeServer(client: TmuxClient): Promise<Outcome<TmuxServer>> {
  const nonce = `wzp-${randomBytes(6).toString('hex')}`;
  const result = await client.read(listCommand(nonce));
  if (result.kind === 'broken') return failed(result.diagnostic);
  if (result.kind === 'no-server') return ok(emptyServer(client.socket.path));
  if (result.kind === 'refused') return failed(refusal(result.messages));
  const rows = parseRows(result.stdout, nonce);
  if (rows === null) return failed(refusal(['list-panes printed something that it was not asked for']));
  const server = serverOf(client.socket.path, rows);
  const old = server.version === '' ? null : tooOld(server.version);
  return old === null ? ok(server) : failed(old);
}
