/** What one pane tells another. */
import type { Json } from '../../spec/desired.ts';
import type { JsonObject } from '../../state/sealed.ts';

export interface Message {
  readonly id: string;
  /** Name of the sender's inbox; null: it has none. */
  readonly from: string | null;
  /** Name of the inbox: `shop-3f9a1c2b:dev/api`, or `client:name` of a client that is no pane. */
  readonly to: string;
  readonly type: string;
  readonly body: Json;
  /** epoch ms */
  readonly sent: number;
  /** epoch ms after which it is forgotten; null: it is kept */
  readonly until: number | null;
  readonly wantsReply: boolean;
}

/** Null: not something that the journal wrote. */
export function messageOf(value: JsonObject): Message | null {
  const { id, from, to, type, sent, until, wantsReply } = value;
  const whole =
    typeof id === 'string' &&
    (from === null || typeof from === 'string') &&
    typeof to === 'string' &&
    typeof type === 'string' &&
    typeof sent === 'number' &&
    (until === null || typeof until === 'number') &&
    typeof wantsReply === 'boolean';
  return whole ? (value as unknown as Message) : null; // every member but the body, which may be anything, was just checked
}
