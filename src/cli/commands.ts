/** The table of all commands, in the order of the help. */
import type { Command } from './command.ts';
import { adopt } from './commands/adopt.ts';
import { apply } from './commands/apply.ts';
import { attach } from './commands/attach.ts';
import { completion } from './commands/completion.ts';
import { daemonCommands } from './commands/daemon.ts';
import { destroy } from './commands/destroy.ts';
import { doctor } from './commands/doctor.ts';
import { events } from './commands/events.ts';
import { explain } from './commands/explain.ts';
import { fmt } from './commands/fmt.ts';
import { focus } from './commands/focus.ts';
import { freeze } from './commands/freeze.ts';
import { graph } from './commands/graph.ts';
import { heal } from './commands/heal.ts';
import { init } from './commands/init.ts';
import { logs } from './commands/logs.ts';
import { leaseCommands } from './commands/lease.ts';
import { mcp } from './commands/mcp.ts';
import { metrics } from './commands/metrics.ts';
import { msg } from './commands/msg.ts';
import { plan } from './commands/plan.ts';
import { ps } from './commands/ps.ts';
import { restart } from './commands/restart.ts';
import { rpc } from './commands/rpc.ts';
import { schema } from './commands/schema.ts';
import { show } from './commands/show.ts';
import { start } from './commands/start.ts';
import { stateCommands } from './commands/state.ts';
import { stop } from './commands/stop.ts';
import { taskCommands } from './commands/task.ts';
import { trust } from './commands/trust.ts';
import { validate } from './commands/validate.ts';
import { version } from './commands/version.ts';
import { workspaceCommands } from './commands/workspace.ts';

export const commands: readonly Command[] = [
  init,
  validate,
  fmt,
  plan,
  apply,
  heal,
  destroy,
  show,
  ps,
  graph,
  start,
  stop,
  restart,
  logs,
  attach,
  focus,
  freeze,
  adopt,
  ...workspaceCommands,
  ...stateCommands,
  ...daemonCommands,
  ...taskCommands,
  msg,
  ...leaseCommands,
  mcp,
  events,
  metrics,
  rpc,
  trust,
  doctor,
  schema,
  completion,
  explain,
  version,
];

/** Commands of two words: the first word and what the help says of it. */
export const groups: Readonly<Record<string, string>> = {
  workspace: 'Manage the workspaces of the spec',
  state: 'Look at the state file, and mend it by hand',
  daemon: 'Start and end the daemon, which serves the hub',
  task: 'Queue commands and see what becomes of them',
  lease: 'Take names for some time, so that two agents do not work on one thing',
};
