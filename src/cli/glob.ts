/** File arguments of a command line: names as they are, and patterns (`*`, `?`, `**`, `{a,b}`) for shells that do not expand them. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Folders that no pattern means. */
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git']);
/** Folders looked into for one pattern; more is a pattern at the root of a disk. */
const mostFolders = 20_000;

export const isPattern = (word: string): boolean => /[*?{[]/.test(word);

/** The files that a word names, sorted, as they are to be shown; none when a pattern matches nothing. */
export async function filesOf(word: string, cwd: string): Promise<readonly string[]> {
  if (!isPattern(word) || existsSync(resolve(cwd, word))) return [word];
  const parts = word.split('/');
  const fixed = parts.findIndex(isPattern);
  const start = parts.slice(0, fixed).join('/');
  const from = word.startsWith('/') && start === '' ? '/' : start;
  const pattern = expression(parts.slice(fixed).join('/'));
  const deepest = word.includes('**') ? Infinity : parts.length - fixed;
  const found: string[] = [];
  let left = mostFolders;
  const look = async (folder: string, depth: number): Promise<void> => {
    left -= 1;
    if (left < 0 || depth > deepest) return;
    const entries = await readdir(resolve(cwd, from, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      // Hidden folders only where the pattern names them; links to folders may go in circles.
      if (entry.isDirectory()) {
        const isHidden = entry.name.startsWith('.') && !word.includes(`/${entry.name}/`);
        if (!skipped.has(entry.name) && !isHidden) await look(path, depth + 1);
      } else if (pattern.test(path)) found.push(from === '' ? path : join(from, path));
    }
  };
  await look('', 1);
  return found;
}

/** The pattern as an expression over paths with `/`. */
export function expression(pattern: string): RegExp {
  let text = '';
  let depth = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    const rest = pattern.slice(at);
    const mark = pattern.charAt(at);
    const set = /^\[[!^]?[^\]/]+\]/.exec(rest)?.[0];
    if (rest.startsWith('**/')) {
      text += '(?:[^/]+/)*';
      at += 2;
    } else if (mark === '*') {
      text += rest.startsWith('**') ? '.*' : '[^/]*';
      if (rest.startsWith('**')) at += 1;
    } else if (mark === '?') text += '[^/]';
    else if (mark === '{' && rest.includes('}')) {
      text += '(?:';
      depth += 1;
    } else if (mark === '}' && depth > 0) {
      text += ')';
      depth -= 1;
    } else if (mark === ',' && depth > 0) text += '|';
    else if (set !== undefined) {
      text += set.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
      at += set.length - 1;
    } else text += mark.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
  }
  return new RegExp(`^${text}${')'.repeat(depth)}$`);
}
