/**
 * What the spec asks for, complete: defaults filled in, templates expanded, variables replaced, paths absolute.
 * This is the only form of a spec that other rooms know.
 */
import type { Place } from '../diagnostics/diagnostic.ts';
import type { LayoutNode } from '../layout/tree.ts';

/** A text whose parts may have come from the environment. `shown` has `(from $NAME)` in their place. */
export interface Text {
  readonly value: string;
  readonly shown: string;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One compared key of a pane. `digest` covers the real value; it stands in 0600 files only. */
export interface FieldValue {
  /** The value as it may be printed. */
  readonly shown: Json;
  readonly digest: string;
}

export type Process =
  | { readonly kind: 'shell' }
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'argv'; readonly argv: readonly Text[] }
  | { readonly kind: 'type'; readonly text: Text };

/** A command that wzp itself runs for a pane, in the pane's directory and environment. */
export interface Command {
  /** Program and arguments; the shell, for a command that was written as a text. */
  readonly argv: readonly Text[];
  /** What that shell reads on its standard input, so that the text is in no command line; null: nothing. */
  readonly input: Text | null;
}

export interface StopPolicy {
  /** `SIGTERM`; plain shells get `SIGHUP`. Null: none, for the command or the keys are to end it. */
  readonly signal: string | null;
  /** ms of patience before SIGKILL, and the most that the command may take. */
  readonly timeoutMs: number;
  /** Run before the patience begins. */
  readonly command: Command | null;
  /** Sent to the pane before the patience begins: `C-c`, `Enter`, `q`. */
  readonly keys: readonly string[];
}

export interface RestartPolicy {
  readonly policy: 'no' | 'always' | 'on-failure' | 'unless-stopped';
  /** ms before the first restart; doubles with each further one. */
  readonly backoffMs: number;
  /** ms */
  readonly maxBackoffMs: number;
  /** After so many restarts inside the window it has failed; null: never. */
  readonly maxRestarts: number | null;
  /** ms; null: every restart since it was last started by hand counts. */
  readonly windowMs: number | null;
}

/** Where the output of a pane is kept. */
export interface LogPolicy {
  /** Absolute; `shown` is as the spec has it. */
  readonly file: Text;
  /** `plain`: text without escape sequences; `raw`: the bytes as they came; `both`: these in a second file, `<file>.raw`. */
  readonly format: 'plain' | 'raw' | 'both';
  /** Bytes at which another file is begun; null: never. */
  readonly maxBytes: number | null;
  /** So many old files are kept, `<file>.1` being the newest. */
  readonly maxFiles: number;
  /** ms after its first line at which another file is begun; null: never. */
  readonly maxAgeMs: number | null;
}

/** What the process of a pane may use. */
export interface PaneLimits {
  /** Bytes of resident memory of the process and all that it has started, together. */
  readonly memory: number;
  /** Of a process that uses more. */
  readonly action: 'restart' | 'stop';
}

/** What all processes of the project together may use. */
export interface ProjectLimits {
  /** Bytes of resident memory; null: no limit. */
  readonly memory: number | null;
}

/** What must be true of a pane before those that depend on it are started. */
export type Condition = 'started' | 'ready' | 'completed' | 'completed_successfully';

/** What is asked; `shown` stands for it in messages. */
export type Question =
  /** An address that answers with a status from 200 to 399. */
  | { readonly kind: 'http'; readonly url: Text }
  /** A port that accepts a connection. */
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly shown: string }
  /** A command that ends with 0. */
  | { readonly kind: 'exec'; readonly command: Command }
  /** A line of the pane's output that has this text in it, or matches it as a regular expression. */
  | { readonly kind: 'log_line'; readonly pattern: Text };

export interface Check {
  readonly question: Question;
  /** ms between two answers. */
  readonly intervalMs: number;
  /** ms: of readiness the longest that is waited in all, of health the longest that one answer may take. */
  readonly timeoutMs: number;
  /** So many bad answers in a row are a failure; null: only the timeout is. */
  readonly retries: number | null;
  /** ms after the start of the program in which bad answers do not count. */
  readonly startPeriodMs: number;
}

/** What restarts a process when it changes. */
export interface WatchedPaths {
  /** Absolute; of a folder all that is below it. */
  readonly paths: readonly string[];
  /** Absolute; what is at or below these does not count. */
  readonly ignored: readonly string[];
  /** As the spec has them. */
  readonly shown: readonly string[];
}

/** When a process runs. */
export type Schedule =
  /** `zone`: null is that of the machine. */
  | { readonly kind: 'cron'; readonly line: string; readonly zone: string | null }
  /** ms between two starts. */
  | { readonly kind: 'every'; readonly everyMs: number };

/** How the process of a pane is kept up, and when it is started. */
export interface Supervision {
  readonly restart: RestartPolicy;
  /** Address of a pane → what must be true of it first. Of a pane with replicas each of them is here. */
  readonly dependsOn: ReadonlyMap<string, Condition>;
  readonly ready: Check | null;
  readonly health: Check | null;
  /** `manual`: made, but started by `wzp start` only, or at the times of its schedule. */
  readonly start: 'auto' | 'manual';
  readonly schedule?: Schedule | null;
  readonly watch?: WatchedPaths | null;
}

export interface DesiredPane {
  /** `dev/api` */
  readonly address: string;
  readonly workspace: string;
  /** Address of its tab: `dev:code`. */
  readonly tab: string;
  readonly name: string;
  readonly process: Process;
  /** Absolute path or name of the shell that runs a text, or that is the process itself. */
  readonly shell: string;
  /** Absolute. */
  readonly cwd: Text;
  readonly env: ReadonlyMap<string, Text>;
  readonly title: Text | null;
  readonly focus: boolean;
  readonly zoom: boolean;
  readonly stop: StopPolicy;
  readonly onExit: 'hold' | 'close' | 'shell';
  readonly supervision: Supervision;
  /** Absent and null: its output is not kept. */
  readonly log?: LogPolicy | null;
  /** Absent and null: it may use what it likes. */
  readonly limits?: PaneLimits | null;
  /** Keys whose differences are left alone, by plan and apply alike. */
  readonly ignoreChanges: readonly string[];
  /** Every compared key → its value; the keys and their effects come from the schema (`spec/generated/fields.ts`). */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Digest of the shown values of the fields that need a restart: goes into the runner's argv. */
  readonly publicDigest: string;
  readonly place: Place | null;
}

export interface DesiredTab {
  /** `dev:code` */
  readonly address: string;
  readonly workspace: string;
  readonly name: string;
  /** Name of the OS window; `''` is the workspace's first one. */
  readonly window: string;
  /** Leaves are keyed by pane address. */
  readonly layout: LayoutNode;
  readonly place: Place | null;
}

export interface DesiredWorkspace {
  readonly name: string;
  readonly tabs: readonly DesiredTab[];
  readonly panes: readonly DesiredPane[];
  /** The multiplexer that the spec asks for; absent when any will do. */
  readonly backend?: 'wezterm' | 'tmux';
  readonly place: Place | null;
}

export interface ProjectIdentity {
  readonly name: string;
  /** Name and a short hash of the real path of the folder: `shop-3f9a1c2b`. */
  readonly key: string;
  /** Absolute real path of the spec's folder. */
  readonly root: string;
  /** The file that is named in messages, relative to the working directory where possible. */
  readonly file: string;
}

/** Something that has another address now: both of a pane, of a tab or of a workspace. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

export type HookName = `${'before' | 'after'}_${'apply' | 'destroy'}` | 'on_ready' | 'on_failure' | 'on_exit';

/** A command that runs in the spec's folder. */
export interface Hook {
  readonly command: Command;
  /** ms */
  readonly timeoutMs: number;
  /** That of the spec's top level included. */
  readonly env: ReadonlyMap<string, Text>;
}

/** So many tasks at a time, and where. */
export interface TaskPool {
  readonly name: string;
  /** Null: as many as it has panes, or what the hub does by itself. */
  readonly concurrency: number | null;
  /** Addresses of panes with a plain shell; empty: its tasks run hidden. */
  readonly panes: readonly string[];
}

export interface WebSocketSettings {
  readonly host: string;
  readonly port: number;
  /** Origins of web pages that may connect. */
  readonly origins: readonly string[];
  /** Absolute paths of PEM files; null: no TLS. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
}

/** What a spec asks of the hub, which is one for all projects. */
export interface HubSettings {
  readonly enabled: boolean;
  readonly requireToken: boolean;
  readonly websocket: WebSocketSettings | null;
  readonly maxConcurrentTasks: number | null;
  /** Names as in `HubLimits`; bytes, ms, or so many. */
  readonly limits: Readonly<Record<string, number>>;
}

/** Where the daemon answers Prometheus: on this machine alone. */
export interface MetricsSettings {
  readonly host: string;
  readonly port: number;
}

export interface Desired {
  readonly project: ProjectIdentity;
  /** `sha256:…` of everything above in canonical form, secrets by their shown form. */
  readonly specDigest: string;
  readonly workspaces: readonly DesiredWorkspace[];
  readonly moved?: readonly Move[];
  readonly pools?: readonly TaskPool[];
  readonly hub?: HubSettings;
  readonly hooks?: ReadonlyMap<HookName, Hook>;
  /** Which changes of the spec the daemon applies by itself; absent: none. */
  readonly autoApply?: 'safe' | 'all';
  readonly limits?: ProjectLimits;
  readonly metrics?: MetricsSettings;
  /** A tab that takes another size is to have the ratios of the spec again. */
  readonly keepRatios?: boolean;
}
