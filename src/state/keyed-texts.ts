/** A small sealed file that maps keys to texts: read whole, changed one key at a time, a broken one set aside. */
import { readFile } from 'node:fs/promises';
import { failed, ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Code } from '../diagnostics/codes.ts';
import { replaceKeepingGenerations } from './generations.ts';
import { inTurn } from './in-turn.ts';
import { ensurePrivateFolder } from './paths.ts';
import { seal, unseal } from './sealed.ts';
import { errorCode, errorText } from './system-error.ts';

export interface KeyedTexts {
  readonly path: string;
  /** The private folders on the way to it, outermost first. */
  readonly folders: readonly string[];
  /** What it is, for people: `trust store`. */
  readonly subject: string;
  /** Of the diagnostic about a broken file. */
  readonly code: Code;
  /** What follows from a broken file. */
  readonly hint: string;
}

export interface ReadTexts {
  readonly entries: ReadonlyMap<string, string>;
  readonly good: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

const version = 1;

/** A broken file has no entries, and a warning; a newer one fails, for it must not be replaced. */
export async function readTexts(file: KeyedTexts): Promise<Outcome<ReadTexts>> {
  let text: string;
  try {
    text = await readFile(file.path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ok({ entries: new Map(), good: true, diagnostics: [] });
    return failed({
      code: 'WZP4006',
      severity: 'error',
      message: `cannot read ${file.subject} ${file.path}: ${errorText(error)}`,
      hint: 'make it readable for you, or move it away',
    });
  }
  const unsealed = unseal(text, version);
  if (unsealed.kind === 'newer')
    return failed({
      code: 'WZP4004',
      severity: 'error',
      message: `${file.subject} ${file.path} has version ${unsealed.version}; this wzp reads version ${version}`,
      hint: 'upgrade wzp',
    });
  const entries = unsealed.kind === 'good' ? entriesOf(unsealed.body['entries']) : null;
  if (entries !== null) return ok({ entries, good: true, diagnostics: [] });
  const reason = unsealed.kind === 'broken' ? unsealed.reason : 'its entries are no texts';
  const broken: Diagnostic = {
    code: file.code,
    severity: 'warning',
    message: `${file.subject} ${file.path} is broken: ${reason}`,
    hint: file.hint,
  };
  return ok({ entries: new Map(), good: false, diagnostics: [broken] });
}

/** Sets the text of a key, or removes the key (null). */
export async function writeText(file: KeyedTexts, key: string, text: string | null): Promise<Outcome<void>> {
  for (const folder of file.folders) {
    const made = ensurePrivateFolder(folder);
    if (!made.ok) return made;
  }
  return inTurn<void>(`${file.path}.lock`, `the ${file.subject}`, async () => {
    const read = await readTexts(file);
    if (!read.ok) return read;
    if (read.value.good && (read.value.entries.get(key) ?? null) === text) return ok(undefined);
    const entries = new Map(read.value.entries);
    if (text === null) entries.delete(key);
    else entries.set(key, text);
    return replaceKeepingGenerations(file.path, seal({ version, entries: [...entries] }), {
      currentIsGood: read.value.good,
      generation: false,
      flush: true,
    });
  });
}

/** Pairs, not an object: a key may be any text, `__proto__` too. */
function entriesOf(value: unknown): ReadonlyMap<string, string> | null {
  if (!Array.isArray(value)) return null;
  const entries = new Map<string, string>();
  const pairs: readonly unknown[] = value;
  for (const pair of pairs) {
    if (!Array.isArray(pair)) return null;
    const texts: readonly unknown[] = pair;
    const [key, text] = texts;
    if (typeof key !== 'string' || typeof text !== 'string') return null;
    entries.set(key, text);
  }
  return entries;
}
