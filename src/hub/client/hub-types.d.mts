// Made from schemas/hub.schema.json by script/generate-hub.mjs. Edit the schema, then run script/generate.mjs.
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A pane: `dev/api`, `shop:dev/api`, or the id that the terminal multiplexer gives it, such as `%3` or `3`. */
export type HubPaneRef = string | number;

export type HubDirection = 'left' | 'right' | 'up' | 'down';

/** Of the new pane along the split; half when absent. */
export type HubSplitSize = { readonly cells?: number; readonly percent?: number };

/** In cells, from the top left of the tab. */
export type HubGeometry = {
  readonly left: number;
  readonly top: number;
  readonly cols: number;
  readonly rows: number;
};

export type HubPaneState =
  'running' | 'starting' | 'waiting' | 'backoff' | 'exited' | 'failed' | 'stopped' | 'absent';

export type HubPane = {
  /** `dev/api`; null for a pane of somebody else in one of our tabs. */
  readonly address: string | null;
  /** Key of the project. */
  readonly project: string;
  /** As the terminal multiplexer names it; null when it is not there. */
  readonly pane_id: string | null;
  readonly workspace: string | null;
  /** Name of the tab. */
  readonly tab: string | null;
  readonly title: string | null;
  readonly cwd: string | null;
  /** Of the program; of the runner while the program is not known. */
  readonly pid: number | null;
  readonly tty: string | null;
  readonly state: HubPaneState;
  readonly exit_code: number | null;
  readonly restarts: number;
  /** Null without a readiness check. */
  readonly ready: boolean | null;
  readonly geometry: HubGeometry | null;
  readonly active: boolean;
  readonly zoomed: boolean;
  readonly agent: string | null;
  readonly tags: readonly string[];
  /** False: not made by wzp. */
  readonly managed: boolean;
  /** Made through the hub, not by the spec. */
  readonly ad_hoc: boolean;
  /** With which it was made. */
  readonly key: string | null;
};

export type HubProcess = {
  readonly address: string;
  readonly project: string;
  readonly state: HubPaneState;
  readonly pid: number | null;
  /** ISO 8601: since when it runs. */
  readonly since: string | null;
  readonly exit_code: number | null;
  readonly exited_at: string | null;
  readonly restarts: number;
  readonly next_restart_at: string | null;
  readonly ready: boolean | null;
  readonly health: string | null;
  readonly cpu_percent: number | null;
  readonly rss_bytes: number | null;
};

export type HubWorkspace = {
  readonly name: string;
  readonly project: string;
  /** As the terminal multiplexer names it. */
  readonly server_name: string;
  readonly tabs: readonly {
    /** `dev:code` */
    readonly address: string;
    readonly name: string;
    readonly tab_id: string;
    readonly geometry: HubGeometry;
    readonly panes: readonly HubPane[];
  }[];
};

export type HubProject = {
  readonly key: string;
  readonly name: string;
  readonly root: string;
  readonly backend: 'wezterm' | 'tmux' | 'simulated';
  /** Where the server listens. */
  readonly server: string;
  readonly panes: number;
};

export type HubTaskState =
  'queued' | 'blocked' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'timed_out';

export type HubTask = {
  readonly id: string;
  readonly state: HubTaskState;
  /** A text runs in the shell, a list is an argv. */
  readonly command: string | readonly string[] | null;
  readonly pool: string;
  readonly project: string | null;
  /** Address of the pane that it runs in; null: hidden. */
  readonly pane: string | null;
  readonly priority: number;
  readonly after: readonly string[];
  readonly retries: number;
  readonly attempts: number;
  readonly timeout_ms: number | null;
  readonly key: string | null;
  /** ISO 8601, UTC. */
  readonly created_at: string;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly exit_code: number | null;
  /** Why it failed or was cancelled, when the exit code does not say it. */
  readonly reason: string | null;
  /** What the task wrote to the file named by WZP_TASK_RESULT, as JSON. */
  readonly result?: Json;
};

export type HubPool = {
  readonly name: string;
  /** Key of the project whose spec declares it; null: all share it. */
  readonly project: string | null;
  /** Addresses; its tasks run in these, one at a time in each. None: hidden. */
  readonly panes: readonly string[];
  readonly concurrency: number;
  readonly running: number;
  readonly queued: number;
};

export type HubMessage = {
  readonly id: string;
  /** Inbox of the sender; null: it has none. */
  readonly from: string | null;
  readonly to: string;
  readonly type: string;
  /** Any JSON value. */
  readonly body: Json;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly wants_reply: boolean;
};

export type HubLease = {
  /** Needed to release it. */
  readonly lease: string;
  readonly name: string;
  readonly holder: string | null;
  /** ISO 8601, UTC. */
  readonly expires_at: string;
};

export type HubEvent = {
  readonly subscription: string;
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly type: string;
  readonly project: string | null;
  readonly address?: string;
  readonly data: Readonly<Record<string, Json>>;
};

/** A leaf is `{pane, left, top, cols, rows}`, a split `{row: […]}` or `{column: […]}`. */
export type HubTree = Readonly<Record<string, Json>>;

export type HubSelf = {
  readonly pane: string | null;
  readonly workspace: string | null;
  readonly project: string;
};

export type HubAgentStatus = 'starting' | 'working' | 'waiting' | 'idle' | 'done' | 'error' | 'unknown';

export type HubAgent = {
  readonly address: string;
  readonly project: string;
  readonly status: HubAgentStatus;
  /** Who said so: `report`, or what the report named (hook, screen). */
  readonly source: string;
  /** ISO 8601: since when it has this status. */
  readonly since: string;
  /** Of its conversation. */
  readonly session: string | null;
  readonly message: string | null;
  /** That of the report. */
  readonly seq: number | null;
};

export type HubDiagnostic = {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly hint: string | null;
  readonly address: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
};

/** method → what it takes and what it answers */
export interface HubMethods {
  /** Must come first. With a token the caller is the pane that the token was given to. */
  initialize: {
    readonly params: {
      readonly protocol_version: string;
      readonly client?: { readonly name: string; readonly version?: string };
      readonly capabilities?: readonly string[];
      /** The pane that this client speaks for. */
      readonly pane?: string;
      readonly auth_token?: string;
      /** Key or name of a project; needed only where an address stands in several. */
      readonly project?: string;
    };
    readonly result: {
      readonly protocol_version: '1';
      readonly server: { readonly name: string; readonly version: string; readonly pid: number };
      readonly capabilities: readonly string[];
      readonly self: HubSelf | null;
      readonly self_context_id: string | null;
      readonly methods: readonly string[];
      readonly limits: Readonly<Record<string, Json>>;
    };
  };
  /** Answers at once, also before `initialize`. */
  ping: {
    readonly params: Readonly<Record<string, Json>>;
    readonly result: {
      readonly pong: true;
      /** ISO 8601, UTC. */
      readonly time: string;
    };
  };
  /** How the hub itself fares. */
  status: {
    readonly params: Readonly<Record<string, never>>;
    readonly result: {
      readonly version: string;
      readonly pid: number;
      readonly uptime_ms: number;
      readonly projects: number;
      readonly panes: number;
      readonly clients: number;
      readonly tasks: Readonly<Record<string, number>>;
      readonly rss_bytes: number;
      readonly event_loop_p99_ms: number;
      readonly socket: string;
    };
  };
  /** The projects that have been applied. */
  'project.list': {
    readonly params: Readonly<Record<string, never>>;
    readonly result: { readonly projects: readonly HubProject[] };
  };
  /** What `wzp apply` would do. */
  'project.plan': {
    readonly params: {
      /** Key or name of a project; needed only where an address stands in several. */
      readonly project?: string;
      readonly target?: readonly string[];
    };
    readonly result: Readonly<Record<string, Json>>;
  };
  /** Does what `wzp apply` would do; `apply.*` events tell how it goes. */
  'project.apply': {
    readonly params: {
      /** Key or name of a project; needed only where there are several. */
      readonly project?: string;
      /** Addresses; all when absent. */
      readonly target?: readonly string[];
      /** Without it only a plan that changes nothing is carried out. */
      readonly yes?: boolean;
      /** Of the plan that was looked at: refused (-32007) when the spec is another one by now. */
      readonly spec_digest?: string;
      /** Refused (-32007) when an event of the project came after this number. */
      readonly expected_seq?: number;
    };
    readonly result: {
      /** All went well. */
      readonly applied: boolean;
      /** There was something to do. */
      readonly changed: boolean;
      readonly summary: {
        readonly create: number;
        readonly update: number;
        readonly move: number;
        readonly restart: number;
        readonly replace: number;
        readonly delete: number;
        readonly no_op: number;
        readonly stops: number;
      };
      readonly errors: number;
      /** Changes that are left to do. */
      readonly left: number;
      readonly interrupted: boolean;
      readonly diagnostics: readonly HubDiagnostic[];
    };
  };
  /** Reads the list of projects again. */
  'project.reload': {
    readonly params: {
      /** Key or name of a project; needed only where an address stands in several. */
      readonly project?: string;
    };
    readonly result: { readonly projects: number };
  };
  /** Workspaces with their tabs and panes. */
  'workspace.list': {
    readonly params: {
      /** Key or name of a project; needed only where an address stands in several. */
      readonly project?: string;
    };
    readonly result: { readonly workspaces: readonly HubWorkspace[] };
  };
  /** Adds a workspace to the spec and applies it. */
  'workspace.create': {
    readonly params: {
      readonly name: string;
      readonly template?: string;
      /** Values for the parameters of the template. */
      readonly with?: Readonly<Record<string, Json>>;
      readonly cwd?: string;
      /** Key or name of a project; needed only where there are several. */
      readonly project?: string;
    };
    readonly result: HubWorkspace;
  };
  /** Shows it to whoever is attached to the server. */
  'workspace.switch': {
    readonly params: {
      readonly name: string;
      /** Key or name of a project; needed only where there are several. */
      readonly project?: string;
    };
    readonly result: HubWorkspace;
  };
  /** Takes a workspace out of the spec and ends what runs in it; answers it as it stood. */
  'workspace.delete': {
    readonly params: {
      readonly name: string;
      /** Key or name of a project; needed only where there are several. */
      readonly project?: string;
    };
    readonly result: HubWorkspace;
  };
  /** The tree of a tab. */
  'layout.get': {
    readonly params: {
      /** `dev:code` */
      readonly tab: string;
      /** Key or name of a project; needed only where an address stands in several. */
      readonly project?: string;
    };
    readonly result: {
      readonly tab: string;
      readonly size: { readonly cols: number; readonly rows: number };
      readonly tree: HubTree | null;
    };
  };
  /** Brings the panes of a tab to another layout; what runs in them goes on. */
  'layout.apply': {
    readonly params: {
      /** `dev:code` */
      readonly tab: string;
      /** A tree as in the spec, or as `layout.get` gives it, with every pane of the tab; or the name of a named layout. */
      readonly layout: string | Readonly<Record<string, Json>>;
      readonly dry_run?: boolean;
      /** Refused (-32007) when an event of the project came after this number. */
      readonly expected_seq?: number;
      /** Key or name of a project; needed only where there are several. */
      readonly project?: string;
    };
    readonly result: {
      readonly tab: string;
      readonly changed: boolean;
      /** Those whose place or size changes. */
      readonly panes: readonly {
        readonly pane: string;
        readonly before: HubGeometry;
        readonly after: HubGeometry;
      }[];
      readonly tree: HubTree | null;
    };
  };
  /** The pane of the caller. */
  'pane.self': { readonly params: Readonly<Record<string, never>>; readonly result: HubPane };
  /** Every pane of the projects, and what stands between them. */
  'pane.list': {
    readonly params: {
      /** Key or name of a project; needed only where an address stands in several. */
      readonly project?: string;
      readonly workspace?: string;
    };
    readonly result: { readonly panes: readonly HubPane[] };
  };
  /** One pane. */
  'pane.get': { readonly params: { readonly pane: HubPaneRef }; readonly result: HubPane };
  /** Makes a pane beside another one. It is owned by the hub: kept by `wzp apply`, closed on request. The same `key` gives the same pane. */
  'pane.split': {
    readonly params: {
      readonly target?: HubPaneRef;
      readonly direction: HubDirection;
      readonly size?: HubSplitSize;
      readonly argv?: readonly string[];
      /** A text that the shell runs. */
      readonly shell?: string;
      readonly cwd?: string;
      /** Variables to set. */
      readonly env?: Readonly<Record<string, string>>;
      readonly title?: string;
      readonly tags?: readonly string[];
      readonly focus?: boolean;
      readonly key?: string;
    };
    readonly result: HubPane;
  };
  /** Ends what runs in it, then closes it. */
  'pane.close': {
    readonly params: {
      readonly pane: HubPaneRef;
      /** Patience before SIGKILL. */
      readonly grace_ms?: number;
      /** No patience. */
      readonly force?: boolean;
    };
    readonly result: HubPane;
  };
  /** Shows it to whoever is attached. */
  'pane.focus': { readonly params: { readonly pane: HubPaneRef }; readonly result: HubPane };
  /** Lets it fill its tab, or ends that. */
  'pane.zoom': {
    readonly params: {
      readonly pane: HubPaneRef;
      /** Default true. */
      readonly zoomed?: boolean;
    };
    readonly result: HubPane;
  };
  /** Another size; its neighbour pays. */
  'pane.resize': {
    readonly params: {
      readonly pane: HubPaneRef;
      readonly cols?: number;
      readonly rows?: number;
      readonly percent?: number;
    };
    readonly result: HubPane;
  };
  /** Puts it beside another pane; what runs in it notices nothing. */
  'pane.move': {
    readonly params: {
      readonly pane: HubPaneRef;
      readonly target: HubPaneRef;
      readonly direction: HubDirection;
      readonly size?: HubSplitSize;
    };
    readonly result: HubPane;
  };
  /** Lets two panes change places. */
  'pane.swap': {
    readonly params: { readonly pane: HubPaneRef; readonly target: HubPaneRef };
    readonly result: HubPane;
  };
  /** Ends what runs in it and starts it anew, or something else, in the same pane. Of a pane of the spec only what the spec says can be started. */
  'pane.respawn': {
    readonly params: {
      readonly pane: HubPaneRef;
      readonly argv?: readonly string[];
      /** Variables to set. */
      readonly env?: Readonly<Record<string, string>>;
      readonly cwd?: string;
    };
    readonly result: HubPane;
  };
  /** Title and tags. */
  'pane.set': {
    readonly params: {
      readonly pane: HubPaneRef;
      readonly title?: string;
      readonly tags?: readonly string[];
    };
    readonly result: HubPane;
  };
  /** Types into it. `submit` presses Enter at the end. */
  'pane.send': {
    readonly params: {
      readonly pane: HubPaneRef;
      readonly text?: string;
      /** UTF-8 text in base64. */
      readonly data_b64?: string;
      /** Such as `Enter`, `C-c`, `Up`. */
      readonly keys?: readonly string[];
      /** As a paste: programs that ask for it are told so. */
      readonly paste?: boolean;
      readonly submit?: boolean;
      /** Look whether the pane shows the text: `confirmed` says whether it does within two seconds. Programs that do not echo, such as a password prompt, never confirm. */
      readonly confirm?: boolean;
    };
    readonly result: {
      readonly bytes: number;
      /** Null: nobody looked. */
      readonly confirmed: boolean | null;
    };
  };
  /** What it shows. */
  'pane.read': {
    readonly params: {
      readonly pane: HubPaneRef;
      readonly source?: 'screen' | 'scrollback';
      /** The last so many lines. */
      readonly lines?: number;
      /** With colours, as escape sequences. */
      readonly ansi?: boolean;
    };
    readonly result: {
      readonly text: string;
      readonly cursor: { readonly x: number; readonly y: number } | null;
    };
  };
  /** Waits until one of these holds. */
  'pane.wait': {
    readonly params: {
      readonly pane: HubPaneRef;
      readonly until: readonly {
        readonly exit?: true;
        /** Regular expression, on what the pane shows. */
        readonly match?: string;
        readonly quiet_ms?: number;
        readonly ready?: true;
        readonly status?: string;
      }[];
      readonly timeout_ms?: number;
    };
    readonly result: {
      readonly reason: 'exit' | 'match' | 'quiet' | 'ready' | 'status';
      readonly exit_code?: number;
      readonly match?: string;
      readonly status?: string;
    };
  };
  /** The processes of the panes. */
  'process.list': {
    readonly params: {
      /** Key or name of a project; needed only where an address stands in several. */
      readonly project?: string;
    };
    readonly result: { readonly processes: readonly HubProcess[] };
  };
  /** The process of a pane. */
  'process.status': { readonly params: { readonly pane: HubPaneRef }; readonly result: HubProcess };
  /** What the process of a pane has used of late, oldest first: a sample each second where something has a limit, else every five. */
  'process.usage': {
    readonly params: { readonly pane: HubPaneRef };
    readonly result: {
      readonly address: string;
      readonly project: string;
      readonly memory_limit_bytes: number | null;
      readonly samples: readonly {
        /** ISO 8601 */
        readonly at: string;
        /** 100 is a whole core. */
        readonly cpu_percent: number;
        readonly rss_bytes: number;
        readonly processes: number;
      }[];
    };
  };
  /** Starts what is stopped or has ended. */
  'process.start': { readonly params: { readonly pane: HubPaneRef }; readonly result: HubProcess };
  /** Stops it; it is remembered as stopped. */
  'process.stop': { readonly params: { readonly pane: HubPaneRef }; readonly result: HubProcess };
  /** Ends it and starts it anew in its place. */
  'process.restart': { readonly params: { readonly pane: HubPaneRef }; readonly result: HubProcess };
  /** The agents that have reported their status. */
  'agent.list': {
    readonly params: {
      /** Key or name of a project; needed only where there are several. */
      readonly project?: string;
    };
    readonly result: { readonly agents: readonly HubAgent[] };
  };
  /** A program says how it fares: the agent in a pane, or a hook of it. */
  'agent.report': {
    readonly params: {
      readonly status: HubAgentStatus;
      readonly pane?: HubPaneRef;
      readonly session_id?: string;
      readonly message?: string;
      readonly source?: string;
      /** A report with a smaller number than the last one of that session is late, and ignored. */
      readonly seq?: number;
    };
    readonly result: HubAgent;
  };
  /** Pastes a text into the pane of an agent and submits it. Refused (-32009) while it works. */
  'agent.prompt': {
    readonly params: {
      readonly pane: HubPaneRef;
      readonly text: string;
      /** Until it is idle, waits for somebody, is done or failed. */
      readonly wait?: boolean;
      readonly timeout_ms?: number;
    };
    readonly result: {
      readonly submitted: boolean;
      /** It has reported that it works now; null: it does not report. */
      readonly confirmed: boolean | null;
      readonly status: HubAgentStatus | null;
    };
  };
  /** Waits until the agent reports one of these. */
  'agent.wait': {
    readonly params: {
      readonly pane: HubPaneRef;
      /** `idle`, `waiting`, `done` and `error` when absent. */
      readonly until?: readonly HubAgentStatus[];
      readonly timeout_ms?: number;
    };
    readonly result: HubAgent;
  };
  /** Queues a command. Once it is answered, the task survives the death of the daemon. */
  'task.add': {
    readonly params: {
      /** A text runs in /bin/sh, a list is an argv. */
      readonly command?: string | readonly string[];
      /** For an agent, in place of a command: refused (-32006) until agents are managed. */
      readonly prompt?: string;
      readonly pane?: HubPaneRef;
      readonly pool?: string;
      /** Higher first. */
      readonly priority?: number;
      /** Tasks that must have succeeded. */
      readonly after?: readonly string[];
      readonly retries?: number;
      /** Of one attempt. */
      readonly timeout_ms?: number;
      readonly cwd?: string;
      /** Variables to set. */
      readonly env?: Readonly<Record<string, string>>;
      /** The same key gives the same task. */
      readonly key?: string;
      /** Key or name of a project; needed only where an address stands in several. */
      readonly project?: string;
    };
    readonly result: { readonly id: string };
  };
  /** Tasks, newest last. */
  'task.list': {
    readonly params: {
      readonly state?: readonly HubTaskState[];
      /** Key or name of a project; needed only where an address stands in several. */
      readonly project?: string;
    };
    readonly result: { readonly tasks: readonly HubTask[] };
  };
  /** One task. */
  'task.get': { readonly params: { readonly id: string }; readonly result: HubTask };
  /** Ends it, or takes it out of the queue. */
  'task.cancel': { readonly params: { readonly id: string }; readonly result: HubTask };
  /** Waits until it has ended. */
  'task.wait': {
    readonly params: { readonly id: string; readonly timeout_ms?: number };
    readonly result: HubTask;
  };
  /** What its attempts have printed. */
  'task.logs': {
    readonly params: {
      readonly id: string;
      /** Default: the last one. */
      readonly attempt?: number;
      /** In bytes; negative: from the end. */
      readonly offset?: number;
      readonly max_bytes?: number;
    };
    readonly result: {
      readonly text: string;
      readonly attempt: number;
      readonly next_offset: number;
      readonly done: boolean;
    };
  };
  /** Pools of tasks. */
  'pool.list': {
    readonly params: Readonly<Record<string, never>>;
    readonly result: { readonly pools: readonly HubPool[] };
  };
  /** How many tasks of a pool run at a time; one that a spec declares is changed there. */
  'pool.set': {
    readonly params: { readonly name: string; readonly concurrency: number };
    readonly result: HubPool;
  };
  /** To the inbox of a pane (or client); to all of `*` or `workspace:dev` that live now. */
  'message.send': {
    readonly params: {
      readonly to: string;
      readonly type?: string;
      /** Any JSON value. */
      readonly body: Json;
      /** After that it is forgotten. */
      readonly ttl_ms?: number;
    };
    readonly result: { readonly ids: readonly string[] };
  };
  /** Sends and waits for the reply. */
  'message.request': {
    readonly params: {
      readonly to: string;
      readonly type?: string;
      /** Any JSON value. */
      readonly body: Json;
      readonly timeout_ms?: number;
    };
    readonly result: {
      readonly id: string;
      readonly from: string | null;
      /** Any JSON value. */
      readonly body: Json;
    };
  };
  /** Answers a request. */
  'message.reply': {
    readonly params: {
      readonly id: string;
      /** Any JSON value. */
      readonly body: Json;
    };
    readonly result: {
      /** Somebody still waits for it. */
      readonly delivered: boolean;
    };
  };
  /** What is in the inbox of the caller and not yet acknowledged. */
  'message.inbox': {
    readonly params: {
      /** If it is empty. */
      readonly wait_ms?: number;
      readonly max?: number;
      /** Only this type. */
      readonly type?: string;
    };
    readonly result: { readonly messages: readonly HubMessage[] };
  };
  /** Takes messages out of the inbox. */
  'message.ack': {
    readonly params: { readonly ids: readonly string[] };
    readonly result: { readonly acked: number };
  };
  /** Takes a name for some time. Taking it again prolongs it. */
  'lease.acquire': {
    readonly params: {
      /** Such as `file:src/a.ts`, `port:web`. */
      readonly name: string;
      readonly ttl_ms: number;
    };
    readonly result: HubLease;
  };
  /** Gives it back. */
  'lease.release': {
    readonly params: { readonly lease: string };
    readonly result: { readonly released: boolean };
  };
  /** Who has what. */
  'lease.list': {
    readonly params: Readonly<Record<string, never>>;
    readonly result: {
      readonly leases: readonly {
        readonly name: string;
        readonly holder: string | null;
        /** ISO 8601, UTC. */
        readonly expires_at: string;
      }[];
    };
  };
  /** From now on, or from a number on that is still kept. */
  'events.subscribe': {
    readonly params: {
      /** `pane.*`, `task.finished`, `*` */
      readonly types: readonly string[];
      readonly since_seq?: number;
      /** Key or name of a project; needed only where an address stands in several. */
      readonly project?: string;
      readonly pane?: HubPaneRef;
      /** Of `pane.output`: so many bytes are told until `events.credit` gives more; 65,536 when absent. */
      readonly credit_bytes?: number;
    };
    readonly result: {
      readonly subscription: string;
      /** The newest event so far. */
      readonly seq: number;
    };
  };
  /** Lets a subscription to `pane.output` tell so many bytes more. */
  'events.credit': {
    readonly params: { readonly subscription: string; readonly bytes: number };
    readonly result: {
      /** That are left now. */
      readonly credit_bytes: number;
    };
  };
  /** Ends it. */
  'events.unsubscribe': {
    readonly params: { readonly subscription: string };
    readonly result: { readonly ended: boolean };
  };
  /** Prometheus text. */
  'metrics.get': {
    readonly params: Readonly<Record<string, never>>;
    readonly result: { readonly text: string };
  };
  /** A new pane for an agent. */
  spawn_agent: {
    readonly params: {
      readonly command: readonly string[];
      readonly cwd?: string | null;
      readonly env?: Readonly<Record<string, string>> | null;
      readonly metadata?: Readonly<Record<string, Json>> | null;
    };
    readonly result: { readonly context_id: string };
  };
  /** Types base64. */
  write: {
    readonly params: {
      /** As `spawn_agent` gave it. */
      readonly context_id: string;
      readonly data: string;
    };
    readonly result: Readonly<Record<string, never>>;
  };
  /** What it shows. */
  capture: {
    readonly params: {
      /** As `spawn_agent` gave it. */
      readonly context_id: string;
      readonly lines?: number | null;
    };
    readonly result: { readonly text: string };
  };
  /** Closes it; already gone is success. */
  kill: {
    readonly params: {
      /** As `spawn_agent` gave it. */
      readonly context_id: string;
    };
    readonly result: Readonly<Record<string, never>>;
  };
  /** The contexts that were spawned. */
  list: {
    readonly params: Readonly<Record<string, Json>>;
    readonly result: { readonly contexts: readonly string[] };
  };
  /** The context of the caller. */
  get_self_id: {
    readonly params: Readonly<Record<string, Json>>;
    readonly result: { readonly context_id: string };
  };
  /** As `initialize`. */
  'crux:handshake': {
    readonly params: {
      readonly client_name: string;
      readonly client_version?: string;
      readonly protocol_version: string;
      readonly capabilities?: readonly string[];
      readonly session_token?: string | null;
    };
    readonly result: {
      readonly server_name: string;
      readonly server_version: string;
      readonly protocol_version: '1.0';
      readonly supported_capabilities: readonly string[];
    };
  };
  /** As `pane.split`. */
  'crux:pane/split': {
    readonly params: {
      readonly target_pane_id?: string | number | null;
      readonly direction: 'right' | 'left' | 'top' | 'bottom';
      readonly size?: { readonly type: 'percent' | 'cells'; readonly value: number } | null;
      readonly cwd?: string | null;
      readonly command?: readonly string[] | null;
      readonly env?: Readonly<Record<string, string>> | null;
      readonly top_level?: boolean | null;
    };
    readonly result: {
      readonly pane_id: string;
      readonly window_id: string;
      readonly tab_id: string;
      readonly size: { readonly rows: number; readonly cols: number };
      readonly tty: string | null;
    };
  };
  /** As `pane.send`. */
  'crux:pane/send-text': {
    readonly params: {
      readonly pane_id: string | number;
      readonly text: string;
      readonly bracketed_paste?: boolean;
    };
    readonly result: { readonly bytes_written: number };
  };
  /** As `pane.read`; line 0 is the first of the screen, negative ones are above it. */
  'crux:pane/get-text': {
    readonly params: {
      readonly pane_id: string | number;
      readonly start_line?: number | null;
      readonly end_line?: number | null;
      readonly include_escapes?: boolean;
    };
    readonly result: {
      readonly lines: readonly string[];
      readonly first_line: number;
      readonly cursor_row: number | null;
      readonly cursor_col: number | null;
    };
  };
  /** As `pane.list`. */
  'crux:pane/list': {
    readonly params: Readonly<Record<string, Json>>;
    readonly result: {
      readonly panes: readonly {
        readonly pane_id: string;
        readonly window_id: string;
        readonly tab_id: string;
        readonly size: { readonly rows: number; readonly cols: number };
        readonly title: string | null;
        readonly cwd: string | null;
        readonly is_active: boolean;
        readonly is_zoomed: boolean;
        readonly cursor: null;
        readonly tty: string | null;
        readonly pid: number | null;
      }[];
    };
  };
  /** As `pane.focus`. */
  'crux:pane/activate': {
    readonly params: { readonly pane_id: string | number };
    readonly result: Readonly<Record<string, never>>;
  };
  /** As `pane.close`. */
  'crux:pane/close': {
    readonly params: { readonly pane_id: string | number; readonly force?: boolean };
    readonly result: Readonly<Record<string, never>>;
  };
  /** As `pane.resize`: grows in that direction. */
  'crux:pane/resize': {
    readonly params: {
      readonly pane_id: string | number;
      readonly direction: 'right' | 'left' | 'top' | 'bottom';
      readonly amount: number;
      readonly type?: 'cells' | 'percent';
    };
    readonly result: { readonly size: { readonly rows: number; readonly cols: number } };
  };
  /** As `pane.move`. */
  'crux:pane/move': {
    readonly params: {
      readonly pane_id: string | number;
      readonly target_pane_id: string | number;
      readonly direction: 'right' | 'left' | 'top' | 'bottom';
    };
    readonly result: Readonly<Record<string, never>>;
  };
  /** Windows and their tabs. */
  'crux:window/list': {
    readonly params: Readonly<Record<string, Json>>;
    readonly result: {
      readonly windows: readonly {
        readonly window_id: string;
        readonly title: string;
        readonly tabs: readonly {
          readonly tab_id: string;
          readonly title: string;
          readonly panes: readonly string[];
        }[];
      }[];
    };
  };
  /** A new tab with one pane. */
  'crux:window/create': {
    readonly params: {
      readonly command?: readonly string[];
      readonly cwd?: string;
      /** Variables to set. */
      readonly env?: Readonly<Record<string, string>>;
      readonly title?: string;
      readonly workspace?: string;
    };
    readonly result: { readonly window_id: string; readonly tab_id: string; readonly pane_id: string };
  };
  /** Closes the panes of a window (or of one tab of it). */
  'crux:window/close': {
    readonly params: { readonly window_id: string | number; readonly force?: boolean };
    readonly result: Readonly<Record<string, never>>;
  };
  /** Text only: into the clipboard of the terminal (OSC 52), and into a buffer of tmux. */
  'crux:clipboard/write': {
    readonly params: {
      readonly target?: string;
      readonly content: readonly {
        readonly mime_type: string;
        readonly data?: string;
        readonly data_base64?: string;
      }[];
    };
    readonly result: Readonly<Record<string, never>>;
  };
  /** Text only: the newest buffer of tmux. */
  'crux:clipboard/read': {
    readonly params: { readonly source?: string; readonly preferred_types?: readonly string[] };
    readonly result: { readonly content: readonly { readonly mime_type: string; readonly data: string }[] };
  };
  /** As `events.subscribe`. */
  'crux:events/subscribe': {
    readonly params: {
      readonly events?: readonly string[];
      readonly pane_filter?: readonly (string | number)[] | null;
    };
    readonly result: { readonly subscription_id: string };
  };
  /** As `events.unsubscribe`. */
  'crux:events/unsubscribe': {
    readonly params: { readonly subscription_id: string };
    readonly result: Readonly<Record<string, never>>;
  };
}
export type HubMethod = keyof HubMethods;
export type Params<M extends HubMethod> = HubMethods[M]['params'];
export type Result<M extends HubMethod> = HubMethods[M]['result'];
