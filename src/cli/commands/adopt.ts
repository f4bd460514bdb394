import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const options = {} as const satisfies Options;
const positionals = [
  { name: 'address', count: 'one', describe: 'Pane of the spec that it is to be: dev/api' },
  { name: 'pane-id', count: 'one', describe: 'Pane as the server names it: %3 on tmux, 3 on WezTerm' },
] as const satisfies readonly Positional[];

export type AdoptArguments = Arguments<typeof options, typeof positionals>;

export const adopt = command({
  name: 'adopt',
  describe: 'Take over a live pane as a pane of the spec; its process notices nothing',
  options,
  positionals,
  interrupt: 'by itself',
  examples: [['wzp adopt dev/api %3', 'what runs in pane %3 is dev/api from now on']],
  load: () => import('../handlers/adopt.ts'),
});
