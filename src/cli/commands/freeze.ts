import { command } from '../command.ts';
import type { Arguments, Options } from '../options.ts';

const options = {
  workspace: { kind: 'text', value: 'NAME', describe: 'Only this workspace; it need not be one of a spec' },
  adopt: {
    kind: 'flag',
    describe: 'Take over panes that are not managed, as panes of the spec that is written',
  },
  out: { kind: 'text', value: 'FILE', describe: 'Write the spec there, not to standard output' },
  force: { kind: 'flag', describe: 'Overwrite a file that is there' },
} as const satisfies Options;

export type FreezeArguments = Arguments<typeof options>;

export const freeze = command({
  name: 'freeze',
  describe: 'Write what stands now as a spec',
  options,
  positionals: [],
  interrupt: 'by itself',
  examples: [
    ['wzp freeze', 'the spec of this project as a person has rearranged it by now'],
    ['wzp freeze --workspace main --adopt --out my.yaml', 'manage a workspace that was made by hand'],
  ],
  load: () => import('../handlers/freeze.ts'),
});
