/** The clipboard, as far as a terminal program reaches it: text, by the server or by an escape sequence (OSC 52). */
import { answerOf, done, refused, type Answer } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import type { Params } from '../generated/types.ts';
import { allPanes, projectsFor } from '../panes/find.ts';
import type { FoundPane } from '../panes/found-pane.ts';
import { writeToTerminal } from '../../apply/title.ts';
import { decoded } from './pane-send.ts';

const plain = 'text/plain';
/** Bytes; terminals take no more at once. */
const mostText = 74_994;

export const cruxClipboardMethods: readonly Method[] = [
  method('crux:clipboard/write', async (call, params) => {
    const text = textIn(params.content);
    if (!text.ok) return text;
    if (Buffer.byteLength(text.value) > mostText)
      return refused('params', `content has at most ${mostText} bytes`);
    const projects = await projectsFor(call);
    if (!projects.ok) return projects;
    for (const project of projects.value) {
      const backend = await project.backend();
      if (!backend.ok || backend.value.writeClipboard === undefined) continue;
      const written = await backend.value.writeClipboard(text.value);
      return written.ok ? done({}) : answerOf(written);
    }
    return throughPane(call, text.value);
  }),
  method('crux:clipboard/read', async (call, params) => {
    const types = params.preferred_types ?? [plain];
    if (!types.some(isText)) return refused('unable', 'only text can be read from here');
    const projects = await projectsFor(call);
    if (!projects.ok) return projects;
    for (const project of projects.value) {
      const backend = await project.backend();
      if (!backend.ok || backend.value.readClipboard === undefined) continue;
      const text = await backend.value.readClipboard();
      if (!text.ok) return answerOf(text);
      return done({ content: text.value === null ? [] : [{ mime_type: plain, data: text.value }] });
    }
    return refused('unable', 'this terminal does not tell programs what is in its clipboard');
  }),
];

const isText = (type: string): boolean =>
  type === plain || type.startsWith(`${plain};`) || type === 'UTF8_STRING';

function textIn(content: Params<'crux:clipboard/write'>['content']): Answer<string> {
  const item = content.find(({ mime_type: type }) => isText(type));
  if (item === undefined)
    return refused('unable', 'a terminal takes only text into its clipboard', {
      hint: `mime_type: ${plain}`,
    });
  const text = item.data ?? (item.data_base64 === undefined ? null : decoded(item.data_base64));
  return text === null ? refused('params', 'content needs data, or data_base64 of UTF-8 text') : done(text);
}

/** The terminal obeys what stands in the output of a pane; that of the caller, if it has one. */
async function throughPane(call: Call, text: string): Promise<Answer<Record<string, never>>> {
  const panes = await allPanes(call);
  if (!panes.ok) return panes;
  const isOwn = ({ address, project }: FoundPane): boolean =>
    address === call.client.self?.address && project.key === call.client.self?.project;
  const pane = panes.value.find(isOwn) ?? panes.value.find(({ pane: { tty } }) => tty !== null);
  const sequence = `\u001b]52;c;${Buffer.from(text).toString('base64')}\u001b\\`;
  if (pane === undefined || !(await writeToTerminal(pane.pane, sequence)))
    return refused('unable', 'there is no pane through which the terminal could be reached');
  return done({});
}
