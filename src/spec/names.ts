/** Which names workspaces, tabs, panes and projects may have: printable, unambiguous in an address, of bearable length. */
import type { Findings } from './findings.ts';
import type { Span } from './node.ts';
import { quoted } from './printable.ts';

/** Unicode characters. Servers and file systems stop at 255 bytes; a longer name is never read anyway. */
const longestName = 100;

// Categories Cc (controls), Zl and Zp (line and paragraph separators), Cs (lone surrogates).
const control = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;
// Marks, embeddings, overrides and isolates: they make a name look like another one. Right-to-left letters need none of them.
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
// Seen by nobody. The joiners U+200C and U+200D stay: scripts and emoji need them.
const unseen = /[\u00ad\u200b\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/u;

/** What is wrong with the name, or null. */
export function nameProblem(name: string): { readonly problem: string; readonly hint: string } | null {
  if (name.length > 4 * longestName) return tooLong(name.length);
  if (name.trim() === '') return { problem: 'is empty', hint: 'write a name' };
  if (control.test(name))
    return { problem: 'has a control character', hint: 'use printable characters only' };
  if (bidi.test(name))
    return { problem: 'has a character that reorders text', hint: 'remove the invisible direction mark' };
  if (unseen.test(name)) return { problem: 'has an invisible character', hint: 'remove it' };
  if (name !== name.trim()) return { problem: 'begins or ends with a space', hint: 'remove the space' };
  if (/[/:]/.test(name)) {
    return {
      problem: 'has a "/" or ":"',
      hint: 'addresses use them (dev/api, dev:code): write "-" or "." instead',
    };
  }
  if (name === '.' || name === '..') return { problem: 'is a path', hint: 'write a name' };
  const length = Array.from(name).length;
  if (length > longestName)
    return { problem: `is ${length} characters long`, hint: `use at most ${longestName} characters` };
  return null;
}

const tooLong = (length: number) => ({
  problem: `is ${length} characters long`,
  hint: `use at most ${longestName} characters`,
});

/** Reports a bad name; true when it can be used. */
export function checkName(what: string, name: string, span: Span, findings: Findings): boolean {
  const bad = nameProblem(name);
  if (bad === null) return true;
  findings.add('WZP1501', span, `the ${what} name ${quoted(name)} ${bad.problem}`, { hint: bad.hint });
  return false;
}

/** tmux has no ":" and "." in session names and puts "_" in their place (tmux 3.2 to 3.5). */
export const nameOnTmux = (workspace: string): string => workspace.replaceAll(/[:.]/g, '_');

/** A short form for file names: lower-case letters, digits and "-". */
export function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain.slice(0, 40).replace(/-+$/, '') || 'project';
}
