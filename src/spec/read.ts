/** Finds and reads everything that a spec is made of: its files, what they include, the templates that they name. */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts';
import { configFolder, findSpec, shownPath, type Whereabouts } from './find.ts';
import { Findings } from './findings.ts';
import { child, entriesOf, itemsOf, type SpecNode, textOf } from './node.ts';
import { parseFile } from './parse.ts';
import { withoutTilde } from './paths.ts';
import { quoted } from './printable.ts';
import { readText } from './read-file.ts';
import type { SpecFile, SpecSources } from './source.ts';
import { fromEnvironment, Scope, Texts } from './texts.ts';

const mostFiles = 100;
const templateName = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
const extensions = ['.yaml', '.yml'];

export interface ReadOptions extends Whereabouts {
  /** The folder of the shipped templates; found beside the program when absent. */
  readonly shippedTemplates?: string;
  /** Absolute path → the text that is taken in place of what the file holds: a spec as it would be after an edit. */
  readonly instead?: ReadonlyMap<string, string>;
}

/** The value is there when every file could be read; whether they make sense is for `resolveSpec` to say. */
export async function readSpec(options: ReadOptions): Promise<Checked<SpecSources>> {
  const found = findSpec(options);
  const reader = new Reader(options);
  for (const { path, role } of found.files) reader.file(path, role, []);
  const diagnostics = [...found.diagnostics, ...reader.findings.list];
  const [main] = found.files;
  if (main === undefined || reader.findings.failed) return { diagnostics };
  const { files } = reader;
  const { templates, templateNames } = reader.templates();
  if (reader.findings.failed) return { diagnostics: [...found.diagnostics, ...reader.findings.list] };
  const root = realpathSync(dirname(main.path));
  return { value: { format: 1, root, files, templates, templateNames }, diagnostics };
}

/** Absolute path → text, null when there is no such file. Other troubles are findings. */
export function readEnvFiles(
  paths: readonly string[],
  cwd: string,
): { readonly envFiles: ReadonlyMap<string, string | null>; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const envFiles = new Map<string, string | null>();
  for (const path of paths) {
    const read = readText(path, shownPath(path, cwd));
    if (read.ok) envFiles.set(path, read.text);
    else if (read.missing) envFiles.set(path, null);
    else {
      diagnostics.push(read.diagnostic);
      envFiles.set(path, ''); // reported here: resolving need not call it missing as well
    }
  }
  return { envFiles, diagnostics };
}

class Reader {
  readonly #options: ReadOptions;
  readonly #texts: Texts;
  readonly findings = new Findings();
  /** In the order of merging: what a file includes stands before it. */
  readonly files: SpecFile[] = [];
  readonly #inlineTemplates = new Set<string>();
  readonly #usedTemplates = new Map<string, SpecNode>();

  constructor(options: ReadOptions) {
    this.#options = options;
    const { env } = options;
    // Only of `include`: resolving reads all the rest, and knows nothing of it.
    this.#texts = new Texts(
      this.findings,
      (name) => (Object.hasOwn(env, name) ? fromEnvironment(name, env[name] ?? '') : undefined),
      new Set(),
    );
  }

  /** `chain`: the files that include this one, outermost first. */
  file(path: string, role: SpecFile['role'], chain: readonly string[], at?: SpecNode): void {
    if (this.files.length + chain.length >= mostFiles) {
      this.findings.add('WZP1008', at?.span ?? null, `more than ${mostFiles} files`, {
        hint: 'include fewer files',
      });
      return;
    }
    const shown = shownPath(path, this.#options.cwd);
    const real = realPath(path);
    if (chain.includes(real)) {
      this.findings.add('WZP1007', at?.span ?? null, `${quoted(shown)} includes itself`, {
        hint: 'remove one of the includes in the circle',
      });
      return;
    }
    const text = this.#options.instead?.get(path);
    const read = text === undefined ? readText(path, shown) : ({ ok: true, text } as const);
    if (!read.ok) {
      const { code, message, hint } = read.diagnostic;
      if (at === undefined) this.findings.addAll([read.diagnostic]);
      else this.findings.add(code, at.span, message, hint === undefined ? {} : { hint });
      return;
    }
    const file: SpecFile = { path, shown, role, text: read.text };
    const { node } = parseFile(file);
    const includes = child(node, 'include');
    const named = includes?.kind === 'list' ? itemsOf(includes) : includes === undefined ? [] : [includes];
    for (const item of named) {
      const text =
        item.kind === 'scalar' && typeof item.value === 'string'
          ? this.#texts.expand(item, new Scope(new Map()))
          : undefined;
      if (text === undefined || text.value === '') continue;
      const target = resolve(dirname(path), withoutTilde(text.value, this.#options.home));
      this.file(target, 'include', [...chain, real], item);
    }
    this.files.push(file);
    this.#noteTemplates(node);
  }

  #noteTemplates(node: SpecNode | undefined): void {
    for (const { key } of entriesOf(child(node, 'templates'))) this.#inlineTemplates.add(key);
    for (const { value } of entriesOf(child(node, 'workspaces'))) {
      const use = child(value, 'template');
      const name = textOf(use);
      if (use !== undefined && name !== undefined && templateName.test(name))
        this.#usedTemplates.set(name, use);
    }
  }

  /** The template files that are used; the user's own win over the shipped ones. A missing one is reported by resolving. */
  templates(): { templates: readonly SpecFile[]; templateNames: readonly string[] } {
    const { env, home, cwd, shippedTemplates } = this.#options;
    const folders = [join(configFolder(env, home), 'templates'), shippedTemplates ?? shippedFolder()];
    const templates: SpecFile[] = [];
    for (const [name, use] of this.#usedTemplates) {
      if (this.#inlineTemplates.has(name)) continue;
      const path = folders
        .flatMap((folder) => extensions.map((end) => join(folder, name + end)))
        .find((one) => existsSync(one));
      if (path === undefined) continue;
      const shown = shownPath(path, cwd);
      const read = readText(path, shown);
      if (read.ok) templates.push({ path, shown, role: 'template', template: name, text: read.text });
      else
        this.findings.add(read.diagnostic.code, use.span, read.diagnostic.message, {
          hint: 'check the template file',
        });
    }
    return { templates, templateNames: [...new Set(folders.flatMap(templateNamesIn))].sort() };
  }
}

/** Names of the templates that every project can use: the user's own and the shipped ones. */
export function templateNamesIn(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((entry) => {
      const name = entry.replace(/\.ya?ml$/, '');
      return name !== entry && templateName.test(name) ? [name] : [];
    });
  } catch {
    return []; // most users have no such folder
  }
}

/** `templates/` of the package, from the sources as from the bundle, whose depth below the package differs. */
export function shippedFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return join(folder, 'templates');
    if (dirname(folder) === folder) return join(import.meta.dirname, 'templates');
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
