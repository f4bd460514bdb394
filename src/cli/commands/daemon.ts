import { command } from '../command.ts';
import type { Arguments, Options } from '../options.ts';

const none = {} as const satisfies Options;
const startOptions = {
  foreground: {
    kind: 'flag',
    describe: 'Stay in the foreground, for systemd, launchd and a look at what it does',
  },
} as const satisfies Options;

const logsOptions = {
  follow: { kind: 'flag', short: 'f', describe: 'Keep printing what comes (here -f is not --file)' },
  lines: { kind: 'count', short: 'n', value: 'N', describe: 'Only the last N lines (50)' },
} as const satisfies Options;
const installOptions = {
  kind: {
    kind: 'choice',
    choices: ['systemd', 'launchd'],
    describe: 'Service manager (default: that of this system)',
  },
  print: { kind: 'flag', describe: 'Print the file instead of writing it' },
  remove: { kind: 'flag', describe: 'Remove the file' },
} as const satisfies Options;

export type DaemonStartArguments = Arguments<typeof startOptions>;
export type DaemonArguments = Arguments<typeof none>;
export type DaemonLogsArguments = Arguments<typeof logsOptions>;
export type DaemonInstallArguments = Arguments<typeof installOptions>;

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
  command({
    name: 'daemon logs',
    describe: 'Print the log of the daemon',
    options: logsOptions,
    positionals: [],
    interrupt: 'by itself',
    examples: [['wzp daemon logs -f', 'what it does, as it does it']],
    load: () => import('../handlers/daemon-logs.ts'),
  }),
  command({
    name: 'daemon install',
    describe: 'Write a user service for the daemon: it starts with the login',
    options: installOptions,
    positionals: [],
    examples: [
      ['wzp daemon install', 'a unit of systemd, or an agent of launchd; says how to enable it'],
      ['wzp daemon install --print', 'only to look at it'],
    ],
    load: () => import('../handlers/daemon-install.ts'),
  }),
] as const;
