/** An import from a fixture or a text, its YAML, and what the spec room says about that YAML. */
import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Json } from '../../src/spec/desired.ts';
import { toCommentedYaml } from '../../src/spec/import/commented-yaml.ts';
import type { Imported } from '../../src/spec/import/draft.ts';
import { importSpec } from '../../src/spec/import/import.ts';
import type { ImportKind } from '../../src/spec/import/kinds.ts';
import type { ImportReport } from '../../src/spec/import/report.ts';
import { resolveSpec } from '../../src/spec/resolve.ts';

/** How a file of the kind is called in the folder of a project. */
export const usualNames: Readonly<Record<ImportKind, string>> = {
  mprocs: 'mprocs.yaml',
  tmuxinator: '.tmuxinator.yml',
  'process-compose': 'process-compose.yaml',
  tmuxp: '.tmuxp.yaml',
  zellij: 'zellij.kdl',
  teamocil: '.teamocil.yml',
  smug: '.smug.yml',
  procfile: 'Procfile',
};

const folder = new URL('../fixtures/import/', import.meta.url);

export const fixture = (kind: ImportKind, name: string): string =>
  readFileSync(new URL(`${kind}/${name}`, folder), 'utf8');

export function imported(
  kind: ImportKind,
  text: string,
  env: Readonly<Record<string, string>> = {},
  fileName: string = usualNames[kind],
): Imported {
  const outcome = importSpec(kind, text, { fileName, env });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}

export const importedFixture = (kind: ImportKind, name: string): Imported =>
  imported(kind, fixture(kind, name));

/** Errors of the written spec. Keys whose engine is still to come (WZP1207) are none, unless it is `strict`. */
export function errorsIn(yaml: string, strict = false): readonly Diagnostic[] {
  const path = '/project/wezterm-parallel.yaml';
  const sources = {
    format: 1,
    root: '/project',
    files: [{ path, shown: 'wezterm-parallel.yaml', role: 'main', text: yaml }],
    templates: [],
    templateNames: [],
  } as const;
  const { diagnostics } = resolveSpec(sources, {
    env: everyVariable,
    envFiles: new Map(),
    home: '/home/somebody',
    shell: '/bin/sh',
    missingFiles: 'warning',
  });
  return diagnostics.filter(({ severity, code }) => severity === 'error' && (strict || code !== 'WZP1207'));
}

/** Whether a variable is set is the business of a machine, not of an import. */
const everyVariable: Readonly<Record<string, string>> = new Proxy(
  {},
  {
    get: () => '1',
    getOwnPropertyDescriptor: () => ({ value: '1', configurable: true, enumerable: true }),
  },
);

export const yamlOf = ({ spec, report }: Imported): string => toCommentedYaml(spec, report);

/** The value at a path such as `workspaces.dev.panes.api.run`. */
export function at(spec: Json, path: string): Json | undefined {
  let value: unknown = spec;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step]; // own key, just checked
  }
  return value as Json | undefined; // of a plain value only plain values
}

/** Every note as `fate line source: message`, for looking up. */
export function notesOf(report: ImportReport): string[] {
  return (['converted', 'approximated', 'dropped', 'suggestions'] as const).flatMap((fate) =>
    report[fate].map(({ place, source, message }) => `${fate} ${place.line} ${source}: ${message}`),
  );
}
