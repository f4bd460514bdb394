import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codes } from '../../diagnostics/codes.ts';
import type { ExplainArguments } from '../commands/explain.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { packageRoot } from '../package.ts';
import { printDiagnostics } from '../view/diagnostics.ts';
import { jsonText } from '../view/escape.ts';

export async function run(context: Context, { subject, json }: ExplainArguments): Promise<ExitCode> {
  const code = subject.toUpperCase();
  const title = new Map<string, string>(Object.entries(codes)).get(code);
  if (title === undefined) {
    printDiagnostics(context, [
      {
        code: 'WZP6004',
        severity: 'error',
        message: `"${subject}" is not the code of a message`,
        hint: 'codes stand in brackets behind the word error: error[WZP1001]',
      },
    ]);
    return exitCodes.failed;
  }
  const text = section(await documentation(), code);
  if (json) context.stdout.write(`${jsonText({ code, title, text })}\n`);
  else
    context.stdout.write(
      `${context.stdout.paint.bold(`${code}: ${title}`)}\n${text === '' ? '' : `\n${text}\n`}`,
    );
  return exitCodes.done;
}

async function documentation(): Promise<string> {
  try {
    return await readFile(join(packageRoot(), 'docs', 'codes.md'), 'utf8');
  } catch {
    return ''; // the title alone is an answer too
  }
}

/** What stands in `docs/codes.md` between the heading with the code and the next heading of that or a higher level. */
export function section(markdown: string, code: string): string {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => /^#{1,6} /.test(line) && line.includes(code));
  if (start === -1) return '';
  const level = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 1;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => (/^(#+) /.exec(line)?.[1]?.length ?? 7) <= level);
  return (end === -1 ? rest : rest.slice(0, end)).join('\n').trim();
}
