/** The environment of panes: layers from the top level down to the pane, later ones win. */
import { resolve } from 'node:path';
import type { Text } from './desired.ts';
import { parseEnvFile, variableName } from './env-file.ts';
import type { Findings } from './findings.ts';
import { entriesOf, itemsOf, type SpecNode } from './node.ts';
import { withoutTilde } from './paths.ts';
import { quoted } from './printable.ts';
import { fromEnvironment, type Scope, type Texts } from './texts.ts';

export type EnvLayer = ReadonlyMap<string, Text>;
export const noVariables: EnvLayer = new Map();

export interface EnvironmentInputs {
  readonly root: string;
  readonly home: string;
  /** Absolute path → text, or null when there is no such file. */
  readonly envFiles: ReadonlyMap<string, string | null>;
  /** A missing file is a warning for `validate` (a fresh clone has none), an error for a run. */
  readonly missing: 'warning' | 'error';
}

export class Environment {
  readonly #inputs: EnvironmentInputs;
  readonly #texts: Texts;
  readonly #findings: Findings;
  readonly #files = new Map<string, EnvLayer>();
  /** Layers without `{{…}}` are the same for every pane. */
  readonly #layers = new Map<SpecNode, EnvLayer>();
  /** Every file that was asked for, in order of asking. */
  readonly asked = new Set<string>();

  constructor(inputs: EnvironmentInputs, texts: Texts, findings: Findings) {
    this.#inputs = inputs;
    this.#texts = texts;
    this.#findings = findings;
  }

  /** The variables of an `env_file` key: one path or a list, later files win. */
  files(node: SpecNode | undefined, scope: Scope): EnvLayer {
    if (node === undefined) return noVariables;
    const paths = node.kind === 'list' ? itemsOf(node) : [node];
    const layers = paths.map((path) => this.#file(path, scope));
    return layers.length === 1 ? (layers[0] ?? noVariables) : joined(layers);
  }

  #file(node: SpecNode, scope: Scope): EnvLayer {
    const text = this.#texts.expand(node, scope);
    if (text === undefined || text.value === '') return noVariables;
    const path = resolve(this.#inputs.root, withoutTilde(text.value, this.#inputs.home));
    this.asked.add(path);
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const content = this.#inputs.envFiles.get(path) ?? null;
    if (content === null) {
      this.#findings.add('WZP1306', node.span, `the environment file ${quoted(text.shown)} does not exist`, {
        severity: this.#inputs.missing,
        hint: 'create it, or remove it from env_file; paths are relative to the spec file',
      });
      return noVariables;
    }
    const values = parseEnvFile(text.shown, content, this.#findings);
    const layer = new Map([...values].map(([name, value]) => [name, fromEnvironment(name, value)]));
    this.#files.set(path, layer);
    return layer;
  }

  /** The variables of an `env` key. */
  variables(node: SpecNode | undefined, scope: Scope): EnvLayer {
    if (node?.kind !== 'map') return noVariables;
    const known = this.#layers.get(node);
    if (known !== undefined) return known;
    const layer = new Map<string, Text>();
    let varies = false;
    for (const { key, keySpan, value } of entriesOf(node)) {
      if (!variableName.test(key)) {
        this.#findings.add('WZP1308', keySpan, `${quoted(key)} is not a name for a variable`, {
          hint: 'use letters, digits and "_", and no digit first',
        });
        continue;
      }
      if (value.kind === 'scalar' && value.written.includes('{{')) varies = true;
      const text = this.#texts.expand(value, scope);
      if (text !== undefined) layer.set(key, text);
    }
    if (!varies) this.#layers.set(node, layer);
    return layer;
  }
}

/** Later layers win. */
export function joined(layers: readonly EnvLayer[]): EnvLayer {
  const filled = layers.filter((layer) => layer.size > 0);
  if (filled.length <= 1) return filled[0] ?? noVariables;
  const all = new Map<string, Text>();
  for (const layer of filled) for (const [name, text] of layer) all.set(name, text);
  return all;
}
