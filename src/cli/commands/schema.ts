import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const options = {
  list: { kind: 'flag', describe: 'List the names of the schemas' },
} as const satisfies Options;
const positionals = [
  { name: 'name', count: 'optional', describe: 'Schema to print; default: that of the spec file' },
] as const satisfies readonly Positional[];

export type SchemaArguments = Arguments<typeof options, typeof positionals>;

export const schema = command({
  name: 'schema',
  describe: 'Print a JSON schema: of the spec file, or of a JSON output',
  options,
  positionals,
  examples: [['wzp schema > wezterm-parallel.schema.json', 'for an editor']],
  load: () => import('../handlers/schema.ts'),
});
