/**
 * ERB in a tmuxinator file. It is program text and is never executed: an output tag becomes a stand-in word, so that the YAML
 * around it can be read, and each stand-in is explained afterwards. Tags that read one variable are understood by their form.
 */
import type { SourceText, Span } from '../node.ts';
import { quoted } from '../printable.ts';
import { spanAt } from './read-yaml.ts';
import type { Notes } from './report.ts';

export interface WithoutErb {
  /** Same lines as the original. */
  readonly text: string;
  /** A text of the YAML with the stand-ins replaced by what the tags meant; `$NAME` for a variable. */
  readonly explained: (text: string) => string;
}

const standIn = /ERB_STAND_IN_(\d+)_/g;

interface ErbTag {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** `=` for output, `#` for a comment, else a statement. */
  readonly mark: string;
  readonly code: string;
}

/** The closed tags of a text, in one pass. */
export function erbTags(text: string): ErbTag[] {
  const tags: ErbTag[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf('<%', at);
    const close = start < 0 ? -1 : text.indexOf('%>', start + 2);
    if (close < 0) return tags;
    const inside = text.slice(start + 2, close);
    const mark = /^[-=#%]/.exec(inside)?.[0] ?? '';
    at = close + 2;
    tags.push({ start, end: at, mark, code: inside.slice(mark.length).replace(/-$/, '').trim() });
  }
}

export function withoutErb(source: SourceText, notes: Notes): WithoutErb {
  const meanings: string[] = [];
  let text = '';
  let from = 0;
  for (const { start, end, mark, code } of erbTags(source.text)) {
    const tag = source.text.slice(start, end);
    const span = spanAt(source, start, end);
    text += source.text.slice(from, start);
    from = end;
    if (mark === '=') {
      const meaning = meaningOf(code);
      noteOutput(notes, span, tag, meaning);
      // A tag over several lines stays one word; the line numbers after it suffer.
      text += `ERB_STAND_IN_${meanings.length}_`;
      meanings.push(meaning ?? '');
      continue;
    }
    text += tag.replaceAll(/[^\n]/g, '');
    if (mark === '#') continue;
    notes.add('dropped', span, quoted(tag), 'ERB is not executed: the lines around it are imported once', {
      code: 'WZP1804',
      hint: 'write out what it decides',
    });
  }
  return {
    text: text + source.text.slice(from),
    explained: (value) => value.replaceAll(standIn, (_, index: string) => meanings[Number(index)] ?? ''),
  };
}

function noteOutput(notes: Notes, span: Span, tag: string, meaning: string | null): void {
  if (meaning === null) {
    notes.add('dropped', span, quoted(tag), 'ERB is not executed: its value is left out', {
      code: 'WZP1804',
      hint: 'write the value out, or use `${NAME:-default}`',
    });
    return;
  }
  notes.add('approximated', span, quoted(tag), `ERB is not executed: ${quoted(meaning)} stands for it`, {
    code: 'WZP1804',
  });
}

const name = String.raw`["':]([A-Za-z_]\w*)["']?`;
const plainText = String.raw`["']([^"'#$\\{}]*)["']`;
const fromEnv = new RegExp(
  String.raw`^ENV(?:\[${name}\]|\.fetch\(?\s*${name}(?:\s*,\s*${plainText})?\s*\)?)(?:\s*\|\|\s*${plainText})?$`,
);
const fromSettings = new RegExp(String.raw`^@settings\[${name}\](?:\s*\|\|\s*${plainText})?$`);
const fromArguments = new RegExp(String.raw`^@args\[(\d+)\](?:\s*\|\|\s*${plainText})?$`);
const folder =
  /^(?:Dir\.pwd|Dir\.getwd|FileUtils\.pwd|`pwd`(?:\.(?:strip|chomp))?|File\.(?:expand_path|dirname)\(\s*(?:["']\.["']|__FILE__)\s*\)|__dir__)$/;
const home = /^(?:Dir\.home(?:\(\))?|File\.expand_path\(\s*["']~["']\s*\))$/;

/** What a tag of a well-known form stands for; null for every other. */
function meaningOf(code: string): string | null {
  if (code.length > 300) return null;
  if (folder.test(code)) return '.';
  if (home.test(code)) return '~';
  const literal = new RegExp(`^${plainText}$`).exec(code)?.[1];
  if (literal !== undefined) return literal;
  const env = fromEnv.exec(code);
  if (env !== null) return variable(env[1] ?? env[2] ?? '', env[3] ?? env[4]);
  const setting = fromSettings.exec(code);
  if (setting !== null) return variable(setting[1] ?? '', setting[2]);
  const argument = fromArguments.exec(code);
  return argument === null ? null : variable(`ARG${Number(argument[1]) + 1}`, argument[2]);
}

const variable = (of: string, otherwise: string | undefined): string =>
  otherwise === undefined ? `\${${of}}` : `\${${of}:-${otherwise}}`;
