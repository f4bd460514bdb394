/** Making, changing and closing panes. */
import { writeTitle } from '../../apply/title.ts';
import { answerOf, done, refused, type Answer } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import type { HubPane, Params } from '../generated/types.ts';
import { half, type SplitSize } from '../panes/edit-layout.ts';
import { closePane, workOn } from '../panes/end.ts';
import { findManaged, findPane, ownPane, panesOf } from '../panes/find.ts';
import { hubPane, isAdHoc, type FoundPane } from '../panes/found-pane.ts';
import { noNotes, placeOf, readNotes, writeNotes } from '../panes/notes.ts';
import { respawnPane } from '../panes/respawn.ts';
import { splitPane, type SplitRequest } from '../panes/split.ts';

export const paneMakeMethods: readonly Method[] = [
  method('pane.split', async (call, params) => {
    const target = params.target === undefined ? await ownPane(call) : await findPane(call, params.target);
    if (!target.ok) return target;
    const request = requestOf(call, params);
    if (!request.ok) return request;
    const { id } = target.value.pane;
    const made = await splitPane(
      target.value.project,
      (panes) => {
        const pane = panes.find((each) => each.pane.id === id);
        return pane === undefined ? null : { pane, direction: params.direction };
      },
      request.value,
    );
    return made.ok ? done(hubPane(made.value)) : made;
  }),
  method('pane.close', async (call, params) => {
    const pane = await findManaged(call, params.pane);
    if (!pane.ok) return pane;
    const closed = await closePane(pane.value, params.force === true ? 0 : (params.grace_ms ?? null));
    call.hub.processes.look();
    return closed.ok ? done({ ...hubPane(pane.value), state: 'absent', geometry: null, pid: null }) : closed;
  }),
  method('pane.set', async (call, params) => {
    const pane = await findManaged(call, params.pane);
    if (!pane.ok) return pane;
    if (params.title !== undefined) await writeTitle(pane.value.pane, params.title);
    if (params.tags !== undefined) {
      const noted = writeNotes(placeOf(pane.value), { ...readNotes(pane.value), tags: params.tags });
      if (!noted.ok) return answerOf(noted);
    }
    return again(pane.value);
  }),
  method('pane.respawn', async (call, params) => {
    const pane = await findManaged(call, params.pane);
    if (!pane.ok) return pane;
    const changes = params.argv !== undefined || params.env !== undefined || params.cwd !== undefined;
    if (changes && !isAdHoc(pane.value))
      return refused('notAllowed', `what runs in ${pane.value.address} is for the spec to say`, {
        pane: pane.value.address,
        hint: 'edit the spec and run wzp apply; without argv, env and cwd it is started as it was',
      });
    const restarted =
      params.argv === undefined
        ? await workOn(pane.value, 'restart')
        : await respawnPane(pane.value, params.argv, params.env ?? {}, params.cwd ?? null);
    return restarted.ok ? again(pane.value) : restarted;
  }),
];

/** The same pane as it stands now. */
export async function again(before: FoundPane): Promise<Answer<HubPane>> {
  const panes = await panesOf(before.project);
  if (!panes.ok) return panes;
  const now = panes.value.find(({ pane }) => pane.id === before.pane.id);
  return now === undefined
    ? refused('noSuch', `pane ${before.address ?? before.pane.id} is gone`)
    : done(hubPane(now));
}

function requestOf({ client }: Call, params: Params<'pane.split'>): Answer<SplitRequest> {
  if (params.argv !== undefined && params.shell !== undefined)
    return refused('params', 'argv and shell exclude each other');
  if (params.cwd !== undefined && !params.cwd.startsWith('/'))
    return refused('params', 'cwd must be an absolute path');
  return done({
    direction: params.direction,
    size: sizeOf(params.size),
    process:
      params.argv !== undefined
        ? { kind: 'argv', argv: params.argv }
        : params.shell !== undefined
          ? { kind: 'text', text: params.shell }
          : null,
    cwd: params.cwd ?? null,
    env: params.env ?? {},
    title: params.title ?? null,
    focus: params.focus === true,
    notes: {
      ...noNotes,
      key: params.key ?? null,
      tags: params.tags ?? [],
      owner: client.self?.address ?? null,
    },
  });
}

export function sizeOf(size: Params<'pane.split'>['size']): SplitSize {
  if (size?.cells !== undefined) return { unit: 'cells', value: size.cells };
  return size?.percent === undefined ? half : { unit: 'percent', value: size.percent };
}
