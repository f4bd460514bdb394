import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { configFolder, shownPath } from '../../spec/find.ts';
import { nameProblem, slug } from '../../spec/names.ts';
import { shippedFolder, templateNamesIn } from '../../spec/read.ts';
import { suggestion } from '../../spec/suggest.ts';
import { writeFileAtomically } from '../../state/atomic-file.ts';
import type { InitArguments } from '../commands/init.ts';
import type { Context } from '../context.ts';
import { examine } from '../examine.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { askForSpec } from '../init/ask.ts';
import { proposePanes } from '../init/detect.ts';
import { importFile, type ImportedText } from '../init/import-file.ts';
import { projectFiles } from '../init/project-files.ts';
import type { ProposedPane } from '../init/proposal.ts';
import { headerFor, schemaHeader } from '../init/schema-header.ts';
import { newSpecText } from '../init/write-spec.ts';
import { packageRoot } from '../package.ts';
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
  const imported = args.from === null ? null : importFile(context, args.from, args.source);
  if (imported !== null && !imported.ok) return failure(context, imported);
  const header = args.schema === null ? schemaHeader(dirname(path)) : headerFor(args.schema);
  const text =
    imported === null ? await newText(context, args, header) : `# ${header}\n${imported.value.text}`;
  if (text === null) return exitCodes.interrupted;
  const written = await writeFileAtomically(path, text, { mode: 0o644 });
  if (!written.ok) return failure(context, written);
  await tell(context, args, path, imported?.value ?? null);
  return exitCodes.done;
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

/** Null when the person gave up. */
async function newText(context: Context, args: InitArguments, header: string): Promise<string | null> {
  if (args.template !== null) return templateText(args.template, args.name, header);
  const proposed = proposePanes(projectFiles(context.cwd));
  const questions = args.yes || args.name !== null ? null : await context.questions();
  if (questions === null) {
    const usual = proposed.filter(({ isUsual }) => isUsual);
    return usual.length === 0 ? starter(args.name, header) : panesText(args.name, usual, header);
  }
  const folder = basename(context.cwd);
  const wanted = await askForSpec(questions, {
    name: nameProblem(folder) === null ? folder : slug(folder),
    proposed,
    templates: templateNames(context),
  });
  if (wanted === null || context.signal.aborted) return null;
  if (wanted.kind === 'template') return templateText(wanted.template, null, header);
  return wanted.panes.length === 0
    ? starter(wanted.name, header)
    : panesText(wanted.name, wanted.panes, header);
}

const panesText = (name: string | null, panes: readonly ProposedPane[], header: string): string =>
  newSpecText({ name, workspace: 'dev', panes, header: [header] });

async function starter(name: string | null, header: string): Promise<string> {
  const text = await readFile(join(packageRoot(), 'templates', 'init', 'starter.yaml'), 'utf8');
  return `# ${header}\n${name === null ? text : text.replace(/^# name: .*$/m, `name: ${JSON.stringify(name)}`)}`;
}

const templateText = (template: string, name: string | null, header: string): string =>
  `# ${header}
# What runs in the terminal of this project. \`wzp plan\` shows what would be done, \`wzp apply\` does it.
version: 1
${name === null ? '# name: shop            # default: the name of this folder' : `name: ${JSON.stringify(name)}`}

workspaces:
  dev:
    template: ${template}
    # with: {}          # values of its parameters
    # panes: {}         # keys of its panes to change
`;

async function tell(
  context: Context,
  args: InitArguments,
  path: string,
  imported: ImportedText | null,
): Promise<void> {
  const shown = shownPath(path, context.cwd);
  if (imported !== null) {
    const { findings } = await examine(context, [path]);
    if (args.json) {
      context.stdout.write(`${jsonText({ file: shown, report: imported.report })}\n`);
      return;
    }
    printImport(context, imported.report, findings);
  }
  context.stdout.write(`wrote ${escapeLine(shown)}; \`wzp plan\` shows what it would do\n`);
}
