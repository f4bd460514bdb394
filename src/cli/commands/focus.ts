import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const options = {} as const satisfies Options;
const positionals = [
  { name: 'address', count: 'one', describe: 'Pane, tab or workspace: dev/api, dev:code, dev' },
] as const satisfies readonly Positional[];

export type FocusArguments = Arguments<typeof options, typeof positionals>;

export const focus = command({
  name: 'focus',
  describe: 'Put the focus on a pane',
  options,
  positionals,
  examples: [['wzp focus dev/api', 'go to one pane']],
  load: () => import('../handlers/focus.ts'),
});
