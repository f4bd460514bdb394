/** `# wzp-disable-next-line WZP1712 a reason`: findings that the author of a file has judged. Errors cannot be suppressed. */
import { codes } from '../diagnostics/codes.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';

const comment = /^[ \t]*#[ \t]*wzp-disable-next-line\b[ \t:]*(.*)$/;
const codeList = /^((?:WZP\d{4})(?:[ \t]*,[ \t]*WZP\d{4})*)[ \t:-]*(.*)$/;

interface Suppression {
  readonly place: Place;
  readonly code: string;
  /** The line that it is about: the next one that is neither empty nor a comment. */
  readonly line: number;
}

export interface SourceOfComments {
  readonly shown: string;
  readonly text: string;
}

export interface Suppressed {
  /** The findings that are left. */
  readonly kept: readonly Diagnostic[];
  /** What is wrong with the suppressions themselves. */
  readonly findings: readonly Diagnostic[];
}

/** One file is parsed once; most have no suppression. */
export function withoutSuppressed(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceOfComments[],
): Suppressed {
  const findings: Diagnostic[] = [];
  const suppressions = files.flatMap((file) =>
    file.text.includes('wzp-disable-next-line') ? suppressionsIn(file, findings) : [],
  );
  if (suppressions.length === 0) return { kept: diagnostics, findings };
  const used = new Set<Suppression>();
  const kept = diagnostics.filter((finding) => {
    const fitting = suppressions.filter(
      ({ code, line, place }) =>
        code === finding.code && place.file === finding.place?.file && line === finding.place.line,
    );
    for (const one of fitting) if (finding.severity !== 'error') used.add(one);
    return fitting.length === 0 || finding.severity === 'error';
  });
  for (const one of suppressions)
    if (!used.has(one))
      findings.push({
        code: 'WZP1720',
        severity: 'warning',
        message: `there is no finding ${one.code} on line ${one.line} that could be suppressed`,
        hint: 'remove the comment; errors cannot be suppressed',
        place: one.place,
      });
  return { kept, findings };
}

function suppressionsIn({ shown, text }: SourceOfComments, findings: Diagnostic[]): Suppression[] {
  const lines = text.split(/\r?\n/);
  const found: Suppression[] = [];
  for (const [index, line] of lines.entries()) {
    const [, rest] = comment.exec(line) ?? [];
    if (rest === undefined) continue;
    const column = line.indexOf('#') + 1;
    const place: Place = {
      file: shown,
      line: index + 1,
      column,
      endLine: index + 1,
      endColumn: line.trimEnd().length + 1,
    };
    const [, list, reason = ''] = codeList.exec(rest) ?? [];
    const named = (list ?? '').split(/[ \t]*,[ \t]*/).filter((code) => code !== '');
    const unknown = named.find((code) => !Object.hasOwn(codes, code));
    if (list === undefined || unknown !== undefined)
      findings.push({
        code: 'WZP1720',
        severity: 'warning',
        message: unknown === undefined ? 'the suppression names no code' : `${unknown} is not a code`,
        hint: 'write the code of the finding and a reason: # wzp-disable-next-line WZP1712 a container has this path',
        place,
      });
    else if (reason.trim() === '')
      findings.push({
        code: 'WZP1719',
        severity: 'warning',
        message: 'the suppression has no reason',
        hint: 'say behind the code why the finding does not matter here',
        place,
      });
    if (list === undefined || unknown !== undefined) continue;
    const next = lines.findIndex((other, at) => at > index && !/^\s*(?:#.*)?$/.test(other));
    for (const code of named) found.push({ place, code, line: next === -1 ? index + 2 : next + 1 });
  }
  return found;
}
