/** What a tool of the MCP server is. */
import type { JsonObject } from '../../state/sealed.ts';
import type { HubReply } from '../hub-client.ts';
import type { HubLink } from './hub-link.ts';

export interface ToolHints {
  /** Changes nothing. */
  readonly reads?: true;
  /** Ends or overwrites something. */
  readonly destroys?: true;
  /** Doing it twice is as good as once. */
  readonly repeatable?: true;
}

export interface McpTool {
  readonly name: string;
  readonly title: string;
  /** For the model: what it does, when to use it, what to know before. */
  readonly description: string;
  /** Name of a parameter → its JSON schema. */
  readonly properties: Readonly<Record<string, JsonObject>>;
  readonly required?: readonly string[];
  readonly hints?: ToolHints;
  /** The arguments are as the schema has let them through. */
  readonly run: (hub: HubLink, args: never) => Promise<HubReply<unknown>>;
}

/** Ties what `run` takes to what `properties` say; the schema is what checks it. */
export const tool = <A>(
  row: Omit<McpTool, 'run' | 'properties'> & {
    readonly properties: McpTool['properties'] & { readonly [K in keyof A & string]?: JsonObject };
    readonly run: (hub: HubLink, args: A) => Promise<HubReply<unknown>>;
  },
): McpTool => row;

export const text = (description: string): JsonObject => ({ type: 'string', minLength: 1, description });
export const whole = (description: string, minimum = 0): JsonObject => ({
  type: 'integer',
  minimum,
  description,
});
export const flag = (description: string): JsonObject => ({ type: 'boolean', description });
export const choice = (values: readonly string[], description: string): JsonObject => ({
  type: 'string',
  enum: [...values],
  description,
});
export const texts = (description: string): JsonObject => ({
  type: 'array',
  items: { type: 'string' },
  description,
});

export const paneParameter = text(
  'The pane: its address such as "dev/api" (list_panes shows them), or the id of the terminal multiplexer.',
);
export const projectParameter = text('Name of the project; needed only when there are several.');
