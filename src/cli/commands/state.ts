import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';
import { yes } from './selectors.ts';

const address = { name: 'address', count: 'one', describe: 'Pane or tab: dev/api, dev:code' } as const;
const removed = { ...address, count: 'some' } as const;
const from = { name: 'from', count: 'one', describe: 'Pane, tab or workspace as it is called now' } as const;
const to = { name: 'to', count: 'one', describe: 'What it is to be called' } as const;
const saved = { name: 'copy', count: 'one', describe: 'Copy of the state to go back to' } as const;
const backupFile = {
  name: 'copy',
  count: 'optional',
  describe: 'Where to; default: beside the state file',
} as const;

const none = {} as const satisfies Options;
const restoreOptions = { yes } as const satisfies Options;

export type StateListArguments = Arguments<typeof none>;
export type StateShowArguments = Arguments<typeof none, readonly [typeof address]>;
export type StateRemoveArguments = Arguments<typeof none, readonly [typeof removed]>;
export type StateMoveArguments = Arguments<typeof none, readonly [typeof from, typeof to]>;
export type StateBackupArguments = Arguments<typeof none, readonly [typeof backupFile]>;
export type StateRestoreArguments = Arguments<typeof restoreOptions, readonly [typeof saved]>;

export const stateCommands = [
  command({
    name: 'state list',
    describe: 'List the addresses that the state remembers',
    options: none,
    positionals: [],
    examples: [['wzp state list', 'one address a line']],
    load: () => import('../handlers/state-list.ts'),
  }),
  command({
    name: 'state show',
    describe: 'Show what the state remembers of one address',
    options: none,
    positionals: [address] satisfies readonly Positional[],
    examples: [['wzp state show dev/api', 'pane id, launch and fields']],
    load: () => import('../handlers/state-show.ts'),
  }),
  command({
    name: 'state mv',
    describe: 'Give what runs another address; its process notices nothing',
    options: none,
    positionals: [from, to] satisfies readonly Positional[],
    interrupt: 'by itself',
    examples: [['wzp state mv dev/api dev/server', 'after the pane was renamed in the spec']],
    load: () => import('../handlers/state-mv.ts'),
  }),
  command({
    name: 'state rm',
    describe: 'Forget an address; nothing that runs is touched',
    options: none,
    positionals: [removed] satisfies readonly Positional[],
    interrupt: 'by itself',
    examples: [['wzp state rm dev/api', 'forget one pane']],
    load: () => import('../handlers/state-rm.ts'),
  }),
  command({
    name: 'state backup',
    describe: 'Copy the state file',
    options: none,
    positionals: [backupFile] satisfies readonly Positional[],
    interrupt: 'by itself',
    examples: [['wzp state backup before.json', 'keep a copy']],
    load: () => import('../handlers/state-backup.ts'),
  }),
  command({
    name: 'state restore',
    describe: 'Go back to a copy of the state',
    options: restoreOptions,
    positionals: [saved] satisfies readonly Positional[],
    interrupt: 'by itself',
    examples: [['wzp state restore before.json', 'use the copy as the state']],
    load: () => import('../handlers/state-restore.ts'),
  }),
] as const;
