import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const options = {} as const satisfies Options;
const positionals = [
  { name: 'workspace', count: 'optional', describe: 'Workspace to show; default: the first one' },
] as const satisfies readonly Positional[];

export type AttachArguments = Arguments<typeof options, typeof positionals>;

export const attach = command({
  name: 'attach',
  describe: 'Show a workspace in this terminal',
  options,
  positionals,
  interrupt: 'hands over',
  examples: [['wzp attach dev', 'look at the workspace dev']],
  load: () => import('../handlers/attach.ts'),
});
