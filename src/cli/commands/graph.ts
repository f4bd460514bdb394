import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const options = {
  format: {
    kind: 'choice',
    choices: ['text', 'dot', 'mermaid'],
    describe: 'Pictures of the layouts (text), or the panes and their dependencies as a graph',
  },
} as const satisfies Options;
const positionals = [
  { name: 'workspace', count: 'any', describe: 'Only these workspaces' },
] as const satisfies readonly Positional[];

export type GraphArguments = Arguments<typeof options, typeof positionals>;

export const graph = command({
  name: 'graph',
  describe: 'Draw the layouts of the spec, or its dependencies as a graph',
  options,
  positionals,
  examples: [
    ['wzp graph', 'a picture of each tab'],
    ['wzp graph --format dot dev | dot -Tsvg > dev.svg', 'the panes and what they wait for'],
  ],
  load: () => import('../handlers/graph.ts'),
});
