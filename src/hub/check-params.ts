/** The parameters of a call against the schema. The check is compiled ahead of time and loaded with the first call. */
import { refused, type Answer } from './answer.ts';
import type { JsonObject } from '../state/sealed.ts';
import { validators, type SchemaError } from './generated/params.mjs';

export function checkParams(method: string, params: JsonObject): Answer<JsonObject> {
  const validate = validators.get(method);
  if (validate === undefined || validate(params)) return { ok: true, value: params };
  const [error] = validate.errors ?? [];
  return refused('params', error === undefined ? 'the parameters do not fit' : problem(error));
}

/** Names the field: `size.cells must be at least 1`. */
function problem({ instancePath, keyword, params }: SchemaError): string {
  const path = instancePath
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
  const field = path === '' ? 'params' : path;
  const within = (name: unknown): string => (path === '' ? String(name) : `${path}.${String(name)}`);
  switch (keyword) {
    case 'required':
      return `${within(params['missingProperty'])} is missing`;
    case 'additionalProperties':
      return `${within(params['additionalProperty'])} is not known here`;
    case 'type':
      return `${field} must be ${typeWords(params['type'])}`;
    case 'enum':
      return `${field} must be one of ${listed(params['allowedValues'])}`;
    case 'const':
      return `${field} must be ${JSON.stringify(params['allowedValue'])}`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `${field} must be ${String(params['comparison'])} ${String(params['limit'])}`;
    case 'minLength':
    case 'maxLength':
      return `${field} must have at ${keyword === 'minLength' ? 'least' : 'most'} ${String(params['limit'])} characters`;
    case 'minItems':
    case 'maxItems':
    case 'minProperties':
    case 'maxProperties':
      return `${field} must have at ${keyword.startsWith('min') ? 'least' : 'most'} ${String(params['limit'])} members`;
    default:
      return `${field} does not fit`;
  }
}

const typeWords = (type: unknown): string => (Array.isArray(type) ? type.join(' or ') : String(type));
const listed = (values: unknown): string => (Array.isArray(values) ? values.map(String).join(', ') : '');
