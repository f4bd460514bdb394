/** What the hub answers as the result of a tool. */
import type { CallToolResult } from '@modelcontextprotocol/server';
import type { HubReply } from '../hub-client.ts';

/** A refusal is a result too: the model is to read it. */
export function resultOf(reply: HubReply<unknown>): CallToolResult {
  if (reply.ok) return { content: [{ type: 'text', text: JSON.stringify(reply.value, null, 1) }] };
  const { code, message, hint } = reply.failure;
  return failureOf(`${message}${code === 0 ? '' : ` (${code})`}${hint === null ? '' : `\n${hint}`}`);
}

export const failureOf = (message: string): CallToolResult => ({
  content: [{ type: 'text', text: message }],
  isError: true,
});
