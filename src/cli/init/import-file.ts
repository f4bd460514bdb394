/** `wzp init --from KIND FILE` */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { shownPath } from '../../spec/find.ts';
import { toCommentedYaml } from '../../spec/import/commented-yaml.ts';
import { importSpec } from '../../spec/import/import.ts';
import type { ImportKind } from '../../spec/import/kinds.ts';
import type { ImportReport } from '../../spec/import/report.ts';
import { quoted } from '../../spec/printable.ts';
import { readText } from '../../spec/read-file.ts';
import type { Context } from '../context.ts';

/** Where each tool keeps its file in a project. */
const usualFiles: Readonly<Record<ImportKind, readonly string[]>> = {
  mprocs: ['mprocs.yaml', 'mprocs.yml', 'mprocs.json'],
  tmuxinator: ['.tmuxinator.yml', '.tmuxinator.yaml'],
  'process-compose': ['process-compose.yaml', 'process-compose.yml', 'compose.yaml'],
  tmuxp: ['.tmuxp.yaml', '.tmuxp.yml', '.tmuxp.json'],
  zellij: ['zellij.kdl', '.zellij.kdl', 'layout.kdl'],
  teamocil: ['teamocil.yml', '.teamocil.yml'],
  smug: ['.smug.yml', 'smug.yml'],
  procfile: ['Procfile.dev', 'Procfile'],
};

export interface ImportedText {
  readonly text: string;
  readonly report: ImportReport;
}

export function importFile(
  { cwd, env }: Pick<Context, 'cwd' | 'env'>,
  kind: ImportKind,
  source: string | null,
): Outcome<ImportedText> {
  const names = usualFiles[kind];
  const file = source ?? names.find((name) => existsSync(resolve(cwd, name)));
  if (file === undefined)
    return failed({
      code: 'WZP1002',
      severity: 'error',
      message: `none of ${names.map(quoted).join(', ')} is in this folder`,
      hint: `name the file: wzp init --from ${kind} FILE`,
    });
  const path = resolve(cwd, file);
  const shown = shownPath(path, cwd);
  const read = readText(path, shown);
  if (!read.ok) return failed(read.diagnostic);
  const imported = importSpec(kind, read.text, { fileName: shown, env });
  if (!imported.ok) return imported;
  const { spec, report } = imported.value;
  return ok({ text: toCommentedYaml(spec, report), report });
}
