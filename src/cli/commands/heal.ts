import { command } from '../command.ts';
import type { Arguments, Options } from '../options.ts';
import { target, yes } from './selectors.ts';

const options = { yes, target } as const satisfies Options;

export type HealArguments = Arguments<typeof options>;

export const heal = command({
  name: 'heal',
  describe: 'Repair drift only: bring back what was applied last',
  options,
  positionals: [],
  interrupt: 'by itself',
  examples: [['wzp heal', 'bring back panes that were closed or moved by hand']],
  load: () => import('../handlers/heal.ts'),
});
