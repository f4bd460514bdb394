/** The schema of the spec as a tree that can be walked by keys: for the order of keys and for the reference. */
import source from '../../schemas/wezterm-parallel.schema.json' with { type: 'json' };

export interface SchemaNode {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly examples?: readonly unknown[];
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly 'x-wzp-supported'?: boolean;
  readonly 'x-wzp-effect'?: string;
}

export const specSchema = source as unknown as SchemaNode; // the inferred type of the file is too exact to be walked

export const templateSchema: SchemaNode = specSchema.$defs?.['template'] ?? {};

/** The shape of a node, as far as a choice of the schema depends on it. */
export interface Shape {
  readonly kind: 'scalar' | 'list' | 'map';
  readonly keys: readonly string[];
}

/** The node behind references and choices, for a value of this shape; null when nothing fits. */
export function settle(node: SchemaNode | undefined, shape: Shape): SchemaNode | null {
  if (node === undefined) return null;
  if (node.$ref !== undefined) return settle(behind(node.$ref), shape);
  if (node.anyOf === undefined) return fits(node, shape) ? node : null;
  for (const branch of node.anyOf) {
    const settled = settle(branch, shape);
    if (settled === null) continue;
    const isMeant =
      settled.required?.length !== 1 || settled.required.every((key) => shape.keys.includes(key));
    if (isMeant) return settled;
  }
  return null;
}

/** What a reference names: a definition, `#/$defs/pane`, or a key of one, `#/$defs/pane/properties/run`. */
export function behind(reference: string): SchemaNode | undefined {
  const [name = '', , key] = reference.replace('#/$defs/', '').split('/');
  const definition = specSchema.$defs?.[name];
  return key === undefined ? definition : definition?.properties?.[key];
}

function fits({ type }: SchemaNode, { kind }: Shape): boolean {
  if (type === undefined) return true;
  const types = typeof type === 'string' ? [type] : type;
  if (kind === 'map') return types.includes('object');
  if (kind === 'list') return types.includes('array');
  return types.some((one) => one !== 'object' && one !== 'array');
}

/** What may stand under a key of a mapping. */
export function valueSchema(node: SchemaNode | null, key: string): SchemaNode | undefined {
  const own = node?.properties;
  if (own !== undefined && Object.hasOwn(own, key)) return own[key];
  return typeof node?.additionalProperties === 'object' ? node.additionalProperties : undefined;
}
