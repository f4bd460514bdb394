/** The beginning of a conversation, and how the hub fares. */
import { setTimeout as pause } from 'node:timers/promises';
import { done, refused, type Answer } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import type { Self } from '../client.ts';
import type { HubSelf } from '../generated/types.ts';
import { parseReference } from '../panes/find.ts';
import { workspaceOf } from '../panes/found-pane.ts';
import { socketPath } from '../paths.ts';
import { Turns } from '../projects/turns.ts';
import { shownState } from '../tasks/schedule.ts';
import { paneWithToken, sameToken } from '../who.ts';
import { contextId } from './contexts.ts';

export const protocolVersion = '1';
/** ms that a wrong token costs. */
const penalty = 200;
const guesses = new Turns();

export interface Introduction {
  readonly name: string;
  readonly token: string | null;
  readonly pane: string | null;
  readonly project: string | null;
  readonly capabilities: readonly string[];
}

/** Lets a client in, in whatever vocabulary it has introduced itself. */
export async function admitClient(call: Call, intro: Introduction): Promise<Answer<Self | null>> {
  const { client, hub } = call;
  const projects = await hub.projects.all();
  if (intro.token === null && (client.mustHaveToken || hub.settings().requireToken))
    return refused('notAllowed', 'a token is needed', {
      closes: true,
      hint: 'in a pane it is WZP_TOKEN; elsewhere it is in hub.token beside the socket',
    });
  if (intro.token !== null && isHubToken(hub, intro.token)) {
    const self = introducedAs(call, intro);
    if (!self.ok) return self;
    client.self = self.value;
  } else if (intro.token !== null) {
    const self = paneWithToken(projects, intro.token);
    if (self === null) {
      // One after the other: guessing over many connections is no faster than over one.
      await guesses.take('', () => pause(penalty));
      return refused('notAllowed', 'nobody has this token', { closes: true });
    }
    client.self = self;
    client.scope = self.project;
  } else {
    const self = introducedAs(call, intro);
    if (!self.ok) return self;
    client.self = self.value;
  }
  client.name = intro.name;
  client.wantsOutput = ['output', 'context_output'].some((name) => intro.capabilities.includes(name));
  client.ready = true;
  return done(client.self);
}

function isHubToken({ token }: Call['hub'], given: string): boolean {
  const own = token();
  return own !== null && sameToken(own, given);
}

/** The files keep other users out, so whoever is here without a token may say who it is. */
function introducedAs({ hub }: Call, { pane, project }: Introduction): Answer<Self | null> {
  if (pane === null && project === null) return done(null);
  const reference = pane === null ? null : parseReference(pane);
  const named = project ?? reference?.project ?? null;
  const candidates = hub.projects.known.filter(
    ({ key, name }) => named === null || key === named || name === named,
  );
  const [first] = candidates;
  if (first === undefined)
    return refused('noSuch', named === null ? 'no project is known' : `there is no project ${named}`);
  if (new Set(candidates.map(({ key }) => key)).size > 1)
    return refused('params', 'pane names a pane of more than one project', {
      hint: `say which: ${first.name}:${reference?.name ?? ''}`,
    });
  return done({ project: first.key, address: reference?.name ?? null });
}

const selfOf = (self: Self | null): HubSelf | null =>
  self && {
    pane: self.address,
    workspace: self.address === null ? null : workspaceOf(self.address),
    project: self.project,
  };

export const sessionMethods: readonly Method[] = [
  method('ping', () => done({ pong: true as const, time: new Date().toISOString() }), { early: true }),
  method(
    'initialize',
    async (call, params) => {
      const { hub, client } = call;
      if (params.protocol_version !== protocolVersion)
        return refused('params', `protocol_version must be "${protocolVersion}"`);
      const admitted = await admitClient(call, {
        name: params.client?.name ?? 'client',
        token: params.auth_token ?? null,
        pane: params.pane ?? null,
        project: params.project ?? null,
        capabilities: params.capabilities ?? [],
      });
      if (!admitted.ok) return admitted;
      const { messageBytes, requestsPerSecond, inFlight, unreadBytes } = client.limits;
      return done({
        protocol_version: protocolVersion,
        server: { name: 'wzp', version: hub.version, pid: process.pid },
        capabilities: ['events', 'capture', 'layout', 'respawn', 'status', 'keys', 'tasks', 'messages'],
        self: selfOf(admitted.value),
        self_context_id:
          admitted.value === null || admitted.value.address === null
            ? null
            : contextId(admitted.value.project, admitted.value.address),
        methods: [...hub.methods()],
        limits: {
          message_bytes: messageBytes,
          requests_per_second: requestsPerSecond,
          in_flight: inFlight,
          unread_bytes: unreadBytes,
        },
      });
    },
    { early: true },
  ),
  method('status', async ({ hub }) => {
    const projects = await hub.projects.all();
    const tasks: Record<string, number> = {};
    for (const task of hub.tasks.queue.tasks.values()) {
      const state = shownState(hub.tasks.queue, task);
      tasks[state] = (tasks[state] ?? 0) + 1;
    }
    return done({
      version: hub.version,
      pid: process.pid,
      uptime_ms: Date.now() - hub.started,
      projects: projects.length,
      panes: [...new Set(projects.map(({ key }) => key))].reduce((sum, key) => sum + living(hub, key), 0),
      clients: hub.clients.size,
      tasks,
      rss_bytes: process.memoryUsage.rss(),
      event_loop_p99_ms: hub.eventLoopDelay(),
      socket: socketPath(hub.paths),
    });
  }),
];

const living = (hub: Call['hub'], project: string): number =>
  [...hub.processes.records(project).values()].filter(({ runnerPid }) => runnerPid !== null).length;
