/**
 * What a plan compares of a pane. The keys come from the schema (`comparedFields`), so that a key whose engine arrives
 * cannot be forgotten here: the table below no longer compiles without it.
 */
import { canonicalJson, sha256 } from './canonical.ts';
import type {
  Check,
  Command,
  FieldValue,
  Json,
  LogPolicy,
  PaneLimits,
  Process,
  Schedule,
  StopPolicy,
  Supervision,
  Text,
} from './desired.ts';
import { type ComparedField, comparedFields, type Effect, paneKeys } from './generated/fields.ts';

/** A pane as read, before its fields are digested. */
export interface PaneParts {
  readonly process: Process;
  /** The `shell` key; null when the default is used, whatever that is on this machine. */
  readonly shell: Text | null;
  readonly cwd: Text;
  readonly env: ReadonlyMap<string, Text>;
  readonly title: Text | null;
  readonly focus: boolean;
  readonly zoom: boolean;
  readonly stop: StopPolicy;
  readonly onExit: string;
  readonly supervision: Supervision;
  readonly log: LogPolicy | null;
  readonly limits: PaneLimits | null;
}

interface Both {
  readonly value: Json;
  readonly shown: Json;
}

const same = (value: Json): Both => ({ value, shown: value });
const nothing = same(null);
const text = (part: Text | null): Both => part ?? nothing;

const inBoth = (make: (of: (text: Text) => string) => Json): Both => ({
  value: make(({ value }) => value),
  shown: make(({ shown }) => shown),
});

const commandJson = (command: Command | null, of: (text: Text) => string): Json =>
  command && { argv: command.argv.map(of), input: command.input && of(command.input) };

function questionJson({ question }: Check, of: (text: Text) => string): { readonly [key: string]: Json } {
  switch (question.kind) {
    case 'http':
      return { http: of(question.url) };
    case 'tcp':
      return { tcp: of({ value: `${question.host}:${question.port}`, shown: question.shown }) };
    case 'exec':
      return { exec: commandJson(question.command, of) };
    case 'log_line':
      return { log_line: of(question.pattern) };
  }
}

const checkOf = (check: Check | null): Both =>
  inBoth(
    (of) =>
      check && {
        ...questionJson(check, of),
        interval_ms: check.intervalMs,
        timeout_ms: check.timeoutMs,
        retries: check.retries,
        start_period_ms: check.startPeriodMs,
      },
  );

const scheduleJson = (schedule: Schedule): Json =>
  schedule.kind === 'every'
    ? { every_ms: schedule.everyMs }
    : { cron: schedule.line, timezone: schedule.zone };

const readers: Readonly<Record<ComparedField, (pane: PaneParts) => Both>> = {
  run: ({ process }) => {
    if (process.kind === 'text') return process.text;
    if (process.kind !== 'argv') return nothing;
    return { value: process.argv.map((item) => item.value), shown: process.argv.map((item) => item.shown) };
  },
  type: ({ process }) => (process.kind === 'type' ? process.text : nothing),
  shell: ({ shell }) => text(shell),
  cwd: ({ cwd }) => cwd,
  env: ({ env }) => ({
    value: Object.fromEntries([...env].map(([name, item]) => [name, item.value])),
    shown: Object.fromEntries([...env].map(([name, item]) => [name, item.shown])),
  }),
  title: ({ title }) => text(title),
  focus: ({ focus }) => same(focus),
  zoom: ({ zoom }) => same(zoom),
  restart: ({ supervision: { restart } }) =>
    same({
      policy: restart.policy,
      backoff_ms: restart.backoffMs,
      max_backoff_ms: restart.maxBackoffMs,
      max_restarts: restart.maxRestarts,
      window_ms: restart.windowMs,
    }),
  depends_on: ({ supervision: { dependsOn } }) => same(Object.fromEntries(dependsOn)),
  ready: ({ supervision: { ready } }) => checkOf(ready),
  health: ({ supervision: { health } }) => checkOf(health),
  start: ({ supervision: { start, schedule } }) => same(schedule ? 'auto' : start),
  watch: ({ supervision: { watch } }) =>
    watch ? { value: [watch.paths, watch.ignored], shown: watch.shown } : nothing,
  schedule: ({ supervision: { schedule } }) => same(schedule ? scheduleJson(schedule) : null),
  stop: ({ stop }) =>
    inBoth((of) => ({
      signal: stop.signal,
      timeout_ms: stop.timeoutMs,
      command: commandJson(stop.command, of),
      keys: stop.keys,
    })),
  log: ({ log }) =>
    inBoth(
      (of) =>
        log && {
          file: of(log.file),
          format: log.format,
          max_size: log.maxBytes,
          max_files: log.maxFiles,
          max_age_ms: log.maxAgeMs,
        },
    ),
  limits: ({ limits }) => same(limits && { memory: limits.memory, action: limits.action }),
  on_exit: ({ onExit }) => same(onExit),
};

const effectOf = (field: ComparedField): Effect => paneKeys[field].effect;
const restarting: ReadonlySet<string> = new Set(
  comparedFields.filter((field) => effectOf(field) === 'restart' || effectOf(field) === 'replace'),
);

/** Keeps digests of equal values, of which a spec has many. */
export class FieldDigests {
  readonly #known = new Map<string, string>();

  fieldsOf(pane: PaneParts): {
    readonly fields: Readonly<Record<string, FieldValue>>;
    readonly publicDigest: string;
  } {
    const fields: Record<string, FieldValue> = {};
    const published: Record<string, Json> = {};
    for (const name of comparedFields) {
      const { value, shown } = readers[name](pane);
      fields[name] = { shown, digest: this.#digest(canonicalJson(value)) };
      if (restarting.has(name)) published[name] = shown;
    }
    return { fields, publicDigest: sha256(canonicalJson(published)).slice(0, 16) };
  }

  #digest(canonical: string): string {
    let digest = this.#known.get(canonical);
    if (digest === undefined) {
      digest = sha256(canonical);
      this.#known.set(canonical, digest);
    }
    return digest;
  }
}
