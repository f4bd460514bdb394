import { command } from '../command.ts';
import type { Arguments, Options } from '../options.ts';
import { selectors } from './selectors.ts';

const options = {
  out: { kind: 'text', value: 'FILE', describe: 'Save the plan, for `wzp apply FILE`' },
  'detailed-exitcode': {
    kind: 'flag',
    describe: 'Exit 2 when there are changes, 3 when some of them stop a running process',
  },
  ...selectors,
  destroy: { kind: 'flag', describe: 'Plan the removal of everything' },
  live: {
    kind: 'text',
    value: 'FILE',
    describe: 'Plan against a saved `wezterm cli list --format json` instead of a server',
  },
  since: {
    kind: 'text',
    value: 'FILE',
    describe: 'Plan as if the spec had been applied as it stands in FILE; needs no server',
  },
  markdown: { kind: 'flag', describe: 'Print the plan as the body of a comment on a pull request' },
} as const satisfies Options;

export type PlanArguments = Arguments<typeof options>;

export const plan = command({
  name: 'plan',
  describe: 'Show what apply would do, and why',
  options,
  positionals: [],
  examples: [
    ['wzp plan', 'compare the spec with what runs'],
    ['wzp plan --target dev/api --out api.plan', 'plan one pane and keep the plan'],
    ['wzp plan --since old.yaml --markdown', 'what a change of the spec would do, for a review'],
  ],
  load: () => import('../handlers/plan.ts'),
});
