/**
 * Which entry a comment belongs to. A comment on a line of its own belongs to the entry below it, unless its indentation says
 * that it still belongs to the collection above; one behind something belongs to that.
 */
import type { Collection, Comment, Entry } from './tree.ts';

export interface FoundComment {
  readonly offset: number;
  /** With the `#`. */
  readonly text: string;
}

/** Attaches every comment; the result are those that belong to the whole file. */
export function attachComments(text: string, root: Collection, found: readonly FoundComment[]): Comment[] {
  const entries: Entry[] = [];
  collect(root, entries);
  for (const entry of entries)
    entry.isApart = entry !== entry.parent.entries[0] && isApart(text, entry.start);
  let next = 0;
  for (const { offset, text: written } of found) {
    while (next < entries.length && (entries[next]?.start ?? 0) < offset) next += 1;
    const before = entries[next - 1];
    const after = entries[next];
    const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    const ahead = text.slice(lineStart, offset);
    const comment: Comment = { text: written.trimEnd(), isApart: isApart(text, offset), offset };
    if (/^[\s-]*$/.test(ahead)) placeOwn(comment, offset, ahead.length, before, after, root);
    else if (before === undefined) after?.leading.push(comment);
    else placeBehind(comment, offset, before);
  }
  const [first] = root.entries;
  return first === undefined ? [] : takeHeader(text, first);
}

/** Depth first, in the order of the text. */
function collect(collection: Collection, into: Entry[]): void {
  for (const entry of collection.entries) {
    into.push(entry);
    if (entry.value !== null && entry.value.kind !== 'leaf') collect(entry.value, into);
  }
}

/** An empty line stands above the line of this offset. */
function isApart(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  if (lineStart === 0) return false;
  const above = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart - 1);
  return above.trim() === '';
}

function placeOwn(
  comment: Comment,
  offset: number,
  column: number,
  before: Entry | undefined,
  after: Entry | undefined,
  root: Collection,
): void {
  // Collections that are open at the entry before, innermost first.
  const open: Collection[] = [];
  for (let at = before === undefined ? null : innermost(before); at !== null; at = at.holder?.parent ?? null)
    open.push(at);
  const inFlow = open.find((one) => one.isFlow && one.start < offset && offset < one.end);
  if (inFlow !== undefined) {
    if (after !== undefined && after.start < inFlow.end) after.leading.push(comment);
    else inFlow.ending.push(comment);
    return;
  }
  if (after !== undefined && (column <= after.parent.column || before === undefined)) {
    after.leading.push(comment);
    return;
  }
  // The first entry of a collection that begins here: whatever the indentation, the comment stands above it.
  if (after !== undefined && before === after.parent.holder) {
    after.leading.push(comment);
    return;
  }
  const ended = open.filter((one) => !one.isFlow && (after === undefined || !holds(one, after)));
  const owner = ended.find((one) => one.column <= column) ?? (after === undefined ? root : null);
  if (owner === null) after?.leading.push(comment);
  else owner.ending.push(comment);
}

const innermost = (entry: Entry): Collection =>
  entry.value !== null && entry.value.kind !== 'leaf' && entry.value.entries.length === 0
    ? entry.value
    : entry.parent;

function holds(collection: Collection, entry: Entry): boolean {
  for (let at: Collection | null = entry.parent; at !== null; at = at.holder?.parent ?? null)
    if (at === collection) return true;
  return false;
}

function placeBehind(comment: Comment, offset: number, before: Entry): void {
  let owner = before;
  // Behind the bracket that closes a collection: of the entry that has the collection.
  while (owner.parent.isFlow && owner.parent.end <= offset && owner.parent.holder !== null)
    owner = owner.parent.holder;
  if (owner.trailing === null) owner.trailing = comment.text;
  else owner.leading.push({ ...comment, isApart: false });
}

/** Comments at the top that an empty line sets apart from the first entry, and a line that speaks to editors. */
function takeHeader(text: string, first: Entry): Comment[] {
  const { leading } = first;
  const isGapBelow = isApart(text, first.start);
  const lastGap = isGapBelow ? leading.length : leading.findLastIndex((comment) => comment.isApart);
  const spoken =
    leading.findLastIndex(({ text }) => /^#\s*(?:yaml-language-server:|vim:|-\*-)|^#!/.test(text)) + 1;
  const count = Math.max(lastGap, spoken, 0);
  first.isApart = isGapBelow && count > 0;
  return leading.splice(0, count);
}
