import { command } from '../command.ts';
import type { Arguments, Options } from '../options.ts';

const none = {} as const satisfies Options;
const startOptions = {
  foreground: {
    kind: 'flag',
    describe: 'Stay in the foreground, for systemd, launchd and a look at what it does',
  },
} as const satisfies Options;

export type DaemonStartArguments = Arguments<typeof startOptions>;
export type DaemonArguments = Arguments<typeof none>;

export const daemonCommands = [
  command({
    name: 'daemon start',
    describe: 'Start the daemon, which serves the hub',
    options: startOptions,
    positionals: [],
    interrupt: 'by itself',
    examples: [
      ['wzp daemon start', 'one for all your projects; panes do not need it'],
      ['wzp daemon start --foreground', 'as a service of systemd or launchd'],
    ],
    load: () => import('../handlers/daemon-start.ts'),
  }),
  command({
    name: 'daemon stop',
    describe: 'End the daemon; panes and tasks go on',
    options: none,
    positionals: [],
    examples: [['wzp daemon stop', 'returns when it is gone']],
    load: () => import('../handlers/daemon-stop.ts'),
  }),
  command({
    name: 'daemon status',
    describe: 'Show whether the daemon runs, and how it fares',
    options: none,
    positionals: [],
    examples: [['wzp daemon status --json', 'for scripts']],
    load: () => import('../handlers/daemon-status.ts'),
  }),
  command({
    name: 'daemon reload',
    describe: 'Let the daemon read the list of projects again',
    options: none,
    positionals: [],
    examples: [['wzp daemon reload', 'it notices changes by itself within a second']],
    load: () => import('../handlers/daemon-reload.ts'),
  }),
] as const;
