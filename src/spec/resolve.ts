/** Sources → the desired state, with everything that is wrong on the way. Pure: the same input gives the same output. */
import { basename } from 'node:path';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { readDependencies, withDependencies } from './depend.ts';
import type { DependingPane } from './depend.ts';
import type { Desired, DesiredWorkspace, Json, ProjectIdentity, Text } from './desired.ts';
import { Environment } from './environment.ts';
import { Findings, tidy } from './findings.ts';
import { flagValue } from './forms.ts';
import { checkLogs } from './log.ts';
import { readHooks } from './hooks.ts';
import { gather, gatherAll, type InPlace } from './in-place.ts';
import { merge } from './merge.ts';
import { readMetrics } from './metrics.ts';
import { readMoves } from './moves.ts';
import { checkName, nameOnTmux, nameProblem, slug } from './names.ts';
import { child, entriesOf, entryOf, type MapEntry, type SpecNode, textOf } from './node.ts';
import { PaneReader } from './pane.ts';
import { parseFile } from './parse.ts';
import { readHub } from './hub.ts';
import { readPools } from './pools.ts';
import { quoted } from './printable.ts';
import { checkSchema, type Unsupported } from './schema.ts';
import type { ReadFile, RuleFacts } from './rules/facts.ts';
import { mainFile, type SpecSources } from './source.ts';
import { withoutSuppressed } from './suppressions.ts';
import { fromEnvironment, literal, Scope, Texts } from './texts.ts';
import { reportUnsupported } from './unsupported.ts';
import { readProjectLimits } from './usage-limits.ts';
import { readWorkspace } from './workspace.ts';

export interface ResolveInputs {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path → text, null when there is no such file; the paths are those of `envFilesOf`. */
  readonly envFiles: ReadonlyMap<string, string | null>;
  readonly home: string;
  /** `$SHELL`; `/bin/sh` when there is none. */
  readonly shell: string | undefined;
  /** For `validate` a missing environment file is a warning: a fresh clone has none. Default `error`. */
  readonly missingFiles?: 'warning' | 'error';
  /** Looks for what is allowed but hardly meant, as `validate` does (`rules/rules.ts`); suppressed findings are then left in. */
  readonly rules?: (facts: RuleFacts, findings: Findings) => void;
}

/** The value is there exactly when no finding is an error. */
export function resolveSpec(sources: SpecSources, inputs: ResolveInputs): Checked<Desired> {
  const { desired, diagnostics } = resolve(sources, inputs);
  return { ...(desired === undefined ? {} : { value: desired }), diagnostics };
}

/** All findings of a spec, for a machine that need not have its environment files. */
export function validateSpec(sources: SpecSources, inputs: ResolveInputs): readonly Diagnostic[] {
  return resolve(sources, { ...inputs, missingFiles: 'warning' }).diagnostics;
}

/** Absolute paths of the environment files that resolving reads, in order; their own variables name no further files. */
export function envFilesOf(sources: SpecSources, env: ResolveInputs['env'], home: string): readonly string[] {
  if (![...sources.files, ...sources.templates].some((file) => file.text.includes('env_file'))) return [];
  return resolve(sources, { env, envFiles: new Map(), home, shell: undefined }).asked;
}

interface Resolved {
  readonly desired?: Desired;
  readonly diagnostics: readonly Diagnostic[];
  readonly asked: readonly string[];
}

function resolve(sources: SpecSources, inputs: ResolveInputs): Resolved {
  const findings = new Findings();
  const fileOrder = [...sources.files].reverse().map((file) => file.shown);
  const read = readFiles(sources, findings);
  const done = (asked: readonly string[] = [], desired?: Desired): Resolved => {
    reportUnsupported(read.unsupported, findings);
    // With the rules, the caller has findings of its own before it looks at suppressions.
    const kept =
      inputs.rules === undefined
        ? withoutSuppressed(findings.list, [...sources.files, ...sources.templates]).kept
        : findings.list;
    const diagnostics = tidy(kept, fileOrder);
    return { diagnostics, asked, ...(desired === undefined || findings.failed ? {} : { desired }) };
  };
  if (read.spec === undefined) return done();
  const { spec, templates, inPlace, invalid } = read;
  checkTop(spec, findings);

  const fromProcess = (name: string): Text | undefined => {
    const value = Object.hasOwn(inputs.env, name) ? inputs.env[name] : undefined;
    return value === undefined ? undefined : fromEnvironment(name, value);
  };
  const texts = new Texts(findings, fromProcess, invalid);
  const { root } = sources;
  const { home, envFiles, missingFiles = 'error' } = inputs;
  const environment = new Environment({ root, home, envFiles, missing: missingFiles }, texts, findings);
  const base = new Scope(new Map([['root', literal(root)]]));
  const topFiles = environment.files(child(spec, 'env_file'), base);
  texts.variables = (name) => fromProcess(name) ?? topFiles.get(name);

  const project = identify(spec, sources, texts, base, findings);
  const scope = new Scope(new Map([['project', literal(project.name)]]), base);
  const shell = inputs.shell === undefined || inputs.shell === '' ? '/bin/sh' : inputs.shell;
  const panes = new PaneReader(texts, environment, findings, { root: literal(root), home, shell });
  const depending = new Map<string, DependingPane>();
  const groups = new Map<string, readonly string[]>();
  const env = { files: child(spec, 'env_file'), variables: child(spec, 'env') };
  const templateNames = sources.templateNames;
  const around = {
    texts,
    environment,
    findings,
    panes,
    inPlace,
    templates,
    templateNames,
    env,
    scope,
    depending,
    groups,
  };
  const inOrder = [...entriesOf(child(spec, 'workspaces'))].map((entry) => readWorkspace(entry, around));
  checkCollisions(child(spec, 'workspaces'), findings);
  // With errors, a pane may have no place because its tab could not be read.
  const standing = findings.failed
    ? null
    : new Set(inOrder.flatMap((workspace) => workspace.panes.map(({ address }) => address)));
  const dependencies = readDependencies({ panes: depending, groups }, standing, texts, findings);
  const workspaces = inOrder.map((workspace) => ({
    ...workspace,
    panes: workspace.panes.map((pane) => {
      const waits = dependencies.get(pane.address);
      return waits === undefined ? pane : withDependencies(pane, waits);
    }),
  }));
  checkLogs(
    workspaces.flatMap(({ panes }) => panes),
    depending,
    findings,
  );
  const moved = readMoves(child(spec, 'moved'), workspaces, findings);
  const hub = readHub(child(spec, 'hub'), scope, { texts, findings, root: literal(root), home });
  // With errors, a pane may be missing because its workspace could not be read.
  const pools = findings.failed
    ? []
    : readPools(child(spec, 'pools'), workspaces, groups, texts, scope, findings);
  const hooks = readHooks(child(spec, 'hooks'), {
    texts,
    environment,
    findings,
    scope,
    env: [topFiles, environment.variables(env.variables, scope)],
    shell: '/bin/sh',
  });
  const metrics = readMetrics(child(spec, 'metrics'), scope, { texts, findings });
  const limits = readProjectLimits(child(spec, 'limits'), workspaces, scope, { texts, findings });
  const autoApply = textOf(child(child(spec, 'daemon'), 'auto_apply'));
  const ratios = texts.expandPublic(child(child(spec, 'ui'), 'keep_ratios'), scope, '`keep_ratios`');
  const files = inputs.rules === undefined ? [] : readable(sources);
  inputs.rules?.(
    { files, spec, templates, panes: [...depending.values()], workspaces, texts, scope },
    findings,
  );
  return done([...environment.asked], {
    project,
    specDigest: digestOf(project, workspaces),
    workspaces,
    ...(moved.length === 0 ? {} : { moved }),
    ...(pools.length === 0 ? {} : { pools }),
    ...(hub === undefined ? {} : { hub }),
    ...(hooks.size === 0 ? {} : { hooks }),
    ...(autoApply === 'safe' || autoApply === 'all' ? { autoApply } : {}),
    ...(limits === null ? {} : { limits }),
    ...(metrics === null ? {} : { metrics }),
    ...(ratios !== undefined && flagValue(ratios) === true ? { keepRatios: true } : {}),
  });
}

const readable = ({ files, templates }: SpecSources): readonly ReadFile[] =>
  [...files, ...templates].flatMap((file) => {
    const { node } = parseFile(file);
    return node === undefined ? [] : [{ file, node }];
  });

interface ReadFiles {
  /** All files merged; absent when one of them could not be read as a mapping. */
  readonly spec?: SpecNode;
  readonly templates: ReadonlyMap<string, SpecNode>;
  readonly inPlace: InPlace;
  readonly invalid: ReadonlySet<SpecNode>;
  readonly unsupported: readonly Unsupported[];
}

function readFiles(sources: SpecSources, findings: Findings): ReadFiles {
  const inPlace: InPlace = new Set();
  const invalid = new Set<SpecNode>();
  const unsupported: Unsupported[] = [];
  const templates = new Map<string, SpecNode>();
  let spec: SpecNode | undefined;
  let broken = false;
  for (const file of [...sources.templates, ...sources.files]) {
    const { node, diagnostics } = parseFile(file);
    // A personal or included file in which everything is commented out is fine.
    if (node === undefined && file.role !== 'main' && diagnostics.every(({ code }) => code === 'WZP1105'))
      continue;
    findings.addAll(diagnostics);
    if (node === undefined) {
      broken = true;
      continue;
    }
    const isTemplate = file.role === 'template';
    const check = checkSchema(node, isTemplate ? 'template' : 'spec', findings);
    for (const bad of check.invalid) invalid.add(bad);
    for (const key of check.unsupported) unsupported.push(key);
    if (isTemplate) templates.set(file.template ?? '', gather(node, findings, inPlace));
    else {
      const gathered = gatherAll(node, findings, inPlace);
      spec = spec === undefined ? gathered : merge(spec, gathered);
    }
  }
  for (const template of entriesOf(child(spec, 'templates'))) templates.set(template.key, template.value);
  return { ...(spec === undefined || broken ? {} : { spec }), templates, inPlace, invalid, unsupported };
}

function checkTop(spec: SpecNode, findings: Findings): void {
  const start = { ...spec.span, end: spec.span.start };
  if (entryOf(spec, 'version') === undefined) {
    findings.add('WZP1203', start, 'the key "version" is missing', {
      hint: 'add `version: 1` as the first line',
    });
  }
  const workspaces = entryOf(spec, 'workspaces');
  if (workspaces === undefined) {
    findings.add('WZP1514', start, 'the key "workspaces" is missing', {
      hint: 'add `workspaces:` with at least one, or run `wzp init`',
    });
  } else if (workspaces.value.kind === 'map' && workspaces.value.entries.size === 0) {
    findings.add('WZP1514', workspaces.keySpan, 'there are no workspaces', {
      severity: 'warning',
      hint: 'an apply of this removes everything that was made before',
    });
  }
}

function identify(
  spec: SpecNode,
  sources: SpecSources,
  texts: Texts,
  scope: Scope,
  findings: Findings,
): ProjectIdentity {
  const { root } = sources;
  const node = child(spec, 'name');
  const written = texts.expandPublic(node, scope, 'the name of the project');
  if (node !== undefined && written !== undefined) checkName('project', written, node.span, findings);
  // The folder was named by somebody else: make the best of it.
  const folder = basename(root);
  const name = written ?? (nameProblem(folder) === null ? folder : slug(folder));
  return {
    name,
    key: `${slug(name)}-${sha256(root).slice(0, 8)}`,
    root,
    file: mainFile(sources)?.shown ?? root,
  };
}

function checkCollisions(workspaces: SpecNode | undefined, findings: Findings): void {
  const taken = new Map<string, MapEntry>();
  for (const entry of entriesOf(workspaces)) {
    const onTmux = nameOnTmux(entry.key);
    const other = taken.get(onTmux);
    if (other === undefined) taken.set(onTmux, entry);
    else {
      findings.add(
        'WZP1503',
        entry.keySpan,
        `${quoted(entry.key)} and ${quoted(other.key)} are both ${quoted(onTmux)} on tmux`,
        {
          hint: 'tmux puts "_" in place of "." and ":": give one of them another name',
          related: [{ message: 'the other workspace', span: other.keySpan }],
        },
      );
    }
  }
}

/** Of what the spec means, places left out, secrets by their shown form. */
function digestOf(project: ProjectIdentity, workspaces: readonly DesiredWorkspace[]): string {
  const content = {
    project: project.name,
    workspaces: workspaces.map(({ name, tabs, panes, backend }) => ({
      name,
      backend: backend ?? null,
      tabs: tabs.map((tab) => ({
        name: tab.name,
        window: tab.window,
        layout: tab.layout as unknown as Json,
      })), // plain data
      panes: panes.map((pane) => ({
        address: pane.address,
        tab: pane.tab,
        ignore_changes: pane.ignoreChanges,
        fields: Object.fromEntries(Object.entries(pane.fields).map(([field, value]) => [field, value.shown])),
      })),
    })),
  };
  return `sha256:${sha256(canonicalJson(content))}`;
}
