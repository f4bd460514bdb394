/** What the hub answers, held to its published schema. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface HubSchema {
  readonly $id: string;
  readonly $defs: Readonly<Record<string, object>>;
  readonly methods: Readonly<Record<string, { readonly params: object; readonly result: object }>>;
}

export const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../schemas/hub.schema.json'), 'utf8'),
) as HubSchema;

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
const compiled = new Map<string, ValidateFunction>();

/** Null: it is as the schema says. */
export function misfit(method: string, half: 'params' | 'result', value: unknown): string | null {
  const name = `${method} ${half}`;
  const row = schema.methods[method];
  if (row === undefined) return `${method} is in no schema`;
  const validate =
    compiled.get(name) ??
    ajv.compile({ ...row[half], $defs: schema.$defs, $id: `urn:test:${encodeURIComponent(name)}` });
  compiled.set(name, validate);
  return validate(value) ? null : `${name}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(value)}`;
}
