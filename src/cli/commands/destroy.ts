import { command } from '../command.ts';
import type { Arguments, Options } from '../options.ts';
import { allowBusy, target, yes } from './selectors.ts';

const options = { yes, target, 'allow-busy': allowBusy } as const satisfies Options;

export type DestroyArguments = Arguments<typeof options>;

export const destroy = command({
  name: 'destroy',
  describe: 'Stop and close everything of this project',
  options,
  positionals: [],
  interrupt: 'by itself',
  examples: [['wzp destroy --target ops', 'close one workspace']],
  load: () => import('../handlers/destroy.ts'),
});
