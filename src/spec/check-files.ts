/** What only the disk can tell of a spec: whether the working directories exist. */
import { statSync } from 'node:fs';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Desired } from './desired.ts';
import { quoted } from './printable.ts';

/** One finding for each missing directory, at the first pane that names it: `validate` warns, `apply` refuses. */
export function checkFiles(desired: Desired, severity: Severity): readonly Diagnostic[] {
  const seen = new Set<string>();
  const findings: Diagnostic[] = [];
  for (const { cwd, address, place } of desired.workspaces.flatMap((workspace) => workspace.panes)) {
    if (seen.has(cwd.value)) continue;
    seen.add(cwd.value);
    if (isDirectory(cwd.value)) continue;
    findings.push({
      code: 'WZP1701',
      severity,
      message: `the working directory ${quoted(cwd.shown)} of ${address} does not exist`,
      hint: 'create it, or correct `cwd`: it is relative to that of the workspace, and that to the spec file',
      address,
      ...(place === null ? {} : { place }),
    });
  }
  return findings;
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
