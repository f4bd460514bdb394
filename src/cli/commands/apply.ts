import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';
import { allowBusy, selectors, yes } from './selectors.ts';

const options = {
  yes,
  ...selectors,
  'dry-run': { kind: 'flag', describe: 'Show the steps and do nothing' },
  fit: { kind: 'flag', describe: 'Fit the layouts to the size that a tab has now' },
  'allow-busy': allowBusy,
} as const satisfies Options;
const positionals = [
  { name: 'planfile', count: 'optional', describe: 'A plan saved by `wzp plan --out`' },
] as const satisfies readonly Positional[];

export type ApplyArguments = Arguments<typeof options, typeof positionals>;

export const apply = command({
  name: 'apply',
  describe: 'Show the plan, ask, and do it',
  options,
  positionals,
  interrupt: 'by itself',
  examples: [
    ['wzp apply', 'make the terminal as the spec says'],
    ['wzp apply api.plan', 'do exactly what a saved plan says'],
  ],
  load: () => import('../handlers/apply.ts'),
});
