import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { findingsToJson } from '../../spec/findings.ts';
import { quoted } from '../../spec/printable.ts';
import type { ValidateArguments } from '../commands/validate.ts';
import type { Context } from '../context.ts';
import { examine, type Examined } from '../examine.ts';
import { couldNotRead, type ExitCode, exitCodes } from '../exit.ts';
import { filesOf } from '../glob.ts';
import { version } from '../package.ts';
import { jsonText } from '../view/escape.ts';
import { findingsText } from '../view/findings.ts';

export async function run(context: Context, args: ValidateArguments): Promise<ExitCode> {
  const examined: Examined[] = [];
  if (args.spec.length === 0) examined.push(await examine(context, args.file));
  for (const word of args.spec) examined.push(...(await named(context, word)));
  const judged = args.strict ? examined.map(strictly) : examined;
  context.stdout.write(await report(context, args, judged));
  if (judged.some(({ sources }) => sources === null)) return couldNotRead;
  return judged.some(({ findings }) => hasErrors(findings)) ? exitCodes.failed : exitCodes.done;
}

/** A file, a folder with a spec in it, or a pattern. */
async function named(context: Context, word: string): Promise<readonly Examined[]> {
  const examined: Examined[] = [];
  for (const file of await filesOf(word, context.cwd)) {
    const folder = isFolder(resolve(context.cwd, file));
    const spec = ['wezterm-parallel.yaml', 'wezterm-parallel.yml']
      .map((name) => join(file, name))
      .find((path) => folder && existsSync(resolve(context.cwd, path)));
    examined.push(await examine(context, [spec ?? file]));
  }
  return examined.length > 0 ? examined : [nothingMatches(word)];
}

/** What cannot be looked at is said when it is read. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

const nothingMatches = (word: string): Examined => ({
  findings: [
    {
      code: 'WZP1002',
      severity: 'error',
      message: `no file matches ${quoted(word)}`,
      hint: 'check the pattern',
    },
  ],
  sources: null,
  file: word,
});

const strictly = (examined: Examined): Examined => ({
  ...examined,
  findings: examined.findings.map((finding) =>
    finding.severity === 'warning' ? { ...finding, severity: 'error' } : finding,
  ),
});

async function report(
  context: Context,
  args: ValidateArguments,
  examined: readonly Examined[],
): Promise<string> {
  const findings = examined.flatMap((one) => one.findings);
  const absolute = (file: string): string => resolve(context.cwd, file);
  switch (args.format ?? (args.json ? 'json' : 'text')) {
    case 'text':
      return findingsText(examined, context.stdout.paint, context.quiet);
    case 'json':
      return `${jsonText(findingsToJson(findings))}\n`;
    case 'github':
      return (await import('../view/github.ts')).githubText(findings, context.cwd, absolute);
    case 'sarif': {
      const { sarifLog } = await import('../view/sarif.ts');
      return `${jsonText(sarifLog(findings, { version, cwd: context.cwd, absolute }))}\n`;
    }
    case 'junit': {
      const { junitText } = await import('../view/junit.ts');
      return junitText(
        findings,
        examined.map(({ file }) => file),
      );
    }
  }
}
