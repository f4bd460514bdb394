import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { configFolder, shownPath } from '../../spec/find.ts';
import type { ImportReport } from '../../spec/import/report.ts';
import { nameProblem } from '../../spec/names.ts';
import { shippedFolder, templateNamesIn } from '../../spec/read.ts';
import { suggestion } from '../../spec/suggest.ts';
import { writeFileAtomically } from '../../state/atomic-file.ts';
import type { InitArguments } from '../commands/init.ts';
import type { Context } from '../context.ts';
import { examine } from '../examine.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { foundFiles } from '../init/import-file.ts';
import { newSpec } from '../init/new-spec.ts';
import { headerFor, schemaCopy, schemaPath, writeSchemaCopy } from '../init/schema-header.ts';
import { failure } from '../reconcile.ts';
import { escapeLine, jsonText } from '../view/escape.ts';
import { printImport } from '../view/import-report.ts';

const specName = 'wezterm-parallel.yaml';

export async function run(context: Context, args: InitArguments): Promise<ExitCode> {
  const path = resolve(context.cwd, args.file[0] ?? specName);
  const refused = refusalOf(context, args, path);
  if (!refused.ok) {
    failure(context, refused);
    return refused.diagnostics.some(({ code }) => code === 'WZP6002') ? exitCodes.usage : exitCodes.failed;
  }
  const schema = args.schema ?? schemaPath(dirname(path));
  const made = await newSpec(context, args, {
    path,
    header: headerFor(schema),
    templates: templateNames(context),
  });
  if (made === null) return exitCodes.interrupted;
  if (!made.ok) return failure(context, made);
  const { text, report } = made.value;
  const written = await writeFileAtomically(path, text, { mode: 0o644 });
  if (!written.ok) return failure(context, written);
  const isCopied = args.schema === null && schema === schemaCopy;
  const copied = isCopied ? await writeSchemaCopy(dirname(path)) : ok(undefined);
  await tell(context, args, path, { report, isCopied: isCopied && copied.ok });
  return copied.ok ? exitCodes.done : failure(context, copied);
}

function refusalOf(context: Context, args: InitArguments, path: string): Outcome<void> {
  const refuse = (code: 'WZP6002' | 'WZP6003' | 'WZP6004', message: string, hint: string): Outcome<never> =>
    failed({ code, severity: 'error', message, hint });
  const inTheWay = [path, path.replace(/\.yaml$/, '.yml')].find((one) => existsSync(one));
  if (inTheWay !== undefined && !args.force)
    return refuse(
      'WZP6003',
      `${shownPath(inTheWay, context.cwd)} is there already`,
      'edit it, or overwrite it with --force',
    );
  if (args.template !== null && args.from !== null)
    return refuse('WZP6002', '--template and --from exclude each other', 'give one of them');
  if (args.source !== null && args.from === null)
    return refuse('WZP6002', `unexpected argument "${args.source}"`, 'a file to convert needs --from');
  const bad = args.name === null ? null : nameProblem(args.name);
  if (bad !== null) return refuse('WZP6002', `--name: the name ${bad.problem}`, bad.hint);
  const names = templateNames(context);
  if (args.template !== null && !names.includes(args.template))
    return refuse(
      'WZP6004',
      `no template is named "${args.template}"`,
      suggestion(args.template, names, 'templates'),
    );
  return ok(undefined);
}

const templateNames = ({ env, user }: Context): readonly string[] =>
  [
    ...new Set([
      ...templateNamesIn(join(configFolder(env, user.home), 'templates')),
      ...templateNamesIn(shippedFolder()),
    ]),
  ].sort();

interface Wrote {
  readonly report: ImportReport | null;
  readonly isCopied: boolean;
}

async function tell(
  context: Context,
  args: InitArguments,
  path: string,
  { report, isCopied }: Wrote,
): Promise<void> {
  const shown = shownPath(path, context.cwd);
  if (args.json) {
    const schema = isCopied ? shownPath(join(dirname(path), schemaCopy), context.cwd) : null;
    context.stdout.write(`${jsonText({ file: shown, schema, ...(report !== null && { report }) })}\n`);
    return;
  }
  if (report !== null) {
    const { findings } = await examine(context, [path]);
    printImport(context, report, findings);
  }
  if (report === null && args.template === null && !context.interactive)
    for (const { kind, file } of foundFiles(context.cwd))
      context.stderr.write(`${file} is here too: \`wzp init --force --from ${kind}\` converts it\n`);
  const beside = isCopied ? `, and ${schemaCopy} by which editors know its keys` : '';
  context.stdout.write(`wrote ${escapeLine(shown)}${beside}; \`wzp plan\` shows what it would do\n`);
}
