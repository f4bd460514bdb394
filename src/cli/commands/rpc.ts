import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const options = {} as const satisfies Options;
const positionals = [
  { name: 'method', count: 'one', describe: 'Method of the hub: pane.list' },
  { name: 'params', count: 'optional', describe: 'Its parameters, a JSON object; "-": from standard input' },
] as const satisfies readonly Positional[];

export type RpcArguments = Arguments<typeof options, typeof positionals>;

export const rpc = command({
  name: 'rpc',
  describe: 'Call a method of the hub and print what it answers',
  options,
  positionals,
  examples: [
    ['wzp rpc pane.list', 'every pane, as JSON'],
    [`wzp rpc pane.get '{"pane":"dev/api"}'`, 'one of them'],
  ],
  load: () => import('../handlers/rpc.ts'),
});
