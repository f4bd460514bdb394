import { resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { findSpec, shownPath } from '../../spec/find.ts';
import { formatSpec } from '../../spec/format/format.ts';
import { readText } from '../../spec/read-file.ts';
import { readSpec } from '../../spec/read.ts';
import { writeFileAtomically } from '../../state/atomic-file.ts';
import type { FormatArguments } from '../commands/fmt.ts';
import type { Colors, Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { filesOf } from '../glob.ts';
import { printDiagnostics } from '../view/diagnostics.ts';
import { escapeBlock, escapeLine } from '../view/escape.ts';

export async function run(context: Context, args: FormatArguments): Promise<ExitCode> {
  if (args.spec.length === 1 && args.spec[0] === '-') return filter(context, args);
  const chosen = args.spec.length > 0 ? await named(context, args.spec) : await ofProject(context, args.file);
  printDiagnostics(context, chosen.diagnostics);
  let failures = chosen.diagnostics.filter(({ severity }) => severity === 'error').length;
  let changes = 0;
  for (const path of chosen.files) {
    const shown = shownPath(path, context.cwd);
    const read = readText(path, shown);
    const formatted = read.ok
      ? formatSpec({ path, shown, role: 'main', text: read.text })
      : { ok: false as const, diagnostics: [read.diagnostic] };
    if (!read.ok || !formatted.ok) {
      printDiagnostics(context, formatted.ok ? [] : formatted.diagnostics);
      failures += 1;
      continue;
    }
    if (formatted.value === read.text) continue;
    changes += 1;
    if (args.check) context.stdout.write(patch(shown, read.text, formatted.value, context.stdout.paint));
    else {
      const written = await writeFileAtomically(path, formatted.value, { mode: 'keep' });
      if (written.ok) context.stdout.write(`${escapeLine(shown)}\n`);
      else {
        printDiagnostics(context, written.diagnostics);
        failures += 1;
      }
    }
  }
  return failures > 0 || (args.check && changes > 0) ? exitCodes.failed : exitCodes.done;
}

/** Standard input to standard output, for editors. */
async function filter(context: Context, args: FormatArguments): Promise<ExitCode> {
  const text = await context.readInput();
  const formatted = formatSpec({ path: '-', shown: 'standard input', role: 'main', text });
  if (!formatted.ok) {
    printDiagnostics(context, formatted.diagnostics);
    return exitCodes.failed;
  }
  if (!args.check) context.stdout.write(formatted.value);
  else if (formatted.value !== text)
    context.stdout.write(patch('standard input', text, formatted.value, context.stdout.paint));
  return args.check && formatted.value !== text ? exitCodes.failed : exitCodes.done;
}

interface Chosen {
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

async function named(context: Context, words: readonly string[]): Promise<Chosen> {
  const files = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const word of words) {
    const found = await filesOf(word, context.cwd);
    if (found.length === 0)
      diagnostics.push({
        code: 'WZP1002',
        severity: 'error',
        message: `no file matches "${word}"`,
        hint: 'check the pattern',
      });
    for (const file of found) files.add(resolve(context.cwd, file));
  }
  return { files: [...files], diagnostics };
}

/** The files of the project and what they include; templates of the user or of wzp are not the project's. */
async function ofProject({ cwd, env, user }: Context, files: readonly string[]): Promise<Chosen> {
  const where = { cwd, files, env, home: user.home };
  const { value: sources } = await readSpec(where);
  if (sources !== undefined) return { files: sources.files.map(({ path }) => path), diagnostics: [] };
  // One of them cannot be read: the others are still formatted, and the message comes with that one.
  const found = findSpec(where);
  return { files: found.files.map(({ path }) => path), diagnostics: found.diagnostics };
}

function patch(shown: string, before: string, after: string, paint: Colors): string {
  const text = createTwoFilesPatch(shown, shown, before, after, 'as it is', 'formatted', { context: 2 });
  return text
    .replace(/^(?:Index: .*\n)?=+\n/, '')
    .split('\n')
    .map((line) => {
      const safe = escapeBlock(line);
      if (line.startsWith('+')) return paint.green(safe);
      if (line.startsWith('-')) return paint.red(safe);
      return line.startsWith('@@') ? paint.cyan(safe) : safe;
    })
    .join('\n');
}
