/** The plan for people: first what it stops, then each change with its reason, pictures of the tabs, and the sum. */
import { clipText, textWidth } from '../layout/text-width.ts';
import type { PlacedNode } from '../layout/tree.ts';
import type { Json } from '../spec/desired.ts';
import { printable } from '../spec/printable.ts';
import { fieldLines } from './field-lines.ts';
import type { Action, Change, LayoutChange, Plan } from './model.ts';
import { reasonWords } from './reasons.ts';
import { isEmpty, openChanges, summary, summaryLine } from './summary.ts';
import { symbols } from './symbols.ts';

export type Style = 'add' | 'change' | 'remove' | 'strong' | 'faint';
export type Painter = (style: Style, text: string) => string;

export interface PictureStyle {
  readonly labels: ReadonlyMap<string, string>;
  /** Keys of panes to be marked as moved. */
  readonly moved: ReadonlySet<string>;
  /** Columns that a line of the picture may take. */
  readonly cols: number;
}
export type Draw = (tree: PlacedNode, style: PictureStyle) => readonly string[];

export interface TextStyle {
  /** Epoch ms, for "up 3 h". */
  readonly now: number;
  /** Columns of the terminal. */
  readonly width: number;
  /** Unchanged things are listed too. */
  readonly verbose: boolean;
  readonly paint: Painter;
  readonly draw: Draw;
}

/** Lines joined by newlines, without one at the end. Nothing in it makes a terminal do anything. */
export function planText(plan: Plan, style: TextStyle): string {
  const sections = [
    isEmpty(plan) ? [] : blastRadius(plan, style),
    (style.verbose ? plan.changes : openChanges(plan)).flatMap((change) => changeLines(change, style)),
    ...plan.layouts.map((layout) => pictureLines(layout, style)),
    driftLines(plan, style),
    unmanagedLines(plan, style),
    noteLines(plan, style),
    obstacleLines(plan, style),
    [summaryLine(plan)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function blastRadius(plan: Plan, { now, paint }: TextStyle): readonly string[] {
  const stopped = plan.changes.filter((change) => change.stops_process);
  if (stopped.length === 0) return [paint('strong', 'stops no running process')];
  const names = stopped.map((change) => `${printable(change.address)}${uptime(change.before, now)}`);
  const what = stopped.length === 1 ? 'process' : 'processes';
  const line = `stops ${summary(plan).stops} running ${what}: ${names.join(', ')}`;
  return [paint('remove', line)];
}

/** ` (up 3 h)`, or nothing when it is not known since when. */
function uptime(before: Json, now: number): string {
  const since = typeof before === 'object' && before !== null && 'since' in before ? before.since : null;
  return typeof since === 'number' ? ` (up ${duration(now - since)})` : '';
}

export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

const styleOf: Readonly<Record<Action, Style>> = {
  'no-op': 'faint',
  create: 'add',
  update: 'change',
  move: 'change',
  restart: 'change',
  replace: 'remove',
  delete: 'remove',
};

function changeLines(change: Change, { width, paint }: TextStyle): readonly string[] {
  const stops = change.stops_process ? ', stops its process' : '';
  const what = `${symbols[change.action]} ${printable(change.address)}  ${actionWords(change)}`;
  const why = change.action === 'no-op' ? '' : `: ${reasonWords[change.reason]}${stops}`;
  const fields = change.fields.flatMap((field) => fieldLines(field, width - fieldIndent.length));
  return [paint(styleOf[change.action], `${what}${why}`), ...fields.map((line) => `${fieldIndent}${line}`)];
}

const fieldIndent = '      ';

function actionWords({ kind, action, before, after }: Change): string {
  const what = kind === 'pane' ? '' : `${kind}, `;
  const from = tabOf(before);
  const to = tabOf(after);
  if (action === 'no-op') return `${what}unchanged`;
  return `${what}${action}${kind === 'pane' && action === 'move' && from !== null && to !== null ? ` ${from} → ${to}` : ''}`;
}

const tabOf = (side: Json): string | null =>
  typeof side === 'object' && side !== null && 'tab' in side && typeof side.tab === 'string'
    ? printable(side.tab)
    : null;

const narrowest = 24;
const gap = '   ';

/** A tab with a single pane before and after is a box that says nothing. */
const isPlain = ({ before, after }: LayoutChange): boolean =>
  [before, after].every((tree) => tree === null || tree.kind === 'leaf');

function pictureLines(layout: LayoutChange, { width, paint, draw }: TextStyle): readonly string[] {
  if (isPlain(layout)) return [];
  const moved = new Set(layout.moved);
  const labels = new Map([...layout.labels].map(([key, label]) => [key, printable(label)]));
  const half = Math.floor((width - gap.length) / 2);
  const beside = layout.before !== null && layout.after !== null && half >= narrowest;
  const cols = beside ? half : Math.max(narrowest, Math.min(width, 72));
  const picture = (tree: PlacedNode | null): readonly string[] =>
    tree === null ? [] : draw(tree, { labels, moved, cols });
  const [before, after] = [picture(layout.before), picture(layout.after)];
  const title = (text: string): string => paint('strong', `${printable(layout.address)} ${text}`);
  if (!beside)
    return [
      ...(before.length === 0 ? [] : [title(after.length === 0 ? 'goes' : 'before'), ...before]),
      ...(after.length === 0 ? [] : [title(before.length === 0 ? 'new' : 'after'), ...after]),
    ];
  const rows = Array.from({ length: Math.max(before.length, after.length) }, (_, row) =>
    `${padded(before[row] ?? '', cols)}${gap}${after[row] ?? ''}`.trimEnd(),
  );
  return [title('before and after'), ...rows];
}

const padded = (line: string, cols: number): string => line + ' '.repeat(Math.max(0, cols - textWidth(line)));

const driftLines = ({ drift }: Plan, { paint }: TextStyle): readonly string[] =>
  drift.length === 0
    ? []
    : [
        paint('strong', 'changed outside wzp'),
        ...drift.map(({ address, detail }) => `  ${printable(address)}: ${printable(detail)}`),
      ];

const unmanagedLines = ({ unmanaged }: Plan, { paint, width }: TextStyle): readonly string[] =>
  unmanaged.length === 0
    ? []
    : [
        paint('strong', 'not managed, kept'),
        ...unmanaged.map(({ pane_id: id, tab, title }) =>
          paint(
            'faint',
            `  ${clipText(printable(`${id} in ${tab}${title === '' ? '' : `, ${title}`}`), width - 2, '…')}`,
          ),
        ),
      ];

const noteLines = ({ diagnostics }: Plan, { paint, width }: TextStyle): readonly string[] =>
  diagnostics
    .filter(({ severity }) => severity === 'info')
    .map(({ message }) => paint('faint', clipText(printable(`note: ${message}`), width, '…')));

function obstacleLines({ applyable, diagnostics }: Plan, { paint }: TextStyle): readonly string[] {
  if (applyable) return [];
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return [paint('remove', `cannot be applied: ${errors} ${errors === 1 ? 'error' : 'errors'}`)];
}
