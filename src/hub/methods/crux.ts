/** The `crux:` names: the same meaning, in the words of clients that were written for a terminal of that name. */
import { done, refused, type Answer } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import { along } from '../../layout/shares.ts';
import { captureOf } from '../panes/capture.ts';
import { axisOf, half, type Direction, type SplitSize } from '../panes/edit-layout.ts';
import { closePane } from '../panes/end.ts';
import { allPanes, findManaged, findPane, ownPane } from '../panes/find.ts';
import type { FoundPane } from '../panes/found-pane.ts';
import { noNotes } from '../panes/notes.ts';
import { splitPane } from '../panes/split.ts';
import { focusPane, movePane, resizePane } from './pane-arrange.ts';
import { typeInto } from './pane-send.ts';
import { admitClient } from './session.ts';
import type { Params } from '../generated/types.ts';

const protocolVersion = '1.0';

type CruxDirection = Params<'crux:pane/split'>['direction'];

const directions: Readonly<Record<CruxDirection, Direction>> = {
  left: 'left',
  right: 'right',
  top: 'up',
  bottom: 'down',
};

export const cruxMethods: readonly Method[] = [
  method(
    'crux:handshake',
    async (call, params) => {
      const admitted = await admitClient(call, {
        name: params.client_name,
        token: params.session_token ?? null,
        pane: null,
        project: null,
        capabilities: params.capabilities ?? [],
      });
      if (!admitted.ok) return admitted;
      return done({
        server_name: 'wzp',
        server_version: call.hub.version,
        protocol_version: protocolVersion,
        supported_capabilities: ['pane', 'window', 'clipboard', 'events'],
      });
    },
    { early: true },
  ),
  method('crux:pane/split', async (call, params) => {
    const target = await targetOf(call, params.target_pane_id ?? null);
    if (!target.ok) return target;
    if (params.top_level === true)
      return refused('unable', 'a split of the whole window is not to be had: name the pane to split');
    const direction = directions[params.direction];
    const { id } = target.value.pane;
    const made = await splitPane(
      target.value.project,
      (panes) => {
        const pane = panes.find((each) => each.pane.id === id);
        return pane === undefined ? null : { pane, direction };
      },
      {
        direction,
        size: sizeOf(params.size ?? null),
        process: params.command ? { kind: 'argv', argv: params.command } : null,
        cwd: params.cwd ?? null,
        env: params.env ?? {},
        title: null,
        focus: false,
        notes: { ...noNotes, owner: call.client.self?.address ?? null },
      },
    );
    if (!made.ok) return made;
    const { pane, tab } = made.value;
    return done({
      pane_id: pane.id,
      window_id: tab.windowId,
      tab_id: tab.id,
      size: { rows: pane.rect.rows, cols: pane.rect.cols },
      tty: pane.tty,
    });
  }),
  method('crux:pane/send-text', async (call, params) => {
    const pane = await findPane(call, params.pane_id);
    if (!pane.ok) return pane;
    const bytes = await typeInto(pane.value, {
      text: params.text,
      asPaste: params.bracketed_paste === true,
      submit: false,
    });
    return bytes.ok ? done({ bytes_written: bytes.value }) : bytes;
  }),
  method('crux:pane/get-text', async (call, params) => {
    const pane = await findPane(call, params.pane_id);
    if (!pane.ok) return pane;
    const first = params.start_line ?? 0;
    const captured = await captureOf(pane.value, {
      lines: first < 0 ? -first : null,
      ansi: params.include_escapes === true,
    });
    if (!captured.ok) return captured;
    const { text, cursor } = captured.value;
    const all = text.replace(/\n$/, '').split('\n');
    // With less scrollback than was asked for, the first line that there is comes first.
    const above = Math.max(0, all.length - pane.value.pane.rect.rows);
    const start = first < 0 ? Math.max(first, -above) : first;
    // The end line is the last one that is wanted.
    const last = params.end_line ?? all.length - above - 1;
    return done({
      lines: all.slice(above + start, Math.max(above + start, above + last + 1)),
      first_line: start,
      cursor_row: cursor?.y ?? null,
      cursor_col: cursor?.x ?? null,
    });
  }),
  method('crux:pane/list', async (call) => {
    const panes = await allPanes(call);
    if (!panes.ok) return panes;
    return done({
      panes: panes.value.map(({ pane, tab }) => ({
        pane_id: pane.id,
        window_id: tab.windowId,
        tab_id: tab.id,
        size: { rows: pane.rect.rows, cols: pane.rect.cols },
        title: pane.title,
        cwd: pane.cwd,
        is_active: pane.active,
        is_zoomed: tab.zoomed === pane.id,
        cursor: null,
        tty: pane.tty,
        pid: pane.pid,
      })),
    });
  }),
  method('crux:pane/activate', async (call, params) => {
    const focused = await focusPane(call, params.pane_id);
    return focused.ok ? done({}) : focused;
  }),
  method('crux:pane/close', async (call, params) => {
    const pane = await findManaged(call, params.pane_id);
    if (!pane.ok) return pane;
    const closed = await closePane(pane.value, params.force === true ? 0 : null);
    return closed.ok ? done({}) : closed;
  }),
  method('crux:pane/resize', async (call, params) => {
    const pane = await findPane(call, params.pane_id);
    if (!pane.ok) return pane;
    const { rect } = pane.value.pane;
    const axis = axisOf(directions[params.direction]);
    const side = along(axis);
    const amount =
      params.type === 'percent'
        ? Math.round((pane.value.tab.size[side] * params.amount) / 100)
        : params.amount;
    const resized = await resizePane(call, params.pane_id, axis, () => rect[side] + amount);
    if (!resized.ok) return resized;
    const { geometry } = resized.value;
    return done({ size: { rows: geometry?.rows ?? rect.rows, cols: geometry?.cols ?? rect.cols } });
  }),
  method('crux:pane/move', async (call, params) => {
    const moved = await movePane(
      call,
      params.pane_id,
      params.target_pane_id,
      directions[params.direction],
      half,
    );
    return moved.ok ? done({}) : moved;
  }),
];

const targetOf = (call: Call, id: string | number | null): Promise<Answer<FoundPane>> =>
  id === null ? Promise.resolve(ownPane(call)) : findPane(call, id);

function sizeOf(size: { readonly type: 'percent' | 'cells'; readonly value: number } | null): SplitSize {
  if (size === null) return half;
  return size.type === 'cells'
    ? { unit: 'cells', value: Math.round(size.value) }
    : { unit: 'percent', value: size.value };
}
