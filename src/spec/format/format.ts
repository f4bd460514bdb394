/** The canonical form of a spec or template file: keys in the order of the schema, one style, every comment kept. Pure. */
import { failed, hasErrors, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { canonicalJson } from '../canonical.ts';
import { plain, type SpecNode } from '../node.ts';
import { parseFile } from '../parse.ts';
import { quoted } from '../printable.ts';
import type { SpecFile } from '../source.ts';
import { putInOrder } from './order.ts';
import { printTree } from './print.ts';
import { readTree } from './read-tree.ts';
import type { FormatTree } from './tree.ts';

/**
 * The same spec in canonical form; formatting that changes nothing. Fails when the file is no YAML mapping. A file whose form
 * cannot be changed without changing what it says is left alone, with a finding.
 */
export function formatSpec(file: SpecFile): Outcome<string> {
  const { node, diagnostics } = parseFile(file);
  // A file in which everything is commented out has no form.
  if (node === undefined && diagnostics.every(({ code }) => code === 'WZP1105')) return ok(file.text);
  if (node === undefined || hasErrors(diagnostics))
    return { ok: false, diagnostics: diagnostics.filter(({ severity }) => severity === 'error') };
  const source = file.text.replaceAll('\r\n', '\n');
  const tree = readTree(source);
  const formatted = tree === null ? null : inOrder(tree, source);
  return tree !== null && formatted !== null && saysTheSame(file, node, tree, formatted)
    ? ok(formatted)
    : failed({
        code: 'WZP1110',
        severity: 'error',
        message: `${quoted(file.shown)} has a form that cannot be changed without changing what it says`,
        hint: 'remove directives (`%YAML`), and write keys as plain texts',
        place: { file: file.shown, line: 1, column: 1 },
      });
}

function inOrder(tree: FormatTree, source: string): string {
  putInOrder(tree.root);
  return printTree(tree, source);
}

/** What was printed is read again: the same values, the same comments, and the same text when it is formatted once more. */
function saysTheSame(file: SpecFile, node: SpecNode, tree: FormatTree, formatted: string): boolean {
  const again = parseFile({ ...file, text: formatted });
  if (again.node === undefined || hasErrors(again.diagnostics)) return false;
  if (canonicalJson(plain(again.node)) !== canonicalJson(plain(node))) return false;
  const after = readTree(formatted);
  if (after === null || inOrder(after, formatted) !== formatted) return false;
  return [...after.comments].sort().join('\n') === [...tree.comments].sort().join('\n');
}
