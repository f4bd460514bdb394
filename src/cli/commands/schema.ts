import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const options = {
  list: { kind: 'flag', describe: 'List the names of the schemas' },
} as const satisfies Options;
const positionals = [
  {
    name: 'name',
    count: 'optional',
    describe: 'Schema to print; default: that of the spec file. docs: the reference of a key, as text',
  },
  { name: 'path', count: 'optional', describe: 'With docs: keys from the top, or of a pane: pane.ready' },
] as const satisfies readonly Positional[];

export type SchemaArguments = Arguments<typeof options, typeof positionals>;

export const schema = command({
  name: 'schema',
  describe: 'Print a JSON schema: of the spec file, or of a JSON output; or explain its keys',
  options,
  positionals,
  examples: [
    ['wzp schema > wezterm-parallel.schema.json', 'for an editor'],
    ['wzp schema docs pane.restart', 'what a key means and takes'],
  ],
  load: () => import('../handlers/schema.ts'),
});
