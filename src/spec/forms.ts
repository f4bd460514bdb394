/** The written forms of values (durations, sizes, signals): in words for messages, and as numbers. */
import type { Code } from '../diagnostics/codes.ts';
import type { Extent, Share } from '../layout/tree.ts';

export interface Form {
  readonly code: Code;
  /** Completes "must be …". */
  readonly what: string;
  readonly hint: string;
}

const forms = {
  duration: { code: 'WZP1209', what: 'a duration', hint: 'write it like 500ms, 10s, 5m, 1h or 1m30s' },
  bytes: { code: 'WZP1210', what: 'a size in bytes', hint: 'write it like 512KiB, 10MiB or 1GiB' },
  size: { code: 'WZP1211', what: 'a size', hint: 'write a percentage like 60%, or whole cells like 12' },
  signal: { code: 'WZP1205', what: 'a signal', hint: 'write it like SIGTERM, SIGINT or SIGHUP' },
  flag: { code: 'WZP1202', what: 'true or false', hint: 'write true or false, without quotes' },
  whole: { code: 'WZP1202', what: 'a whole number', hint: 'write a whole number from 0' },
  count: { code: 'WZP1202', what: 'a whole number', hint: 'write a whole number from 1' },
  extent: { code: 'WZP1205', what: 'a size of a screen', hint: 'write columns and rows like 80x24' },
  port: { code: 'WZP1202', what: 'a port number', hint: 'write a number from 1 to 65535' },
  endpoint: {
    code: 'WZP1205',
    what: 'a port or an address',
    hint: 'write a port like 5432, or host and port like localhost:5432',
  },
} as const satisfies Readonly<Record<string, Form>>;

export type FormName = keyof typeof forms;
export const form = (name: FormName): Form => forms[name];

const ofKey: Readonly<Record<string, FormName>> = {
  focus: 'flag',
  zoom: 'flag',
  teams: 'flag',
  network: 'flag',
  enabled: 'flag',
  keep_ratios: 'flag',
  replicas: 'count',
  panes: 'count',
  max_concurrent_tasks: 'count',
  retries: 'whole',
  max_restarts: 'whole',
  max_files: 'whole',
  port: 'port',
  tcp: 'endpoint',
  size: 'size',
};

/** The form that a failed place of the schema asks for: named by its definition, else by the key it stands at. */
export function formOf(schemaPath: string, key: string | undefined): Form | undefined {
  const definition = [...schemaPath.matchAll(/\$defs\/([a-z_]+)/g)].at(-1)?.[1];
  if (definition === 'variable') return key === undefined ? undefined : formNamed(ofKey[key]);
  return definition === undefined ? undefined : formNamed(definition);
}

function formNamed(name: string | undefined): Form | undefined {
  return name !== undefined && Object.hasOwn(forms, name) ? forms[name as FormName] : undefined; // own key, just checked
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `500ms`, `1.5s`, `1m30s`; null for anything else. */
export function durationMs(text: string): number | null {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) return null;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g))
    total += Number(amount) * (unitMs[unit ?? ''] ?? 0);
  return Number.isFinite(total) && total <= Number.MAX_SAFE_INTEGER ? Math.round(total) : null;
}

const unitBytes: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** Bytes of `512KiB`, `1.5GiB`, `10MB`; null for anything else. */
export function sizeBytes(text: string): number | null {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([KMGT]i?B|B)$/.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return null;
  const total = Math.round(Number(amount) * (unitBytes[unit] ?? 0));
  return Number.isSafeInteger(total) ? total : null;
}

/** `60%` of the parent or whole cells; null for anything else, and for nothing at all (`0`, `0%`). */
export function paneShare(text: string): Share | null {
  const [, amount, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  const value = Number(amount);
  if (amount === undefined || !(value > 0)) return null;
  if (percent === '%') return { unit: 'percent', value };
  return Number.isInteger(value) && value <= 10_000 ? { unit: 'cells', value } : null;
}

const signals = [
  'HUP',
  'INT',
  'QUIT',
  'KILL',
  'TERM',
  'USR1',
  'USR2',
  'WINCH',
  'PIPE',
  'ALRM',
  'ABRT',
  'CONT',
  'TSTP',
];

/** `SIGTERM` of `TERM` or `SIGTERM`; null for what is no signal. */
export function signalName(text: string): string | null {
  const bare = text.replace(/^SIG/, '');
  return signals.includes(bare) ? `SIG${bare}` : null;
}

/** A whole number from 0; null for anything else. */
export function wholeNumber(text: string): number | null {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : null;
  return Number.isSafeInteger(value) ? value : null;
}

/** A whole number from 1. */
export function countNumber(text: string): number | null {
  const value = wholeNumber(text);
  return value === 0 ? null : value;
}

/** 1 to 65535 */
export function portNumber(text: string): number | null {
  const value = countNumber(text);
  return value !== null && value <= 65_535 ? value : null;
}

/** `5432` on this machine, `db:5432`, `[::1]:5432`; null for anything else. */
export function endpointOf(text: string): { readonly host: string; readonly port: number } | null {
  const [, written = '', digits = ''] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (digits === '' || port < 1 || port > 65_535) return null;
  const host = /^\[(.+)\]$/.exec(written)?.[1] ?? written;
  return { host: host === '' ? 'localhost' : host, port };
}

/** Columns and rows of `80x24`; null for anything else. */
export function extentOf(text: string): Extent | null {
  const [, cols, rows] = /^([1-9]\d{0,3})x([1-9]\d{0,3})$/.exec(text) ?? [];
  return cols === undefined || rows === undefined ? null : { cols: Number(cols), rows: Number(rows) };
}

export function flagValue(text: string): boolean | null {
  return text === 'true' ? true : text === 'false' ? false : null;
}
