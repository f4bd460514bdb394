/** What an importer writes that this version of wzp would refuse: it leaves the spec, and stands in a comment at its end. Pure. */
import { stringify } from 'yaml';
import type { Json } from '../desired.ts';
import { specSchema, type SchemaNode } from '../schema-tree.ts';
import { toCommentedYaml } from './commented-yaml.ts';
import type { Imported } from './draft.ts';
import type { ImportNote, ImportReport, SpecPath } from './report.ts';

export interface Readied {
  /** Of a spec that has no key which is refused. */
  readonly text: string;
  readonly report: ImportReport;
}

type JsonMap = Readonly<Record<string, Json>>;

const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `isSupported` is a parameter because the list gets shorter with every version. */
export function readied(
  { spec, report }: Imported,
  isSupported: (where: 'top' | 'pane', key: string) => boolean = inSchema,
): Readied {
  const paths = unsupportedPaths(spec, isSupported);
  if (paths.length === 0) return { text: toCommentedYaml(spec, report), report };
  const left = paths.reduce(without, spec);
  // What was to start at certain times must not start at once instead.
  const still = paths.reduce(
    (all, path) =>
      path.at(-1) === 'schedule' ? withValue(all, [...path.slice(0, -1), 'start'], 'manual') : all,
    left,
  );
  const changed = paths.reduce(noted, report);
  const aside = paths.reduce<Json>((all, path) => withValue(all, path, valueAt(spec, path) ?? null), {});
  return { text: `${toCommentedYaml(still, changed)}${commentOf(aside)}`, report: changed };
}

function inSchema(where: 'top' | 'pane', key: string): boolean {
  const node: SchemaNode | undefined = where === 'top' ? specSchema : specSchema.$defs?.['pane'];
  return node?.properties?.[key]?.['x-wzp-supported'] !== false;
}

function unsupportedPaths(
  spec: Json,
  isSupported: (where: 'top' | 'pane', key: string) => boolean,
): SpecPath[] {
  if (!isMap(spec)) return [];
  const top = Object.keys(spec).flatMap((key) => (isSupported('top', key) ? [] : [[key]]));
  const workspaces = isMap(spec['workspaces']) ? spec['workspaces'] : {};
  const inPanes = Object.entries(workspaces).flatMap(([workspace, value]) => {
    const panes = isMap(value) && isMap(value['panes']) ? value['panes'] : {};
    return Object.entries(panes).flatMap(([pane, keys]) =>
      Object.keys(isMap(keys) ? keys : {}).flatMap((key) =>
        isSupported('pane', key) ? [] : [['workspaces', workspace, 'panes', pane, key]],
      ),
    );
  });
  return [...top, ...inPanes];
}

const valueAt = (value: Json, path: SpecPath): Json | undefined =>
  path.reduce<Json | undefined>((at, step) => (isMap(at) ? at[String(step)] : undefined), value);

function without(value: Json, [step, ...rest]: SpecPath): Json {
  if (!isMap(value) || step === undefined) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (key !== step) return [[key, inner]];
      return rest.length === 0 ? [] : [[key, without(inner, rest)]];
    }),
  );
}

function withValue(all: Json, [step, ...rest]: SpecPath, value: Json): Json {
  if (step === undefined) return value;
  const map = isMap(all) ? all : {};
  return { ...map, [step]: withValue(map[String(step)] ?? {}, rest, value) };
}

const beyond = 'is not supported by this version of wzp yet: it stands in a comment at the end';

/** Whatever was said about it, it is dropped for now. */
function noted(report: ImportReport, path: SpecPath): ImportReport {
  const isAbout = ({ at }: ImportNote): boolean => path.every((step, index) => at?.[index] === step);
  const { converted, approximated, dropped, suggestions } = report;
  const said = [...approximated, ...converted].find(isAbout);
  const note: ImportNote = {
    code: 'WZP1806',
    place: said?.place ?? { file: report.file, line: 1, column: 1 },
    source: said?.source ?? String(path.at(-1)),
    message: beyond,
  };
  const others = (notes: readonly ImportNote[]): ImportNote[] => notes.filter((one) => !isAbout(one));
  return {
    ...report,
    converted: others(converted),
    approximated: others(approximated),
    dropped: [...dropped, note].sort(
      (a, b) => a.place.line - b.place.line || a.place.column - b.place.column,
    ),
    suggestions: others(suggestions),
  };
}

const commentOf = (aside: Json): string =>
  `\n# Not supported by this version of wzp yet:\n${stringify(aside, { lineWidth: 0 })
    .trimEnd()
    .split('\n')
    .map((line) => `# ${line}`.trimEnd())
    .join('\n')}\n`;
