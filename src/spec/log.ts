/** Where a pane's output is kept: a file, or a mapping with its limits. */
import { basename } from 'node:path';
import type { DesiredPane, LogPolicy, Text } from './desired.ts';
import type { DependingPane } from './depend.ts';
import type { Findings } from './findings.ts';
import { durationMs, sizeBytes, wholeNumber } from './forms.ts';
import { child, type SpecNode } from './node.ts';
import { isForeignHome, pathUnder } from './paths.ts';
import { quoted } from './printable.ts';
import type { Scope } from './texts.ts';
import { readValue, type ValueSurroundings } from './values.ts';

export interface LogSurroundings extends ValueSurroundings {
  /** Folder of the spec. */
  readonly root: Text;
  readonly home: string;
}

/** Bytes of one file where the spec names no limit: what a program prints must not fill a disk unasked. */
const usualBytes = 10 * 2 ** 20;
const usualFiles = 3;

export function readLog(node: SpecNode | undefined, scope: Scope, around: LogSurroundings): LogPolicy | null {
  const fileNode = node?.kind === 'map' ? child(node, 'file') : node;
  if (node?.kind === 'map' && fileNode === undefined)
    around.findings.add('WZP1203', node.span, 'log: the key "file" is missing', {
      hint: 'add `file: logs/NAME.log`',
    });
  const written = around.texts.expand(fileNode, scope);
  if (fileNode === undefined || written === undefined) return null;
  const last = basename(written.value);
  if (
    isForeignHome(written.value) ||
    written.value.endsWith('/') ||
    last === '' ||
    last === '..' ||
    last === '.'
  ) {
    around.findings.add('WZP1205', fileNode.span, `log: ${quoted(written.shown)} is no path of a file`, {
      hint: 'write a path relative to the spec file, such as logs/api.log',
    });
    return null;
  }
  const format = around.texts.expandPublic(child(node, 'format'), scope, '`format`');
  const size = readValue(around, child(node, 'max_size'), scope, 'max_size', 'bytes', sizeBytes);
  return {
    file: pathUnder(around.root, written, around.home),
    format: format === 'raw' || format === 'both' ? format : 'plain',
    maxBytes: size === 0 ? null : (size ?? usualBytes),
    maxFiles:
      readValue(around, child(node, 'max_files'), scope, 'max_files', 'whole', wholeNumber) ?? usualFiles,
    maxAgeMs: readValue(around, child(node, 'max_age'), scope, 'max_age', 'duration', durationMs) ?? null,
  };
}

/** The files that are written to, old ones left out. */
export const logFiles = ({ file, format }: LogPolicy): readonly string[] =>
  format === 'both' ? [file.value, `${file.value}.raw`] : [file.value];

/** Two panes that write into one file would mix their lines, and each would rotate it under the other. */
export function checkLogs(
  panes: readonly DesiredPane[],
  nodes: ReadonlyMap<string, Pick<DependingPane, 'node'>>,
  findings: Findings,
): void {
  const taken = new Map<string, { readonly address: string; readonly span: SpecNode['span'] }>();
  for (const { address, log } of panes) {
    const node = child(nodes.get(address)?.node, 'log');
    if (!log || node === undefined) continue;
    for (const path of logFiles(log)) {
      // `api.log.1` is what `api.log` becomes.
      const other = taken.get(path) ?? taken.get(path.replace(/\.\d+$/, ''));
      if (other === undefined) taken.set(path, { address, span: node.span });
      else
        findings.add(
          'WZP1517',
          node.span,
          `${address} and ${other.address} have the log file ${quoted(log.file.shown)}`,
          {
            hint: 'give each its own file; `{{name}}` in it stands for the name of the pane, of a replica too',
            related: [{ message: `the log of ${other.address}`, span: other.span }],
          },
        );
    }
  }
}
