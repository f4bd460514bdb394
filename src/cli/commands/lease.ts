import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const none = {} as const satisfies Options;
const acquireOptions = {
  ttl: { kind: 'text', value: 'TIME', describe: 'For how long (default 10m)' },
} as const satisfies Options;
const name = { name: 'name', count: 'one', describe: 'What it is for: file:src/a.ts, port:web' } as const;
const lease = { name: 'lease', count: 'some', describe: 'Leases, as acquire has printed them' } as const;

export type LeaseAcquireArguments = Arguments<typeof acquireOptions, readonly [typeof name]>;
export type LeaseReleaseArguments = Arguments<typeof none, readonly [typeof lease]>;
export type LeaseListArguments = Arguments<typeof none>;

export const leaseCommands = [
  command({
    name: 'lease acquire',
    describe: 'Take a name for some time, so that two agents do not work on one thing',
    options: acquireOptions,
    positionals: [name] satisfies readonly Positional[],
    examples: [
      ['wzp lease acquire file:src/a.ts', 'prints the lease; fails while another one has it'],
      ['wzp lease acquire port:web --ttl 1h', 'taking it again prolongs it'],
    ],
    load: () => import('../handlers/lease-acquire.ts'),
  }),
  command({
    name: 'lease release',
    describe: 'Give leases back before their time is over',
    options: none,
    positionals: [lease] satisfies readonly Positional[],
    examples: [['wzp lease release 3f9a1c2b0d1e4a5b6c7d8e9f', 'others can take it from now on']],
    load: () => import('../handlers/lease-release.ts'),
  }),
  command({
    name: 'lease list',
    describe: 'List the leases of this project, and who has them',
    options: none,
    positionals: [],
    examples: [['wzp lease list --json', 'for scripts']],
    load: () => import('../handlers/lease-list.ts'),
  }),
] as const;
