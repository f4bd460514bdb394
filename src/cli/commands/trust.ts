import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';
import { yes } from './selectors.ts';

const options = {
  list: { kind: 'flag', describe: 'List the projects that are trusted, and whether they changed since' },
  remove: { kind: 'flag', describe: 'Trust the project no longer' },
  yes,
} as const satisfies Options;
const positionals = [
  { name: 'folder', count: 'optional', describe: 'Folder of the project; default: the one found from here' },
] as const satisfies readonly Positional[];

export type TrustArguments = Arguments<typeof options, typeof positionals>;

export const trust = command({
  name: 'trust',
  describe: 'Let exactly this spec be applied without being asked, until it changes',
  options,
  positionals,
  examples: [
    ['wzp trust', 'show what the spec starts, and trust it as it is now'],
    ['wzp trust --list', 'what is trusted'],
    ['wzp trust --remove', 'take it back'],
  ],
  load: () => import('../handlers/trust.ts'),
});
