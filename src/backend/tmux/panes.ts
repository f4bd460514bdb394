/** Work with single panes and tabs. */
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Capture, CaptureOptions, Journal, PaneId, TabId } from '../backend.ts';
import { type CallResult, refusal, type TmuxClient } from './client.ts';
import { literalFormat } from './quote.ts';
import { pipePane } from './tab-commands.ts';

const gone = /^can't find (pane|window)|^no current target$/;

/** The outcome of a call that has nothing to say when it succeeds. */
export function outcomeOf(result: CallResult, subject: string): Outcome<void> {
  const text = textOf(result, subject);
  return text.ok ? ok(undefined) : text;
}

function textOf(result: CallResult, subject: string): Outcome<string> {
  switch (result.kind) {
    case 'done':
      return ok(result.stdout);
    case 'broken':
      return failed(result.diagnostic);
    case 'no-server':
      return failed(noSuch(subject));
    case 'refused':
      return failed(
        result.messages.some((message) => gone.test(message)) ? noSuch(subject) : refusal(result.messages),
      );
  }
}

const noSuch = (subject: string) =>
  ({ code: 'WZP3015', severity: 'error', message: `${subject} is not on the tmux server` }) as const;

/** A pane that is gone already is closed. */
export async function closePanes(
  client: TmuxClient,
  ids: readonly PaneId[],
  journal: Journal,
  step: number,
): Promise<Outcome<void>> {
  if (ids.length === 0) return ok(undefined);
  const note = { id: step, text: `close ${ids.join(', ')}`, address: null };
  await journal.before(note);
  const result = await client.batch(
    ids.map((id) => [['kill-pane', '-t', id]]),
    false,
  );
  const messages = result.kind === 'refused' ? result.messages.filter((message) => !gone.test(message)) : [];
  const closed =
    result.kind === 'done' ||
    result.kind === 'no-server' ||
    (result.kind === 'refused' && messages.length === 0);
  await journal.after(
    note,
    closed ? 'done' : result.kind === 'broken' && result.unknown ? 'unknown' : 'failed',
  );
  if (closed) return ok(undefined);
  return result.kind === 'broken' ? failed(result.diagnostic) : failed(refusal(messages));
}

export async function setTabTitle(client: TmuxClient, id: TabId, title: string): Promise<Outcome<void>> {
  return outcomeOf(
    await client.batch([[['rename-window', '-t', id, '--', literalFormat(title)]]], false),
    `tab ${id}`,
  );
}

/** A pane without a process has nothing to hand out, and gets its pipe with its next one. */
export async function pipeOutput(
  client: TmuxClient,
  id: PaneId,
  command: string | null,
): Promise<Outcome<void>> {
  const result = await client.batch([[pipePane(id, command)]], false);
  const ended =
    result.kind === 'refused' && result.messages.every((message) => /^target pane has exited$/.test(message));
  return ended ? ok(undefined) : outcomeOf(result, `pane ${id}`);
}

/** Shows the pane to whoever is attached; a client that shows another session is brought over. */
export async function focusPane(client: TmuxClient, id: PaneId): Promise<Outcome<void>> {
  const person = await personElsewhere(client, id);
  const result = await client.batch(
    [
      // -Z: in a zoomed window the pane is shown zoomed
      [
        ['select-window', '-t', id],
        ['select-pane', '-Z', '-t', id],
      ],
      ...(person === null ? [] : [[['switch-client', '-c', person, '-t', id] as const]]),
    ],
    false,
  );
  const left =
    result.kind === 'refused' && result.messages.every((text) => text.startsWith("can't find client"));
  return left ? ok(undefined) : outcomeOf(result, `pane ${id}`);
}

const clientFields = ['client_control_mode', 'client_activity', 'session_id', 'client_name'];

/**
 * The client that was used last, where nobody looks at the session of the pane. Clients in control mode are programs: they look at
 * nothing, and stay where they are.
 */
async function personElsewhere(client: TmuxClient, id: PaneId): Promise<string | null> {
  const session = ['display-message', '-p', '-t', id, '#{session_id}'];
  const clients = ['list-clients', '-F', clientFields.map((field) => `#{${field}}`).join(' ')];
  const listed = await client.read([...session, ';', ...clients]);
  if (listed.kind !== 'done') return null;
  const [here, ...lines] = listed.stdout.split('\n');
  const people = lines.flatMap((line) => {
    const [, activity, at, name] = /^0 (\d+) (\S+) (.+)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ activity: Number(activity), at, name }];
  });
  if (people.some(({ at }) => at === here)) return null;
  const [last] = people.toSorted((one, other) => other.activity - one.activity);
  return last?.name ?? null;
}

/** By a paste buffer: bytes arrive as they are, in copy mode too, and only here where panes are synchronized. */
export async function sendText(
  client: TmuxClient,
  id: PaneId,
  text: string,
  buffer: string,
  asPaste = false,
): Promise<Outcome<void>> {
  if (text === '') return ok(undefined);
  const leaveMode = ['if-shell', '-F', '-t', id, '#{pane_in_mode}', `send-keys -X -t ${id} cancel`];
  const load = ['load-buffer', '-b', buffer, '-'];
  const paste = ['paste-buffer', ...(asPaste ? ['-p'] : []), '-d', '-r', '-b', buffer, '-t', id];
  const result = await client.feed([...leaveMode, ';', ...load, ';', ...paste], text);
  return outcomeOf(result, `pane ${id}`);
}

/** `lines`: how much of the scrollback above the screen; null for the screen alone. */
export async function readText(
  client: TmuxClient,
  id: PaneId,
  lines: number | null,
): Promise<Outcome<string>> {
  const range = lines === null ? [] : ['-S', `-${lines}`];
  return textOf(await client.read(['capture-pane', '-p', ...range, '-t', id]), `pane ${id}`);
}

/** The cursor is printed behind the text, on a line of its own. */
export async function capture(
  client: TmuxClient,
  id: PaneId,
  { lines, ansi }: CaptureOptions,
): Promise<Outcome<Capture>> {
  const range = lines === null ? [] : ['-S', `-${lines}`];
  const text = textOf(
    await client.read([
      'capture-pane',
      '-p',
      ...(ansi ? ['-e'] : []),
      ...range,
      '-t',
      id,
      ';',
      'display-message',
      '-p',
      '-t',
      id,
      '#{cursor_x} #{cursor_y}',
    ]),
    `pane ${id}`,
  );
  if (!text.ok) return text;
  const [whole, screen, x, y] = /^(.*?)(\d+) (\d+)\n$/s.exec(text.value) ?? [];
  if (whole === undefined) return ok({ text: text.value, cursor: null });
  return ok({ text: screen ?? '', cursor: { x: Number(x), y: Number(y) } });
}
