/** `wzp init --from KIND FILE` */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Diagnostic, failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { shownPath } from '../../spec/find.ts';
import { detectKind } from '../../spec/import/detect.ts';
import { standardInput } from '../../spec/import/draft.ts';
import { importSpec } from '../../spec/import/import.ts';
import { type ImportKind, importKinds } from '../../spec/import/kinds.ts';
import { readied, type Readied } from '../../spec/import/set-aside.ts';
import { quoted } from '../../spec/printable.ts';
import { decodeText, readText, type ReadText } from '../../spec/read-file.ts';
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

/** A file of one of the tools that stands in the folder under its usual name. */
export interface FoundFile {
  readonly kind: ImportKind;
  readonly file: string;
}

export const foundFiles = (folder: string): readonly FoundFile[] =>
  importKinds.flatMap((kind) => {
    const file = usualFiles[kind].find((name) => isSourceOf(kind, name) && existsSync(resolve(folder, name)));
    return file === undefined ? [] : [{ kind, file }];
  });

/** Panes are proposed for these anyway, or the name is of another tool as well. */
const isSourceOf = (kind: ImportKind, name: string): boolean =>
  kind !== 'procfile' && !/^(?:compose|layout)\./.test(name);

/** `source`: a file, `-` for standard input; null: the usual file of the tool. */
export async function importFile(
  context: Pick<Context, 'cwd' | 'env' | 'readInput'>,
  from: ImportKind | 'auto',
  source: string | null,
): Promise<Outcome<Readied>> {
  const { cwd, env } = context;
  const file = source ?? usualFile(cwd, from);
  if (file === null) return failed(noFile(from));
  const shown = file === '-' ? standardInput : shownPath(resolve(cwd, file), cwd);
  const read = file === '-' ? await inputText(context, shown) : readText(resolve(cwd, file), shown);
  if (!read.ok) return failed(read.diagnostic);
  const kind = from === 'auto' ? detectKind(file, read.text) : from;
  if (kind === undefined)
    return failed({
      code: 'WZP1801',
      severity: 'error',
      message: 'nothing in this file says which tool it belongs to',
      hint: `name the tool: --from ${importKinds.join('|')}`,
      place: { file: shown, line: 1, column: 1 },
    });
  const imported = importSpec(kind, read.text, { fileName: shown, env });
  return imported.ok ? ok(readied(imported.value)) : imported;
}

function usualFile(cwd: string, from: ImportKind | 'auto'): string | null {
  const names = from === 'auto' ? importKinds.flatMap((kind) => usualFiles[kind]) : usualFiles[from];
  return names.find((name) => existsSync(resolve(cwd, name))) ?? null;
}

const noFile = (from: ImportKind | 'auto'): Diagnostic => ({
  code: 'WZP1002',
  severity: 'error',
  message:
    from === 'auto'
      ? 'no file of another tool is in this folder'
      : `none of ${usualFiles[from].map(quoted).join(', ')} is in this folder`,
  hint: `name the file: wzp init --from ${from} FILE`,
});

async function inputText({ readInput }: Pick<Context, 'readInput'>, shown: string): Promise<ReadText> {
  return decodeText(Buffer.from(await readInput(), 'utf8'), shown);
}
