import { resolve } from 'node:path';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { findingsToJson } from '../../spec/findings.ts';
import type { ValidateArguments } from '../commands/validate.ts';
import type { Context } from '../context.ts';
import { examine, type Examined } from '../examine.ts';
import { couldNotRead, type ExitCode, exitCodes } from '../exit.ts';
import { version } from '../package.ts';
import { jsonText } from '../view/escape.ts';
import { findingsText } from '../view/findings.ts';

export async function run(context: Context, args: ValidateArguments): Promise<ExitCode> {
  const specs = args.spec.length === 0 ? [args.file] : args.spec.map((file) => [file]);
  const examined: Examined[] = [];
  for (const files of specs) examined.push(await examine(context, files));
  context.stdout.write(await report(context, args, examined));
  if (examined.some(({ sources }) => sources === null)) return couldNotRead;
  return examined.some(({ findings }) => hasErrors(findings)) ? exitCodes.failed : exitCodes.done;
}

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
