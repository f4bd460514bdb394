// Made from schemas/hub.schema.json by script/generate-hub.mjs. Edit the schema, then run script/generate.mjs.
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
interface Validate {
  (data: unknown): boolean;
  errors: readonly SchemaError[] | null;
}
/** method → check */
export declare const validators: ReadonlyMap<string, Validate>;
