/** One JSON-RPC 2.0 request out of whatever a client has sent. */
import { refused, type Answer } from './answer.ts';
import { isObject, type JsonObject } from '../state/sealed.ts';

export type RequestId = string | number | null;

export interface Request {
  readonly method: string;
  readonly params: JsonObject;
  /** Absent: a notification, which is never answered. */
  readonly id?: RequestId;
  /** The client names the version, so the answer does too. */
  readonly versioned: boolean;
}

/** The id as far as it can be told, for an answer to something that is no request. */
export const idOf = (value: unknown): RequestId => {
  const id = isObject(value) && Object.hasOwn(value, 'id') ? value['id'] : null;
  return isId(id) ? id : null;
};

const isId = (id: unknown): id is RequestId =>
  id === null ||
  (typeof id === 'string' && id.length <= 1000) ||
  (typeof id === 'number' && Number.isFinite(id));

/** The client's own properties only: a key such as `__proto__` means nothing. */
export function requestOf(value: unknown): Answer<Request> {
  if (!isObject(value)) return refused('request', 'a request is a JSON object');
  const own = (key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);
  const [version, method, params, id] = [own('jsonrpc'), own('method'), own('params'), own('id')];
  if (version !== undefined && version !== '2.0') return refused('request', 'jsonrpc is "2.0", or absent');
  if (typeof method !== 'string' || method.length > 200)
    return refused('request', 'method is a text of at most 200 characters');
  if (id !== undefined && !isId(id)) return refused('request', 'id is a text, a number or null');
  if (params !== undefined && !isObject(params))
    return refused(
      Array.isArray(params) ? 'params' : 'request',
      'params is an object; parameters go by name',
    );
  return {
    ok: true,
    value: {
      method,
      params: params ?? {},
      versioned: version !== undefined,
      ...(id === undefined ? {} : { id }),
    },
  };
}
