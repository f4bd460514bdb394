import type { Result } from '../../hub/generated/types.ts';
import { HubClient } from '../../hub/hub-client.ts';
import { knownToken } from '../../hub/token.ts';
import { livingDaemon, type DaemonRecord } from '../../supervise/daemon/record.ts';
import { userPaths } from '../../state/paths.ts';
import type { DaemonArguments } from '../commands/daemon.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { version } from '../package.ts';
import { jsonText } from '../view/escape.ts';

/** ms that the daemon may take to answer. */
const patience = 2000;

export async function run(context: Context, args: DaemonArguments): Promise<ExitCode> {
  const record = livingDaemon(userPaths(context.env, context.user));
  const status = record === null ? null : await ask(record);
  if (args.json) context.stdout.write(`${jsonText(document(record, status), 2)}\n`);
  else context.stdout.write(text(record, status));
  return exitCodes.done;
}

type Status = Result<'status'>;

/** Null: it does not answer. */
async function ask({ socket }: DaemonRecord): Promise<Status | null> {
  const hub = await HubClient.open(socket, {
    name: 'wzp',
    version,
    patience,
    token: knownToken(socket) ?? undefined,
  });
  if (!hub.ok) return null;
  const timer = setTimeout(() => hub.value.close(), patience);
  const reply = await hub.value.call('status', {});
  clearTimeout(timer);
  hub.value.close();
  return reply.ok ? reply.value : null;
}

const document = (record: DaemonRecord | null, status: Status | null) =>
  record === null
    ? { running: false, pid: null, version: null, socket: null, answers: false }
    : {
        running: true,
        pid: record.pid,
        version: record.version,
        socket: record.socket,
        started_at: new Date(record.started).toISOString(),
        answers: status !== null,
        uptime_ms: status?.uptime_ms ?? null,
        projects: status?.projects ?? null,
        panes: status?.panes ?? null,
        clients: status === null ? null : Math.max(0, status.clients - 1),
        tasks: status?.tasks ?? null,
        rss_bytes: status?.rss_bytes ?? null,
        event_loop_p99_ms: status?.event_loop_p99_ms ?? null,
      };

function text(record: DaemonRecord | null, status: Status | null): string {
  if (record === null) return 'not running; start it with: wzp daemon start\n';
  const lines = [
    `running    pid ${record.pid}, wzp ${record.version}, since ${new Date(record.started).toISOString()}`,
    `socket     ${record.socket}`,
  ];
  if (status === null) lines.push('it does not answer');
  else {
    const tasks = Object.entries(status.tasks).map(([state, count]) => `${count} ${state}`);
    lines.push(
      `serves     ${status.projects} projects with ${status.panes} panes, ${status.clients - 1} clients`,
      `tasks      ${tasks.length === 0 ? 'none' : tasks.join(', ')}`,
      `memory     ${Math.round(status.rss_bytes / (1 << 20))} MiB`,
    );
  }
  return `${lines.join('\n')}\n`;
}
