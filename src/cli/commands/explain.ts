import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const options = {} as const satisfies Options;
const positionals = [
  {
    name: 'subject',
    count: 'one',
    describe: 'Code of a message (WZP1001), or an address of the spec (dev/api)',
  },
] as const satisfies readonly Positional[];

export type ExplainArguments = Arguments<typeof options, typeof positionals>;

export const explain = command({
  name: 'explain',
  describe: 'Explain the code of a message, or what the spec says of an address',
  options,
  positionals,
  examples: [
    ['wzp explain WZP1001', 'what it means and what to do'],
    ['wzp explain dev/api', 'what runs there by the spec, and where that is written'],
  ],
  load: () => import('../handlers/explain.ts'),
});
