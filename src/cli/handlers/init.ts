import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { configFolder, shownPath } from '../../spec/find.ts';
import { shippedFolder } from '../../spec/read.ts';
import { writeFileAtomically } from '../../state/atomic-file.ts';
import type { InitArguments } from '../commands/init.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { packageRoot } from '../package.ts';
import { printDiagnostics } from '../view/diagnostics.ts';
import { escapeLine } from '../view/escape.ts';

const specName = 'wezterm-parallel.yaml';

export async function run(context: Context, args: InitArguments): Promise<ExitCode> {
  const path = resolve(context.cwd, args.file[0] ?? specName);
  const shown = shownPath(path, context.cwd);
  const refuse = (diagnostic: Omit<Diagnostic, 'severity'>): ExitCode => {
    printDiagnostics(context, [{ ...diagnostic, severity: 'error' }]);
    return exitCodes.failed;
  };

  const inTheWay = [path, path.replace(/\.yaml$/, '.yml')].find((one) => existsSync(one));
  if (inTheWay !== undefined && !args.force)
    return refuse({
      code: 'WZP6003',
      message: `${shownPath(inTheWay, context.cwd)} is there already`,
      hint: 'edit it, or overwrite it with --force',
    });
  if (args.template !== null && !isTemplate(context, args.template))
    return refuse({
      code: 'WZP6004',
      message: `no template is named "${args.template}"`,
      hint: `templates are files in ${join(configFolder(context.env, context.user.home), 'templates')}`,
    });
  const text = args.template === null ? await starter() : specFor(args.template);
  const written = await writeFileAtomically(path, text, { mode: 0o644 });
  if (!written.ok) {
    printDiagnostics(context, written.diagnostics);
    return exitCodes.failed;
  }
  context.stdout.write(`wrote ${escapeLine(shown)}; \`wzp plan\` shows what it would do\n`);
  return exitCodes.done;
}

const starter = (): Promise<string> =>
  readFile(join(packageRoot(), 'templates', 'init', 'starter.yaml'), 'utf8');

/** The name goes into YAML as it is, so only names that template files can have are looked for. */
function isTemplate({ env, user }: Context, name: string): boolean {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name)) return false;
  const folders = [join(configFolder(env, user.home), 'templates'), shippedFolder()];
  return folders.some((folder) =>
    ['.yaml', '.yml'].some((ending) => existsSync(join(folder, name + ending))),
  );
}

const specFor = (template: string): string =>
  `# What runs in the terminal of this project. \`wzp plan\` shows what would be done, \`wzp apply\` does it.
version: 1
# name: shop            # default: the name of this folder

workspaces:
  dev:
    template: ${template}
    # with: {}          # values of its parameters
    # panes: {}         # keys of its panes to change
`;
