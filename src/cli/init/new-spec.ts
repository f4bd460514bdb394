/** The text of a new spec: converted, from a template, or of panes that the project can run. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { configFolder } from '../../spec/find.ts';
import { formatSpec } from '../../spec/format/format.ts';
import type { ImportKind } from '../../spec/import/kinds.ts';
import type { ImportReport } from '../../spec/import/report.ts';
import { nameProblem, slug } from '../../spec/names.ts';
import { child, entriesOf, textOf } from '../../spec/node.ts';
import { parseFile } from '../../spec/parse.ts';
import { readText } from '../../spec/read-file.ts';
import { shippedFolder } from '../../spec/read.ts';
import type { InitArguments } from '../commands/init.ts';
import type { Context } from '../context.ts';
import { packageRoot } from '../package.ts';
import { askForSpec } from './ask.ts';
import { proposePanes } from './detect.ts';
import { foundFiles, importFile } from './import-file.ts';
import { projectFiles } from './project-files.ts';
import { newSpecText, scalar } from './write-spec.ts';

export interface MadeSpec {
  readonly text: string;
  /** Of a conversion. */
  readonly report: ImportReport | null;
}

export interface Frame {
  /** Where it will be written. */
  readonly path: string;
  /** The first line, without `#`. */
  readonly header: string;
  /** Names of all templates. */
  readonly templates: readonly string[];
}

/** Null when the person gave up. */
export async function newSpec(
  context: Context,
  args: InitArguments,
  frame: Frame,
): Promise<Outcome<MadeSpec> | null> {
  const { header } = frame;
  if (args.from !== null) return converted(context, args.from, args.source, args.name, frame);
  if (args.template !== null) return made(templateText(context, args.template, args.name, header));
  const proposed = proposePanes(projectFiles(context.cwd));
  const questions = args.yes || args.name !== null ? null : await context.questions();
  const write = async (name: string | null, panes: typeof proposed): Promise<Outcome<MadeSpec>> =>
    made(
      panes.length === 0
        ? await starter(name, header)
        : newSpecText({ name, workspace: 'dev', panes, header: [header] }),
    );
  if (questions === null) {
    const usual = proposed.filter(({ isUsual }) => isUsual);
    return write(args.name, usual);
  }
  const folder = basename(context.cwd);
  const wanted = await askForSpec(questions, {
    name: nameProblem(folder) === null ? folder : slug(folder),
    proposed,
    templates: frame.templates,
    found: foundFiles(context.cwd),
  });
  if (wanted === null || context.signal.aborted) return null;
  switch (wanted.kind) {
    case 'template':
      return made(templateText(context, wanted.template, null, header));
    case 'import':
      return converted(context, wanted.from.kind, wanted.from.file, null, frame);
    case 'panes':
      return write(wanted.name, wanted.panes);
  }
}

const made = (text: string): Outcome<MadeSpec> => ok({ text, report: null });

async function converted(
  context: Context,
  from: ImportKind | 'auto',
  source: string | null,
  name: string | null,
  { path, header }: Frame,
): Promise<Outcome<MadeSpec>> {
  const imported = await importFile(context, from, source);
  if (!imported.ok) return imported;
  const body = imported.value.text;
  const named =
    name === null ? body : body.replace(/^version: 1$/m, (line) => `${line}\nname: ${scalar(name)}`);
  return ok({ text: canonical(path, `# ${header}\n${named}`), report: imported.value.report });
}

/** As `wzp fmt` would write it. */
function canonical(path: string, text: string): string {
  const formatted = formatSpec({ path, shown: path, role: 'main', text });
  return formatted.ok ? formatted.value : text;
}

async function starter(name: string | null, header: string): Promise<string> {
  const text = await readFile(join(packageRoot(), 'templates', 'init', 'starter.yaml'), 'utf8');
  return `# ${header}\n${name === null ? text : text.replace(/^# name: .*$/m, () => `name: ${scalar(name)}`)}`;
}

function templateText(context: Context, template: string, name: string | null, header: string): string {
  const params = paramsOf(context, template);
  return `# ${header}
# What runs in the terminal of this project. \`wzp plan\` shows what would be done, \`wzp apply\` does it.
version: 1
${name === null ? '# name: shop            # default: the name of this folder' : `name: ${scalar(name)}`}

workspaces:
  dev:
    template: ${template}
${params.length === 0 ? '' : `    # with: # values of its parameters; these are the defaults\n${params.map((line) => `    #   ${line}\n`).join('')}`}    # panes: {} # keys of its panes to change
`;
}

/** A line for each parameter of the template, with its default and what it means. */
function paramsOf({ env, user }: Context, template: string): readonly string[] {
  const path = [join(configFolder(env, user.home), 'templates'), shippedFolder()]
    .flatMap((folder) => ['.yaml', '.yml'].map((end) => join(folder, template + end)))
    .find((one) => existsSync(one));
  const read = path === undefined ? null : readText(path, path);
  if (path === undefined || read === null || !read.ok) return [];
  const { node } = parseFile({ path, shown: path, role: 'template', text: read.text });
  return [...entriesOf(child(node, 'params'))].map(({ key, value }) => {
    const node = child(value, 'default');
    const standard =
      node?.kind !== 'scalar' ? '' : typeof node.value === 'string' ? scalar(node.value) : node.written;
    const means = textOf(child(value, 'description'));
    return `${key}: ${standard}${means === undefined ? '' : ` # ${means}`}`.trimEnd();
  });
}
