/** Typing into panes. */
import { isUtf8 } from 'node:buffer';
import { stripVTControlCharacters } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { keysText } from '../../supervise/probe/keys.ts';
import { answerOf, done, refused, type Answer } from '../answer.ts';
import { method, type Method } from '../call.ts';
import { captureOf } from '../panes/capture.ts';
import { atPane } from '../panes/find.ts';
import type { FoundPane } from '../panes/found-pane.ts';

/** ms between a text and its Enter: programs take what comes in one piece for a paste, with line breaks in it. */
const breath = 15;

export interface Typed {
  readonly text: string;
  readonly asPaste: boolean;
  readonly submit: boolean;
}

/** The bytes that were sent. */
export async function typeInto(
  { project, pane }: FoundPane,
  { text, asPaste, submit }: Typed,
): Promise<Answer<number>> {
  const backend = await project.backend();
  if (!backend.ok) return answerOf(backend);
  const { value } = backend;
  const send = (): Promise<Outcome<void>> => {
    if (text === '') return Promise.resolve(ok(undefined));
    return asPaste && value.pasteText ? value.pasteText(pane.id, text) : value.sendText(pane.id, text);
  };
  const sent = await project.inTurn(pane.id, async () => {
    const first = await send();
    if (!first.ok || !submit) return first;
    await pause(breath);
    return value.sendText(pane.id, '\r');
  });
  return sent.ok ? done(Buffer.byteLength(text) + (submit ? 1 : 0)) : answerOf(sent);
}

/** Null: these bytes are no text, and a terminal multiplexer passes on text only. */
export function decoded(base64: string): string | null {
  const bytes = Buffer.from(base64, 'base64');
  return isUtf8(bytes) ? bytes.toString('utf8') : null;
}

/** ms in which what was typed must be seen. */
const confirmation = 2000;
/** Lines above the screen that are looked at too. */
const above = 200;

/** Without blanks: a terminal breaks lines where it likes. */
const squeezed = (text: string): string => text.replace(/\s+/g, '');

async function seenOf(pane: FoundPane): Promise<string> {
  const shown = await captureOf(pane, { lines: above, ansi: false });
  return shown.ok ? squeezed(shown.value.text) : '';
}

/** Whether the text stands there more often than before. The end of a long one is enough. */
async function isShown(pane: FoundPane, text: string, before: string): Promise<boolean> {
  const wanted = squeezed(stripVTControlCharacters(text)).slice(-60);
  if (wanted === '') return false;
  const deadline = performance.now() + confirmation;
  const times = (shown: string): number => shown.split(wanted).length;
  for (;;) {
    if (times(await seenOf(pane)) > times(before)) return true;
    if (performance.now() > deadline) return false;
    await pause(50);
  }
}

export const paneSendMethods: readonly Method[] = [
  method('pane.send', async (call, params) => {
    const data = params.data_b64 === undefined ? '' : decoded(params.data_b64);
    if (data === null) return refused('params', 'data_b64 must be UTF-8 text in base64');
    const typed: Typed = {
      text: `${params.text ?? ''}${data}${keysText(params.keys ?? [])}`,
      asPaste: params.paste === true,
      submit: params.submit === true,
    };
    let confirmed: boolean | null = null;
    const bytes = await atPane(call, params.pane, async (pane) => {
      const before = params.confirm === true ? await seenOf(pane) : null;
      const sent = await typeInto(pane, typed);
      if (sent.ok && before !== null) confirmed = await isShown(pane, typed.text, before);
      return sent;
    });
    return bytes.ok ? done({ bytes: bytes.value, confirmed }) : bytes;
  }),
];
