/** Everything that is wrong with one spec, found without a server and on a machine that need not have its environment. */
import { dirname } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { checkFiles } from '../spec/check-files.ts';
import { configFolder } from '../spec/find.ts';
import { child, entriesOf, entryOf, textOf } from '../spec/node.ts';
import { parseFile } from '../spec/parse.ts';
import { readEnvFiles, readSpec } from '../spec/read.ts';
import { envFilesOf, resolveSpec } from '../spec/resolve.ts';
import { applyRules } from '../spec/rules/rules.ts';
import { mainFile, type SpecFile, type SpecSources } from '../spec/source.ts';
import { withoutSuppressed } from '../spec/suppressions.ts';
import type { Context } from './context.ts';

export interface Examined {
  readonly findings: readonly Diagnostic[];
  /** Null when a file could not be read. */
  readonly sources: SpecSources | null;
  /** The main file as messages name it. */
  readonly file: string;
}

/** `files` as for `-f`: the first, overridden by the others; none: the project of the working directory. */
export async function examine(context: Context, files: readonly string[]): Promise<Examined> {
  const { cwd, env, user } = context;
  const { value: sources, diagnostics } = await readSpec({ cwd, files, env, home: user.home });
  if (sources === undefined) return { findings: diagnostics, sources: null, file: files[0] ?? '' };
  const [only, ...others] = sources.files;
  if (only !== undefined && others.length === 0 && isTemplateFile(only))
    return { findings: judge(context, templateSources(only)), sources, file: only.shown };
  const findings = [...diagnostics, ...judge(context, sources)];
  return { findings, sources, file: mainFile(sources)?.shown ?? '' };
}

function judge({ cwd, env, user }: Context, sources: SpecSources): readonly Diagnostic[] {
  const { envFiles, diagnostics: unreadable } = readEnvFiles(envFilesOf(sources, env, user.home), cwd);
  const inputs = {
    env,
    envFiles,
    home: user.home,
    shell: env['SHELL'],
    missingFiles: 'warning',
    rules: applyRules,
  } as const;
  const { value: desired, diagnostics: meaning } = resolveSpec(sources, inputs);
  const onDisk = desired === undefined ? [] : checkFiles(desired, 'warning');
  const found = [...unreadable, ...meaning, ...onDisk].filter(({ place }) => place?.file !== unwritten);
  const { kept, findings: slips } = withoutSuppressed(found, [...sources.files, ...sources.templates]);
  // What is in the user's own folder is for this machine only.
  const isPersonal = sources.root === configFolder(env, user.home);
  return [...kept, ...slips].filter(({ code }) => !isPersonal || code !== 'WZP1712');
}

function isTemplateFile(file: SpecFile): boolean {
  const { node } = parseFile(file);
  const has = (key: string): boolean => entryOf(node, key) !== undefined;
  return !has('version') && !has('workspaces') && (has('tabs') || has('params'));
}

/** The name of the file that uses a template which is checked by itself; no finding is about it. */
const unwritten = '(a workspace)';

/** A template in use, with a value for each parameter that has none. */
function templateSources(file: SpecFile): SpecSources {
  const params = [...entriesOf(child(parseFile(file).node, 'params'))];
  const values = params.flatMap(({ key, value }) => {
    if (child(value, 'default') !== undefined) return [];
    const type = textOf(child(value, 'type'));
    return [[key, type === 'boolean' ? true : type === 'integer' || type === 'number' ? 1 : 'x'] as const];
  });
  const uses = { version: 1, workspaces: { dev: { template: 'checked', with: Object.fromEntries(values) } } };
  return {
    format: 1,
    root: dirname(file.path),
    files: [{ path: file.path, shown: unwritten, role: 'main', text: JSON.stringify(uses) }],
    templates: [{ ...file, role: 'template', template: 'checked' }],
    templateNames: ['checked'],
  };
}
