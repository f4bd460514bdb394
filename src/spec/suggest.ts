/** "Did you mean": the closest known word. */
import { printable, quoted } from './printable.ts';

/**
 * The candidate within a third of the word's length (at least one, at most three edits), or null.
 * Edits are inserting, deleting, changing a letter, or swapping two neighbours.
 */
export function closest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > 64) return null;
  const limit = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Damerau-Levenshtein, restricted form (no text between two swapped letters). */
export function editDistance(from: string, to: string): number {
  let twoBack: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1])
        cost = Math.min(cost, (twoBack[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    twoBack = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}

/** `did you mean "run"?`, or a list of what is known when nothing is close. */
export function suggestion(word: string, candidates: readonly string[], what = 'known'): string {
  const close = closest(word, candidates);
  if (close !== null) return `did you mean ${quoted(close)}?`;
  if (candidates.length === 0) return `there are no ${what} names`;
  const shown = candidates.slice(0, 16);
  return `${what}: ${printable(shown.join(', '))}${candidates.length > shown.length ? ', …' : ''}`;
}
