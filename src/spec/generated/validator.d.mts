// Made from schemas/wezterm-parallel.schema.json by script/generate.mjs. Edit the schema, then run it.
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
interface Validate {
  (data: unknown): boolean;
  errors: readonly SchemaError[] | null;
}
export declare const validateSpec: Validate;
export declare const validateTemplate: Validate;
