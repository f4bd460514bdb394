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
  const byPlace = new Map<string, Suppression[]>();
  for (const one of suppressions) {
    const key = keyOf(one.code, one.place.file, one.line);
    const others = byPlace.get(key);
    if (others === undefined) byPlace.set(key, [one]);
    else others.push(one);
  }
  const kept = diagnostics.filter((finding) => {
    const { place } = finding;
    const fitting =
      place === undefined ? [] : (byPlace.get(keyOf(finding.code, place.file, place.line)) ?? []);
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

const keyOf = (code: string, file: string, line: number): string => `${code} ${line} ${file}`;

function suppressionsIn({ shown, text }: SourceOfComments, findings: Diagnostic[]): Suppression[] {
  const lines = text.split(/\r?\n/);
  const nextContent = nextContentLines(lines);
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
    for (const code of named) found.push({ place, code, line: nextContent[index] ?? index + 2 });
  }
  return found;
}

/** For each line the number of the next one, from 1, that is neither empty nor a comment. */
function nextContentLines(lines: readonly string[]): readonly (number | undefined)[] {
  const next: (number | undefined)[] = [];
  let found: number | undefined;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    next[index] = found;
    if (!/^\s*(?:#.*)?$/.test(lines[index] ?? '')) found = index + 1;
  }
  return next;
}
