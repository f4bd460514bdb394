/**
 * The daemon: one per user. It only reads what the runners write and serves the hub; panes do not need it, and it may be killed and
 * started again at any time without one of them noticing.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { join } from 'node:path';
import { bind } from '../../hub/bind.ts';
import type { Client } from '../../hub/client.ts';
import { Dispatcher } from '../../hub/dispatch.ts';
import { EventLog } from '../../hub/events/event-log.ts';
import type { Hub } from '../../hub/hub.ts';
import { Leases } from '../../hub/leases.ts';
import { defaultLimits, type HubLimits } from '../../hub/limits.ts';
import type { Log } from '../../hub/log.ts';
import { Inboxes } from '../../hub/messages/inboxes.ts';
import { Requests } from '../../hub/messages/requests.ts';
import { allMethods } from '../../hub/methods/all.ts';
import { PaneWatch } from '../../hub/panes/pane-watch.ts';
import { hubFolder, socketPath } from '../../hub/paths.ts';
import { eventsOf, missedEvents } from '../../hub/processes/events-of.ts';
import { ProcessWatch, type Looked, type ProcessChange } from '../../hub/processes/process-watch.ts';
import { UsageBook } from '../../hub/processes/usage-book.ts';
import { Projects } from '../../hub/projects/projects.ts';
import { Turns } from '../../hub/projects/turns.ts';
import { together } from '../../hub/settings.ts';
import { hubToken, knownToken } from '../../hub/token.ts';
import { WebSocketListeners } from '../../hub/websocket/listeners.ts';
import { HubServer } from '../../hub/server.ts';
import { Attempts } from '../../hub/tasks/attempts.ts';
import { declaredPools } from '../../hub/tasks/declared.ts';
import { paneHands } from '../../hub/tasks/pane-hands.ts';
import { TaskQueue } from '../../hub/tasks/task-queue.ts';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { baseEnvironment, hubVariables } from '../../runner/environment.ts';
import { ensurePrivateFolder, type UserPaths } from '../../state/paths.ts';
import type { DaemonPart, RunningPart } from './part.ts';
import { removeDaemonRecord, writeDaemonRecord } from './record.ts';

export interface DaemonOptions {
  readonly paths: UserPaths;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly log: Log;
  /** For the files of tasks; that of the daemon itself is 077. */
  readonly umask: number;
  readonly parts?: readonly DaemonPart[];
  readonly limits?: Partial<HubLimits>;
}

export interface Daemon {
  readonly hub: Hub;
  /** What runs in panes and as tasks goes on. */
  stop(): Promise<void>;
}

export type Opened =
  { readonly kind: 'running'; readonly daemon: Daemon } | { readonly kind: 'taken'; readonly path: string };

/** ms between two looks whether the list of projects has changed. */
const projectsMs = 1000;
/** ms of the timer that measures how late timers are. */
const delayResolution = 250;

export async function openDaemon(options: DaemonOptions): Promise<Outcome<Opened>> {
  const { paths, log } = options;
  const limits: HubLimits = { ...defaultLimits, ...options.limits };
  const clients = new Set<Client>();
  const server = new HubServer(limits, clients);
  const bound = await bind(server.net, paths);
  if (!bound.ok) return bound;
  if (bound.value.kind === 'taken') return ok({ kind: 'taken', path: bound.value.path });
  // From here on this is the only daemon: the journals are its own.
  const stores = openStores(options);
  if (!stores.ok) {
    await server.close();
    return stores;
  }
  const listeners: Listeners = { changed: [], looked: [] };
  const hub = assemble(options, stores.value, clients, limits, listeners);
  const dispatcher = new Dispatcher(hub.hub, allMethods);
  hub.names.push(...dispatcher.names);
  await hub.hub.projects.read();
  const heard = hub.hub.events.since(0);
  for (const key of new Set(hub.hub.projects.known.map((project) => project.key)))
    for (const event of missedEvents(key, hub.hub.processes.records(key).values(), heard))
      hub.hub.events.publish(event);
  hub.hub.tasks.begin();
  const running: RunningPart[] = [];
  for (const part of options.parts ?? [])
    running.push(
      await part({
        hub: hub.hub,
        onProcess: (listener) => void listeners.changed.push(listener),
        onLook: (listener) => void listeners.looked.push(listener),
      }),
    );
  writeDaemonRecord(paths, { version: options.version, socket: socketPath(paths), started: hub.hub.started });
  const webSockets = new WebSocketListeners(
    { dispatcher, limits: () => hub.hub.settings().limits, clients },
    log,
  );
  const settle = (): void => {
    const { limits: now, websockets } = hub.hub.settings();
    server.limits = now;
    void webSockets.set(websockets);
  };
  hub.hub.projects.listen(settle);
  settle();
  server.begin(dispatcher);
  const timer = setInterval(() => void hub.hub.projects.all(), projectsMs).unref();
  log.info('the daemon listens', { socket: bound.value.path, version: options.version, pid: process.pid });

  const stop = async (): Promise<void> => {
    clearInterval(timer);
    hub.hub.events.publish({ type: 'hub.closing', project: null, data: {} });
    removeDaemonRecord(paths);
    await webSockets.close();
    await server.close();
    for (const part of running.toReversed()) await part.stop();
    hub.hub.panes.close();
    hub.hub.processes.close();
    hub.hub.tasks.close();
    hub.hub.inboxes.close();
    hub.hub.leases.close();
    hub.hub.events.close();
    hub.end();
    log.info('the daemon has ended');
  };
  return ok({ kind: 'running', daemon: { hub: hub.hub, stop } });
}

interface Stores {
  readonly events: EventLog;
  readonly inboxes: Inboxes;
  readonly leases: Leases;
  readonly attempts: Attempts;
  readonly tasks: TaskQueue;
}

function openStores({ paths, env, log, umask }: DaemonOptions): Outcome<Stores> {
  const folder = hubFolder(paths);
  for (const path of [paths.state, folder]) {
    const usable = ensurePrivateFolder(path);
    if (!usable.ok) return usable;
  }
  const events = EventLog.open(join(folder, 'events.jsonl'), log);
  if (!events.ok) return events;
  const inboxes = Inboxes.open(join(folder, 'messages.jsonl'), log);
  if (!inboxes.ok) return inboxes;
  const leases = Leases.open(join(folder, 'leases.jsonl'));
  if (!leases.ok) return leases;
  const base = { ...baseEnvironment(env), ...hubVariables(paths.runtime, undefined) };
  const attempts = new Attempts({
    folder: join(folder, 'tasks'),
    umask,
    env: ({ project }) => ({ ...base, ...(project === null ? {} : { WZP_PROJECT: project }) }),
  });
  const publish = (event: Parameters<EventLog['publish']>[0]): void => void events.value.publish(event);
  const tasks = TaskQueue.open({ folder, attempts, publish, log });
  if (!tasks.ok) return tasks;
  return ok({
    events: events.value,
    inboxes: inboxes.value,
    leases: leases.value,
    attempts,
    tasks: tasks.value,
  });
}

interface Listeners {
  readonly changed: ((change: ProcessChange) => void)[];
  readonly looked: ((looked: Looked) => void)[];
}

interface Assembled {
  readonly hub: Hub;
  /** Of the methods; known once there is a dispatcher. */
  readonly names: string[];
  end(): void;
}

function assemble(
  { paths, env, version, log }: DaemonOptions,
  stores: Stores,
  clients: ReadonlySet<Client>,
  limits: HubLimits,
  listeners: Listeners,
): Assembled {
  const { events } = stores;
  const projects = new Projects({ paths, env, turns: new Turns() }, log);
  let settings = together([], limits);
  let token = knownToken(socketPath(paths));
  const processes = new ProcessWatch(paths.runtime, {
    changed(change) {
      for (const event of eventsOf(change)) events.publish(event);
      for (const listener of listeners.changed) listener(change);
    },
    looked(looked) {
      for (const listener of listeners.looked) listener(looked);
    },
  });
  projects.listen((sites) => {
    processes.follow([...new Set(sites.map(({ key }) => key))]);
    settings = together(
      sites.map(({ registration }) => registration.hub),
      limits,
    );
    stores.tasks.declare(declaredPools(sites), settings.maxConcurrentTasks);
    if (settings.requireToken || settings.websockets.length > 0) token ??= hubToken(paths);
  });
  stores.attempts.panes = paneHands(projects, processes);
  const delay = monitorEventLoopDelay({ resolution: delayResolution });
  delay.enable();
  const names: string[] = [];
  const hub: Hub = {
    version,
    paths,
    env,
    started: Date.now(),
    projects,
    processes,
    usage: new UsageBook(),
    panes: new PaneWatch(projects, (event) => void events.publish(event)),
    ...stores,
    requests: new Requests(),
    log,
    clients,
    methods: () => names,
    settings: () => settings,
    token: () => token,
    eventLoopDelay: () =>
      Math.max(0, Math.round((delay.percentile(99) / 1e6 - delayResolution) * 100) / 100) || 0,
  };
  return { hub, names, end: () => delay.disable() };
}
