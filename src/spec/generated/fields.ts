// Made from schemas/wezterm-parallel.schema.json by script/generate.mjs. Edit the schema, then run it.

/** What a difference in a pane key asks for. */
export type Effect = 'none' | 'update' | 'restart' | 'replace';

export interface PaneKey {
  readonly effect: Effect;
  /** Its engine exists; otherwise the key is refused with "not supported yet". */
  readonly supported: boolean;
  /** The field of `DesiredPane.fields` in which a difference shows; null when it never does. */
  readonly comparedAs: string | null;
}

export const paneKeys = {
  run: { effect: 'restart', supported: true, comparedAs: 'run' },
  type: { effect: 'restart', supported: true, comparedAs: 'type' },
  agent: { effect: 'restart', supported: false, comparedAs: 'agent' },
  shell: { effect: 'restart', supported: true, comparedAs: 'shell' },
  cwd: { effect: 'restart', supported: true, comparedAs: 'cwd' },
  env: { effect: 'restart', supported: true, comparedAs: 'env' },
  env_file: { effect: 'restart', supported: true, comparedAs: 'env' },
  sandbox: { effect: 'restart', supported: false, comparedAs: 'sandbox' },
  domain: { effect: 'replace', supported: false, comparedAs: 'domain' },
  title: { effect: 'update', supported: true, comparedAs: 'title' },
  focus: { effect: 'update', supported: true, comparedAs: 'focus' },
  zoom: { effect: 'update', supported: true, comparedAs: 'zoom' },
  replicas: { effect: 'none', supported: true, comparedAs: null },
  restart: { effect: 'update', supported: true, comparedAs: 'restart' },
  depends_on: { effect: 'update', supported: true, comparedAs: 'depends_on' },
  ready: { effect: 'update', supported: true, comparedAs: 'ready' },
  health: { effect: 'update', supported: true, comparedAs: 'health' },
  stop: { effect: 'update', supported: true, comparedAs: 'stop' },
  limits: { effect: 'update', supported: true, comparedAs: 'limits' },
  log: { effect: 'update', supported: true, comparedAs: 'log' },
  on_exit: { effect: 'update', supported: true, comparedAs: 'on_exit' },
  start: { effect: 'update', supported: true, comparedAs: 'start' },
  schedule: { effect: 'update', supported: true, comparedAs: 'schedule' },
  watch: { effect: 'update', supported: true, comparedAs: 'watch' },
  ignore_changes: { effect: 'none', supported: true, comparedAs: null },
  size: { effect: 'none', supported: true, comparedAs: null },
  position: { effect: 'none', supported: true, comparedAs: null },
} as const satisfies Readonly<Record<string, PaneKey>>;

/** The keys of `DesiredPane.fields`, in the order of the schema. */
export const comparedFields = [
  'run',
  'type',
  'shell',
  'cwd',
  'env',
  'title',
  'focus',
  'zoom',
  'restart',
  'depends_on',
  'ready',
  'health',
  'stop',
  'limits',
  'log',
  'on_exit',
  'start',
  'schedule',
  'watch',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** Definition of the schema → its keys. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  spec: ['version', 'name', 'include', 'env', 'env_file', 'workspaces', 'templates', 'pools', 'hub', 'daemon', 'logging', 'metrics', 'ui', 'moved', 'hooks', 'limits'],
  workspace: ['template', 'with', 'cwd', 'env', 'env_file', 'tabs', 'panes', 'backend', 'host'],
  template: ['description', 'params', 'cwd', 'env', 'env_file', 'tabs', 'panes'],
  param: ['type', 'default', 'description'],
  tab: ['name', 'layout', 'panes', 'cwd', 'env', 'window'],
  row: ['row', 'size'],
  column: ['column', 'size'],
  leaf: ['pane', 'size', 'position', 'run', 'type', 'agent', 'shell', 'cwd', 'env', 'env_file', 'sandbox', 'domain', 'title', 'focus', 'zoom', 'replicas', 'restart', 'depends_on', 'ready', 'health', 'stop', 'limits', 'log', 'on_exit', 'start', 'schedule', 'watch', 'ignore_changes'],
  pane: ['run', 'type', 'agent', 'shell', 'cwd', 'env', 'env_file', 'sandbox', 'domain', 'title', 'focus', 'zoom', 'replicas', 'restart', 'depends_on', 'ready', 'health', 'stop', 'limits', 'log', 'on_exit', 'start', 'schedule', 'watch', 'ignore_changes'],
  agent_settings: ['kind', 'prompt', 'model', 'args', 'worktree', 'session', 'permission', 'env', 'command', 'resume', 'teams', 'allow'],
  restart_settings: ['policy', 'backoff', 'max_backoff', 'max_restarts', 'window'],
  probe: ['http', 'tcp', 'exec', 'log_line', 'interval', 'timeout', 'retries', 'start_period'],
  stop: ['signal', 'timeout', 'command', 'keys'],
  limits: ['memory', 'action'],
  log_settings: ['file', 'format', 'max_size', 'max_files', 'max_age'],
  schedule_settings: ['cron', 'every', 'timezone'],
  sandbox_settings: ['network', 'write'],
  pool: ['concurrency', 'panes'],
  hub: ['enabled', 'require_token', 'websocket', 'max_concurrent_tasks', 'limits'],
  hub_limits: ['message', 'clients', 'requests_per_second', 'in_flight', 'header', 'initialize', 'unread'],
  daemon: ['auto_apply'],
  websocket: ['host', 'port', 'origins', 'cert', 'key', 'insecure'],
  logging: ['level', 'file', 'max_size', 'max_files'],
  metrics: ['enabled', 'listen'],
  ui: ['pictures', 'dashboard_interval', 'keep_ratios', 'min_size'],
  move: ['from', 'to'],
  hooks: ['before_apply', 'after_apply', 'before_destroy', 'after_destroy', 'on_ready', 'on_failure', 'on_exit'],
  hook_settings: ['run', 'timeout', 'env'],
  project_limits: ['memory', 'panes'],
};
