/** Files of other tools → the value of a wezterm-parallel.yaml and a report of what became of everything. Pure. */
import { failed, type Outcome } from '../../diagnostics/diagnostic.ts';
import { placeOf, type SourceText, sourceText, type SpecNode } from '../node.ts';
import { Draft, type Imported, type ImportEnv } from './draft.ts';
import { withoutErb } from './erb.ts';
import type { ImportKind } from './kinds.ts';
import { readMprocs } from './mprocs.ts';
import { readProcessCompose } from './process-compose.ts';
import { readProcfile } from './procfile.ts';
import { readKdl } from './read-kdl.ts';
import { readYaml, spanAt } from './read-yaml.ts';
import { Notes } from './report.ts';
import { readSmug } from './smug.ts';
import { readTeamocil } from './teamocil.ts';
import { readTmuxinator } from './tmuxinator.ts';
import { readTmuxp } from './tmuxp.ts';
import { readZellij } from './zellij.ts';

/** UTF-16 units; the largest session file that was seen has 25,000. */
const longest = 60_000;

export interface ImportOptions {
  /** As messages name it; its folder and name say whether it lies in the project, and what the workspace may be called. */
  readonly fileName: string;
  /** For variables in the name of a session; nothing else is replaced. */
  readonly env?: ImportEnv;
}

/** Fails when the file is no file of that kind; whatever else is strange in it is in the report. */
export function importSpec(kind: ImportKind, text: string, options: ImportOptions): Outcome<Imported> {
  const source = sourceText(options.fileName, text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'));
  if (source.text.length > longest) {
    return failed({
      code: 'WZP1005',
      severity: 'error',
      message: `the file has more than ${longest} characters`,
      place: placeOf(spanAt(source, 0, 0)),
      hint: 'give the file of one session',
    });
  }
  const notes = new Notes();
  const draft = new Draft(kind, source, notes, options.env ?? {});
  switch (kind) {
    case 'procfile':
      readProcfile(draft);
      return draft.finish();
    case 'zellij': {
      const reading = readKdl(source);
      if (!reading.ok) return failed(reading.diagnostic);
      const read = readZellij(draft, reading.nodes);
      return read.ok ? draft.finish() : read;
    }
    case 'tmuxinator': {
      const erb = withoutErb(source, notes);
      return fromYaml(draft, { ...source, text: erb.text }, (top) => readTmuxinator(draft, top, erb));
    }
    case 'process-compose':
      return fromYaml(draft, source, (top) => readProcessCompose(draft, top));
    case 'mprocs':
      return fromYaml(draft, source, (top) => readMprocs(draft, top));
    case 'tmuxp':
      return fromYaml(draft, source, (top) => readTmuxp(draft, top));
    case 'teamocil':
      return fromYaml(draft, source, (top) => readTeamocil(draft, top));
    case 'smug':
      return fromYaml(draft, source, (top) => readSmug(draft, top));
  }
}

function fromYaml(
  draft: Draft,
  source: SourceText,
  read: (top: SpecNode) => Outcome<null> | void,
): Outcome<Imported> {
  const reading = readYaml(sourceText(source.file, source.text), draft.notes);
  if (!reading.ok) return failed(reading.diagnostic);
  if (reading.node.kind !== 'map') {
    return failed({
      code: 'WZP1802',
      severity: 'error',
      message: `the file must be a mapping, not ${reading.node.kind === 'list' ? 'a list' : 'a single value'}`,
      place: placeOf(reading.span),
      hint: `give a file of ${draft.kind}`,
    });
  }
  const outcome = read(reading.node);
  return outcome !== undefined && !outcome.ok ? outcome : draft.finish();
}
