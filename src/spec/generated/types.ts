// Made from schemas/wezterm-parallel.schema.json by script/generate.mjs. Edit the schema, then run it.

/**
 * One text or a list of them.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "texts".
 */
export type Texts = string | string[];
/**
 * Variable names to values: text, number, true or false.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "env".
 */
export type Environment = {
  [k: string]: Value;
} | null;
/**
 * A text, a number, true or false.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "scalar".
 */
export type Value = string | number | boolean;
/**
 * One path or a list of paths.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "env_file".
 */
export type EnvironmentFiles = string | string[] | null;
/**
 * Name of a parameter to its value.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "with".
 */
export type ParameterValues = {
  [k: string]: Value;
} | null;
/**
 * The split tree of a tab, or the name of a named layout.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "layout".
 */
export type Layout = string | Row | Column | PaneInALayout;
/**
 * A pane name, a pane with its size, or a row or column of further nodes.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "node".
 */
export type LayoutNode = string | Row | Column | PaneInALayout;
/**
 * A percentage such as `60%`, or whole cells.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "size".
 */
export type Size = number | string;
/**
 * A text for the shell, or a list: program and arguments.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "command".
 */
export type Command = string | string[];
/**
 * The kind of agent, or a mapping.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "agent".
 */
export type CodingAgent = KindOfAgent | Agent;
/**
 * Which coding agent; `custom` has its own `command`.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "agent_kind".
 */
export type KindOfAgent = 'claude' | 'codex' | 'gemini' | 'opencode' | 'aider' | 'custom';
/**
 * true or false.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "flag".
 */
export type TrueOrFalse = boolean | Variable;
/**
 * A text with `${NAME}` or `{{parameter}}` in it, checked once it is replaced.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "variable".
 */
export type Variable = string;
/**
 * `true` for the defaults, or what the process may reach.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "sandbox".
 */
export type Sandbox = boolean | SandboxSettings;
/**
 * A whole number from 1.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "count".
 */
export type Count = number | Variable;
/**
 * A policy, or a mapping with its limits.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "restart".
 */
export type Restart = Policy | RestartSettings;
/**
 * When a process that ended is started again.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "restart_policy".
 */
export type Policy = 'no' | 'always' | 'on-failure' | 'unless-stopped';
/**
 * A time such as `500ms`, `10s`, `5m`, `1h` or `1m30s`.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "duration".
 */
export type Duration = string;
/**
 * A whole number from 0.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "whole".
 */
export type WholeNumber = number | Variable;
/**
 * A list of pane names, or name to condition.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "depends_on".
 */
export type Dependencies =
  | string[]
  | {
      [k: string]: Condition;
    };
/**
 * What must be true of the pane that is waited for.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "condition".
 */
export type Condition = 'started' | 'ready' | 'completed' | 'completed_successfully';
/**
 * A port number, or host and port.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "endpoint".
 */
export type PortOrAddress = number | string;
/**
 * A signal by name.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "signal".
 */
export type Signal = string;
/**
 * A size such as `512KiB`, `10MiB`, `1GiB`, or `500MB`.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "bytes".
 */
export type SizeInMemoryOrOnDisk = string;
/**
 * A file, or a mapping with its limits.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "log".
 */
export type Log = string | LogSettings;
/**
 * A cron line, or a mapping.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "schedule".
 */
export type Schedule = string | ScheduleSettings;
/**
 * Keys whose differences are left alone, by plan and apply alike.
 */
export type IgnoreChanges = string[];
/**
 * A pane name, or a pane with its position and any pane key in place.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "slot".
 */
export type PaneOfANamedLayout = string | PaneInALayout;
/**
 * Name of a pane to what runs in it.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "panes".
 */
export type Panes = {
  [k: string]: Pane;
} | null;
/**
 * What runs in a pane and how. An empty mapping is the user's shell.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "pane".
 */
export type Pane = {
  run?: Command;
  /**
   * A text typed at the prompt of the user's shell but not run: the person presses Enter.
   */
  type?: string;
  agent?: CodingAgent;
  /**
   * The shell that runs a text `run`, or that is the process of a pane without one: an absolute path or a name on PATH.
   */
  shell?: string;
  /**
   * Relative to the tab's or else the workspace's `cwd`, that to the spec file. `~` and absolute paths as usual.
   */
  cwd?: string;
  env?: Environment;
  env_file?: EnvironmentFiles;
  sandbox?: Sandbox;
  /**
   * The WezTerm domain in which the pane is made.
   */
  domain?: string;
  /**
   * The title of the pane. Without it the pane has the title its program gives it.
   */
  title?: string;
  focus?: TrueOrFalse;
  zoom?: TrueOrFalse;
  replicas?: Count;
  restart?: Restart;
  depends_on?: Dependencies;
  ready?: Probe;
  health?: Probe;
  stop?: Stopping;
  limits?: Limits;
  log?: Log;
  /**
   * `hold` keeps the pane with the exit code on screen, `close` closes it, `shell` starts the user's shell in it.
   */
  on_exit?: 'hold' | 'close' | 'shell';
  /**
   * `manual`: the pane is made but its process waits for `wzp start`.
   */
  start?: 'auto' | 'manual';
  schedule?: Schedule;
  watch?: Texts;
  ignore_changes?: IgnoreChanges;
} | null;
/**
 * A port number.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "port".
 */
export type Port = number | Variable;
/**
 * Columns and rows such as `80x24`.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "extent".
 */
export type SizeOfAScreen = string;
/**
 * A command, or a mapping with it.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "hook".
 */
export type Hook = string | string[] | HookSettings;

/**
 * The file wezterm-parallel.yaml: which workspaces exist, how their tabs are split and what runs in each pane.
 */
export interface WezTermParallelSpec {
  /**
   * The version of this file format; always 1.
   */
  version?: 1;
  /**
   * Names the project in plans and in the state; default is the name of the folder.
   */
  name?: string;
  include?: Texts;
  env?: Environment;
  env_file?: EnvironmentFiles;
  /**
   * Name of a workspace to its tabs and panes. A workspace is a WezTerm workspace or a tmux session.
   */
  workspaces?: {
    [k: string]: Workspace;
  };
  /**
   * Workspaces with parameters, used by `template: NAME`.
   */
  templates?: {
    [k: string]: Template;
  } | null;
  /**
   * Pools of tasks: how many of `wzp task add --pool NAME` run at the same time, hidden or in panes where they can be watched.
   */
  pools?: {
    [k: string]: Pool;
  } | null;
  hub?: Hub;
  daemon?: Daemon;
  logging?: Logging;
  metrics?: Metrics;
  ui?: Display;
  /**
   * New addresses of what had another name: panes keep their processes. An entry counts while nothing runs under the new address and the spec no longer has the old one.
   */
  moved?: Move[] | null;
  hooks?: Hooks;
  limits?: ProjectLimits;
}
/**
 * A named set of tabs.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "workspace".
 */
export interface Workspace {
  /**
   * The template this workspace is made from: one of `templates`, a file in the user's templates folder, or a shipped one.
   */
  template?: string;
  with?: ParameterValues;
  /**
   * Where the panes of the workspace start; relative to the spec file.
   */
  cwd?: string;
  env?: Environment;
  env_file?: EnvironmentFiles;
  /**
   * The tabs in their order.
   *
   * @minItems 1
   */
  tabs?: Tab[];
  panes?: Panes;
  /**
   * Make this workspace on this multiplexer.
   */
  backend?: 'wezterm' | 'tmux' | 'auto';
  /**
   * Make this workspace on another machine over ssh.
   */
  host?: string;
}
/**
 * One screen of split panes.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "tab".
 */
export interface Tab {
  /**
   * The name of the tab, unique in its workspace.
   */
  name: string;
  layout: Layout;
  /**
   * The panes that fill a named layout, in order or by position.
   *
   * @minItems 1
   */
  panes?: PaneOfANamedLayout[];
  /**
   * Where the panes of the tab start; relative to the workspace's `cwd`.
   */
  cwd?: string;
  env?: Environment;
  /**
   * Tabs with different window names open in different windows on WezTerm.
   */
  window?: string;
}
/**
 * Children side by side.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "row".
 */
export interface Row {
  /**
   * The children from left to right.
   *
   * @minItems 1
   */
  row: LayoutNode[];
  size?: Size;
}
/**
 * Children one above the other.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "column".
 */
export interface Column {
  /**
   * The children from top to bottom.
   *
   * @minItems 1
   */
  column: LayoutNode[];
  size?: Size;
}
/**
 * A pane by name, with its size and any pane key in place.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "leaf".
 */
export interface PaneInALayout {
  /**
   * The name of the pane.
   */
  pane: string;
  size?: Size;
  /**
   * The place in a named layout, such as `top-right`.
   */
  position?: string;
  run?: Command;
  /**
   * A text typed at the prompt of the user's shell but not run: the person presses Enter.
   */
  type?: string;
  agent?: CodingAgent;
  /**
   * The shell that runs a text `run`, or that is the process of a pane without one: an absolute path or a name on PATH.
   */
  shell?: string;
  /**
   * Relative to the tab's or else the workspace's `cwd`, that to the spec file. `~` and absolute paths as usual.
   */
  cwd?: string;
  env?: Environment;
  env_file?: EnvironmentFiles;
  sandbox?: Sandbox;
  /**
   * The WezTerm domain in which the pane is made.
   */
  domain?: string;
  /**
   * The title of the pane. Without it the pane has the title its program gives it.
   */
  title?: string;
  focus?: TrueOrFalse;
  zoom?: TrueOrFalse;
  replicas?: Count;
  restart?: Restart;
  depends_on?: Dependencies;
  ready?: Probe;
  health?: Probe;
  stop?: Stopping;
  limits?: Limits;
  log?: Log;
  /**
   * `hold` keeps the pane with the exit code on screen, `close` closes it, `shell` starts the user's shell in it.
   */
  on_exit?: 'hold' | 'close' | 'shell';
  /**
   * `manual`: the pane is made but its process waits for `wzp start`.
   */
  start?: 'auto' | 'manual';
  schedule?: Schedule;
  watch?: Texts;
  ignore_changes?: IgnoreChanges;
}
/**
 * A coding agent with its settings.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "agent_settings".
 */
export interface Agent {
  kind: KindOfAgent;
  /**
   * The first prompt, submitted once the agent is ready.
   */
  prompt?: string;
  /**
   * The model it uses.
   */
  model?: string;
  /**
   * Further arguments for its command line.
   */
  args?: string[];
  /**
   * The git worktree and branch it works in; created by apply, kept by destroy.
   */
  worktree?: string;
  /**
   * The conversation to resume instead of a new one.
   */
  session?: string;
  /**
   * How much it may do without asking.
   */
  permission?: string;
  env?: Environment;
  /**
   * For `custom`: the program and its arguments.
   *
   * @minItems 1
   */
  command?: string[];
  /**
   * For `custom`: the program and arguments that resume `{{session}}`.
   *
   * @minItems 1
   */
  resume?: string[];
  teams?: TrueOrFalse;
  /**
   * Arguments that would otherwise be refused as dangerous.
   */
  allow?: string[];
}
/**
 * What the process may reach.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "sandbox_settings".
 */
export interface SandboxSettings {
  network?: TrueOrFalse;
  write?: Texts;
}
/**
 * A restart policy with its limits.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "restart_settings".
 */
export interface RestartSettings {
  policy: Policy;
  backoff?: Duration;
  max_backoff?: Duration;
  max_restarts?: WholeNumber;
  window?: Duration;
}
/**
 * Exactly one of `http`, `tcp`, `exec`, `log_line`, and how often it is asked.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "probe".
 */
export interface Probe {
  /**
   * An address that answers with a status from 200 to 399.
   */
  http?: string;
  tcp?: PortOrAddress;
  exec?: Command;
  /**
   * A regular expression that a line of the output matches.
   */
  log_line?: string;
  interval?: Duration;
  timeout?: Duration;
  retries?: WholeNumber;
  start_period?: Duration;
}
/**
 * How the process is ended.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "stop".
 */
export interface Stopping {
  signal?: Signal;
  timeout?: Duration;
  command?: Command;
  keys?: Texts;
}
/**
 * What the process may use. The daemon watches it.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "limits".
 */
export interface Limits {
  memory?: SizeInMemoryOrOnDisk;
  /**
   * What happens to a process that uses more: `restart` (the default) ends it and starts it again whatever its restart policy says, `stop` ends it as `wzp stop` does.
   */
  action?: 'restart' | 'stop';
}
/**
 * Where the output is kept.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "log_settings".
 */
export interface LogSettings {
  /**
   * Relative to the spec file; `{{name}}` stands for the name of the pane.
   */
  file: string;
  /**
   * Text without escape sequences (`plain`), the bytes as they came (`raw`), or `both`: these in a second file, `api.log.raw`.
   */
  format?: 'plain' | 'raw' | 'both';
  max_size?: SizeInMemoryOrOnDisk;
  max_files?: WholeNumber;
  max_age?: Duration;
}
/**
 * Exactly one of `cron` and `every`.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "schedule_settings".
 */
export interface ScheduleSettings {
  /**
   * Minute, hour, day, month, weekday, as in crontab(5); or @hourly, @daily, @weekly, @monthly, @yearly.
   */
  cron?: string;
  every?: Duration;
  /**
   * The time zone of the cron line; default is that of the machine.
   */
  timezone?: string;
}
/**
 * A workspace with parameters. A template file has this at its top level.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "template".
 */
export interface Template {
  /**
   * What the template is for, in one line.
   */
  description?: string;
  /**
   * Name of a parameter to its type and default; `{{name}}` in any text stands for its value.
   */
  params?: {
    [k: string]: TemplateParameter;
  } | null;
  /**
   * Where the panes of the workspace start; relative to the spec file.
   */
  cwd?: string;
  env?: Environment;
  env_file?: EnvironmentFiles;
  /**
   * The tabs in their order.
   *
   * @minItems 1
   */
  tabs?: Tab[];
  panes?: Panes;
}
/**
 * A parameter of a template.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "param".
 */
export interface TemplateParameter {
  /**
   * What the value must be; text when absent.
   */
  type?: 'string' | 'integer' | 'number' | 'boolean';
  default?: Value;
  /**
   * What the parameter means.
   */
  description?: string;
}
/**
 * A pool of tasks.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "pool".
 */
export interface Pool {
  concurrency?: Count;
  /**
   * Addresses of panes with a plain shell, in which its tasks run where they can be watched; one at a time in each.
   *
   * @minItems 1
   */
  panes?: string[];
}
/**
 * The hub's own settings. There is one hub for all projects of a user: where they ask for different things, the stricter one counts.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "hub".
 */
export interface Hub {
  enabled?: TrueOrFalse;
  require_token?: TrueOrFalse;
  websocket?: WebSocket;
  max_concurrent_tasks?: Count;
  limits?: LimitsOfTheHub;
}
/**
 * A WebSocket listener of the hub.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "websocket".
 */
export interface WebSocket {
  /**
   * The address it listens on; loopback when absent. Any other needs `cert` and `key`, or `insecure`.
   */
  host?: string;
  port: Port;
  /**
   * Web pages that may connect, such as `http://localhost:5173`. None when absent: a page that anybody may open must not reach the hub.
   */
  origins?: string[];
  /**
   * File with the certificate for TLS, in PEM; relative to the spec file.
   */
  cert?: string;
  /**
   * File with the private key for TLS, in PEM; relative to the spec file.
   */
  key?: string;
  insecure?: TrueOrFalse;
}
/**
 * What one client may cost the others.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "hub_limits".
 */
export interface LimitsOfTheHub {
  message?: SizeInMemoryOrOnDisk;
  clients?: Count;
  requests_per_second?: Count;
  in_flight?: Count;
  header?: SizeInMemoryOrOnDisk;
  initialize?: Duration;
  unread?: SizeInMemoryOrOnDisk;
}
/**
 * What the daemon may do by itself.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "daemon".
 */
export interface Daemon {
  /**
   * What becomes of a change of the spec file, once its content is trusted (`wzp trust`): `no`, it is announced only; `safe`, it is applied when no process is stopped by it; `all`, it is applied.
   */
  auto_apply?: 'no' | 'safe' | 'all';
}
/**
 * The log of the supervisor.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "logging".
 */
export interface Logging {
  /**
   * What is logged.
   */
  level?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /**
   * Where it is written; default is the state directory.
   */
  file?: string;
  max_size?: SizeInMemoryOrOnDisk;
  max_files?: WholeNumber;
}
/**
 * Figures for Prometheus, served by the daemon on this machine alone.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "metrics".
 */
export interface Metrics {
  enabled?: TrueOrFalse;
  /**
   * Address of this machine and port they are served on; `GET /metrics` there. Default 127.0.0.1:9464.
   */
  listen?: string;
}
/**
 * How things are drawn.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "ui".
 */
export interface Display {
  /**
   * How layouts are drawn in a plan.
   */
  pictures?: 'unicode' | 'ascii' | 'none';
  dashboard_interval?: Duration;
  keep_ratios?: TrueOrFalse;
  min_size?: SizeOfAScreen;
}
/**
 * An address of before and one of now: both of a pane, of a tab or of a workspace.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "move".
 */
export interface Move {
  /**
   * The address that it had.
   */
  from: string;
  /**
   * The address that it has now.
   */
  to: string;
}
/**
 * Commands run in the spec's folder.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "hooks".
 */
export interface Hooks {
  before_apply?: Hook;
  after_apply?: Hook;
  before_destroy?: Hook;
  after_destroy?: Hook;
  on_ready?: Hook;
  on_failure?: Hook;
  on_exit?: Hook;
}
/**
 * What is run, and how long it may take.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "hook_settings".
 */
export interface HookSettings {
  run: Command;
  timeout?: Duration;
  env?: Environment;
}
/**
 * Limits for the whole project.
 *
 * This interface was referenced by `WezTermParallelSpec`'s JSON-Schema
 * via the `definition` "project_limits".
 */
export interface ProjectLimits {
  memory?: SizeInMemoryOrOnDisk;
  panes?: Count;
}
