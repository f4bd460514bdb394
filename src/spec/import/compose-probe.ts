/** Probes and ways of stopping of process-compose → those of a spec. */
import type { Json } from '../desired.ts';
import { child, entriesOf, type SpecNode, textOf } from '../node.ts';
import type { Draft, DraftPane } from './draft.ts';
import { numberOf, secondsOf } from './source-values.ts';
import { shellWord } from './texts.ts';

interface ProbeTexts {
  /** For what no shell sees. */
  readonly value: (text: string) => string;
  readonly script: (text: string) => string;
}

export function probeOf(
  draft: Draft,
  pane: DraftPane,
  key: 'ready' | 'health',
  probe: SpecNode | undefined,
  texts: ProbeTexts,
): Json | null {
  if (probe === undefined) return null;
  const http = child(probe, 'http_get');
  const exec = child(probe, 'exec');
  const how = http?.kind === 'map' ? urlOf(http, texts) : execOf(exec, texts);
  const at = draft.panePath(pane, key);
  if (how === null) {
    draft.note(
      'dropped',
      probe.span,
      key === 'ready' ? 'readiness_probe' : 'liveness_probe',
      'has neither `http_get` with an address nor `exec` with a command',
      { at },
    );
    return null;
  }
  for (const other of ['headers', 'status_code']) {
    const node = child(http, other);
    if (node !== undefined)
      draft.note('dropped', node.span, other, 'any status from 200 to 399 is well, and no headers are sent', {
        at,
      });
  }
  const limit = child(probe, 'timeout_seconds');
  if (limit !== undefined) {
    draft.note(
      'dropped',
      limit.span,
      'timeout_seconds',
      'is the time for one probe: `timeout` of a spec is the time in all',
      { at },
    );
  }
  const interval = secondsOf(child(probe, 'period_seconds'));
  const delay = secondsOf(child(probe, 'initial_delay_seconds'));
  const retries = numberOf(child(probe, 'failure_threshold'));
  return {
    ...how,
    ...(interval === undefined ? {} : { interval }),
    ...(retries !== undefined && Number.isInteger(retries) && retries > 0 ? { retries } : {}),
    ...(delay === undefined ? {} : { start_period: delay }),
  };
}

function execOf(exec: SpecNode | undefined, texts: ProbeTexts): { exec: string } | null {
  const command = textOf(child(exec, 'command'));
  if (command === undefined || command.trim() === '') return null;
  const folder = textOf(child(exec, 'working_dir'));
  const word = folder === undefined || folder === '' ? '' : /[$~]/.test(folder) ? folder : shellWord(folder);
  const before = word === '' ? '' : `cd ${texts.script(word)} && `;
  return { exec: `${before}${texts.script(command.trim())}` };
}

/** Null when it would be no address. */
function urlOf(http: SpecNode, texts: ProbeTexts): { http: string } | null {
  const part = (name: string, otherwise: string) => {
    const text = textOf(child(http, name))?.trim();
    return text === undefined || text === '' ? otherwise : texts.value(text);
  };
  const scheme = part('scheme', 'http').toLowerCase() === 'https' ? 'https' : 'http';
  const host = part('host', '127.0.0.1');
  const port = part('port', part('num_port', ''));
  const path = part('path', '/');
  const url = `${scheme}://${host}${port === '' ? '' : `:${port}`}${path.startsWith('/') ? path : `/${path}`}`;
  if (!/^(?:\$\{\w+(?::?-\w*)?\}|\d)*$/.test(port) || /[\s\p{Cc}]/u.test(url)) return null;
  // A variable has its default, or may be any number.
  const example = url.replaceAll(
    /\$\{\w+(?::?-([^{}]*))?[^{}]*\}/g,
    (_, otherwise?: string) => otherwise ?? '1',
  );
  return URL.canParse(example) ? { http: url } : null;
}

/** A text that process-compose looks for in a line → the regular expression that finds it. */
export const readyLine = (text: string): string =>
  text.replaceAll(/[.*+?^()[\]|\\]/g, String.raw`\$&`).replaceAll(/[${}]/g, '[$&]');

const signals: Readonly<Record<number, string>> = { 1: 'SIGHUP', 2: 'SIGINT', 3: 'SIGQUIT', 6: 'SIGABRT', 9: 'SIGKILL', 10: 'SIGUSR1', 12: 'SIGUSR2', 13: 'SIGPIPE', 14: 'SIGALRM', 15: 'SIGTERM', 18: 'SIGCONT', 20: 'SIGTSTP', 28: 'SIGWINCH' }; // prettier-ignore

export function stopOf(
  draft: Draft,
  pane: DraftPane,
  shutdown: SpecNode | undefined,
  script: (text: string) => string,
): Json | null {
  if (shutdown === undefined) return null;
  const at = draft.panePath(pane, 'stop');
  const command = textOf(child(shutdown, 'command'));
  const number = numberOf(child(shutdown, 'signal'));
  const signal = number === undefined ? undefined : signals[number];
  const timeout = secondsOf(child(shutdown, 'timeout_seconds'));
  if (number !== undefined && signal === undefined)
    draft.note('dropped', shutdown.span, `signal: ${number}`, 'is no signal that is known here', { at });
  for (const { key, keySpan } of entriesOf(shutdown))
    if (!['command', 'signal', 'timeout_seconds'].includes(key))
      draft.note('dropped', keySpan, key, 'has no counterpart', { at });
  const how =
    command !== undefined && command.trim() !== ''
      ? { command: script(command.trim()) }
      : signal === undefined
        ? {}
        : { signal };
  const patience = timeout === undefined ? {} : { timeout };
  return Object.keys(how).length + Object.keys(patience).length === 0 ? null : { ...how, ...patience };
}
