import { command } from '../command.ts';
import type { Arguments, Options } from '../options.ts';

const options = {
  http: {
    kind: 'text',
    value: '[HOST:]PORT',
    describe: 'Serve streamable HTTP on this loopback address instead of standard input and output',
  },
} as const satisfies Options;

export type McpArguments = Arguments<typeof options>;

export const mcp = command({
  name: 'mcp',
  describe: 'Serve the hub to an agent as an MCP server',
  options,
  positionals: [],
  interrupt: 'by itself',
  examples: [
    ['wzp mcp', 'for a client that starts it: claude mcp add wzp -- wzp mcp'],
    ['wzp mcp --http 7801', 'prints the address and the file with the token'],
  ],
  load: () => import('../handlers/mcp.ts'),
});
