/** Every figure that the daemon gives. What stands here stands in docs/metrics.md: a test holds them together. */
import { recordProblem } from '../../runner/record-file.ts';
import type { ProcessRecord } from '../../runner/process.ts';
import type { Hub } from '../hub.ts';
import type { UsedBy } from '../processes/usage-book.ts';
import { shownState } from '../tasks/schedule.ts';
import type { Family, Sample } from './family.ts';

interface Pane {
  readonly project: string;
  readonly launch: string;
  readonly record: ProcessRecord;
}

/** What is true at one moment, found once for all families. */
interface Moment {
  readonly hub: Hub;
  readonly panes: readonly Pane[];
  /** epoch ms */
  readonly now: number;
}

function momentOf(hub: Hub): Moment {
  // Of an address that has several launches one whose runner lives counts: each set of labels may stand there once.
  const found = new Map<string, Pane>();
  for (const project of new Set(hub.projects.known.map(({ key }) => key)))
    for (const [launch, record] of hub.processes.records(project))
      if (record.runnerPid !== null) found.set(`${project} ${record.address}`, { project, launch, record });
  const panes = [...found.values()];
  return { hub, panes, now: Date.now() };
}

const ofDaemon = (
  name: string,
  type: Family<Moment>['type'],
  help: string,
  value: (moment: Moment) => number,
): Family<Moment> => ({
  name,
  type,
  help,
  labels: [],
  samples: (moment) => [{ labels: {}, value: value(moment) }],
});

const labelsOf = ({ project, record }: Pane): Readonly<Record<string, string>> => ({
  project,
  pane: record.address,
});

/** `value`: null where there is none. */
const ofPane = (
  name: string,
  type: Family<Moment>['type'],
  help: string,
  value: (pane: Pane, moment: Moment) => number | null,
): Family<Moment> => ({
  name,
  type,
  help,
  labels: ['project', 'pane'],
  samples: (moment) =>
    moment.panes.flatMap((pane) => {
      const found = value(pane, moment);
      return found === null ? [] : [{ labels: labelsOf(pane), value: found }];
    }),
});

const used =
  (value: (used: UsedBy) => number | null) =>
  ({ project, launch }: Pane, { hub }: Moment): number | null => {
    const found = hub.usage.of(project, launch);
    return found === null ? null : value(found);
  };

const counted = (
  names: readonly string[],
  label: (name: string) => Readonly<Record<string, string>>,
): readonly Sample[] => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, value]) => ({ labels: label(name), value }));
};

export const families: readonly Family<Moment>[] = [
  {
    name: 'wzp_build_info',
    type: 'gauge',
    help: 'Always 1; the version of the daemon is in the label.',
    labels: ['version'],
    samples: ({ hub }) => [{ labels: { version: hub.version }, value: 1 }],
  },
  ofDaemon(
    'wzp_uptime_seconds',
    'gauge',
    'Since the daemon was started.',
    ({ hub, now }) => (now - hub.started) / 1000,
  ),
  ofDaemon('wzp_resident_memory_bytes', 'gauge', 'Memory of the daemon.', () => process.memoryUsage.rss()),
  ofDaemon('wzp_cpu_seconds_total', 'counter', 'Processor time of the daemon.', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  }),
  ofDaemon(
    'wzp_event_loop_delay_p99_seconds',
    'gauge',
    'How late the timers of the daemon are, 99th percentile.',
    ({ hub }) => hub.eventLoopDelay() / 1000,
  ),
  ofDaemon('wzp_clients', 'gauge', 'Connected clients.', ({ hub }) => hub.clients.size),
  ofDaemon('wzp_projects', 'gauge', 'Projects that are served.', ({ hub }) => hub.projects.known.length),
  ofDaemon(
    'wzp_events_total',
    'counter',
    'Number of the newest event; it goes on after a restart of the daemon.',
    ({ hub }) => hub.events.last,
  ),
  {
    name: 'wzp_tasks',
    type: 'gauge',
    help: 'Tasks that are remembered, by state.',
    labels: ['state'],
    samples: ({ hub: { tasks } }) =>
      counted(
        [...tasks.queue.tasks.values()].map((task) => shownState(tasks.queue, task)),
        (state) => ({ state }),
      ),
  },
  {
    name: 'wzp_panes',
    type: 'gauge',
    help: 'Panes with a runner, by the state of their process.',
    labels: ['project', 'state'],
    samples: ({ panes }) =>
      counted(
        panes.map(({ project, record }) => `${project} ${record.state.kind}`),
        (name) => {
          const [project = '', state = ''] = name.split(' ');
          return { project, state };
        },
      ),
  },
  ofPane('wzp_pane_up', 'gauge', '1 while the process of the pane runs, else 0.', ({ record }) =>
    record.state.kind === 'running' ? 1 : 0,
  ),
  ofPane(
    'wzp_pane_uptime_seconds',
    'gauge',
    'Since the process was started.',
    ({ record: { state } }, { now }) =>
      state.kind === 'running' ? Math.max(0, now - state.since) / 1000 : null,
  ),
  ofPane(
    'wzp_pane_starts_total',
    'counter',
    'Starts of the process in this pane, by hand and by policy.',
    ({ record }) => record.starts,
  ),
  ofPane(
    'wzp_pane_restarts',
    'gauge',
    'Restarts by policy since it was last started by hand.',
    ({ record }) => record.restarts,
  ),
  ofPane(
    'wzp_pane_ready',
    'gauge',
    '1 when the readiness check has succeeded, absent before.',
    ({ record }) => (record.ready ? 1 : null),
  ),
  ofPane(
    'wzp_pane_healthy',
    'gauge',
    '1 when it is healthy, 0 when it is not; absent while nobody knows.',
    ({ record: { health } }) =>
      health?.verdict === 'healthy' ? 1 : health?.verdict === 'unhealthy' ? 0 : null,
  ),
  ofPane(
    'wzp_pane_cpu_cores',
    'gauge',
    'Processor use of the process and all that it has started; 1 is a whole core.',
    used(({ history }) => history.last?.cpu ?? null),
  ),
  ofPane(
    'wzp_pane_memory_bytes',
    'gauge',
    'Resident memory of the process and all that it has started.',
    used(({ history }) => history.last?.memory ?? null),
  ),
  ofPane(
    'wzp_pane_memory_limit_bytes',
    'gauge',
    'Its limit; absent where it has none.',
    used(({ limit }) => limit),
  ),
  ofPane(
    'wzp_pane_processes',
    'gauge',
    'The process and all that it has started, counted.',
    used(({ history }) => history.last?.processes ?? null),
  ),
  ofPane(
    'wzp_pane_log_problem',
    'gauge',
    '1 while the log of the pane cannot be written; absent otherwise.',
    ({ project, launch }, { hub }) =>
      recordProblem({ runtimeDir: hub.paths.runtime, project, launch }) === null ? null : 1,
  ),
  {
    name: 'wzp_limits_exceeded_total',
    type: 'counter',
    help: 'How often a limit of memory was acted upon since the daemon was started.',
    labels: ['of'],
    samples: ({ hub: { usage } }) => [
      { labels: { of: 'pane' }, value: usage.exceeded.pane },
      { labels: { of: 'project' }, value: usage.exceeded.project },
    ],
  },
];

/** In the text format of Prometheus. */
export async function figuresOf(hub: Hub): Promise<string> {
  const { exposition } = await import('./exposition.ts');
  return exposition(families, momentOf(hub));
}
