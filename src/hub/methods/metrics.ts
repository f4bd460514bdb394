/** Figures for Prometheus, in its text format. */
import { done } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import { shownState } from '../tasks/schedule.ts';

export const metricsMethods: readonly Method[] = [
  method('metrics.get', ({ hub }) => done({ text: metricsText(hub) })),
];

function metricsText(hub: Call['hub']): string {
  const tasks = new Map<string, number>();
  for (const task of hub.tasks.queue.tasks.values()) {
    const state = shownState(hub.tasks.queue, task);
    tasks.set(state, (tasks.get(state) ?? 0) + 1);
  }
  return [
    ...gauge('wzp_uptime_seconds', 'Since the daemon was started.', [
      ['', (Date.now() - hub.started) / 1000],
    ]),
    ...gauge('wzp_clients', 'Connected clients.', [['', hub.clients.size]]),
    ...gauge('wzp_projects', 'Projects that are served.', [['', hub.projects.known.length]]),
    ...gauge(
      'wzp_tasks',
      'Tasks that are remembered, by state.',
      [...tasks].map(([state, count]) => [`{state="${state}"}`, count]),
    ),
    ...gauge('wzp_events_total', 'Number of the newest event.', [['', hub.events.last]]),
    ...gauge('wzp_resident_memory_bytes', 'Memory of the daemon.', [['', process.memoryUsage.rss()]]),
    ...gauge('wzp_event_loop_delay_p99_seconds', 'How late timers are.', [['', hub.eventLoopDelay() / 1000]]),
    '',
  ].join('\n');
}

type Sample = readonly [labels: string, value: number];

const gauge = (name: string, help: string, samples: readonly Sample[]): readonly string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${name.endsWith('_total') ? 'counter' : 'gauge'}`,
  ...samples.map(([labels, value]) => `${name}${labels} ${value}`),
];
