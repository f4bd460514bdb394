import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const none = {} as const satisfies Options;
const id = { name: 'id', count: 'one', describe: 'Task' } as const;
const ids = { name: 'id', count: 'some', describe: 'Tasks' } as const;
const words = {
  name: 'command',
  count: 'some',
  describe: 'One word runs in the shell, several are a program and its arguments',
} as const;

const addOptions = {
  priority: { kind: 'count', value: 'N', describe: '0 to 255, higher first (default 100)' },
  after: { kind: 'list', value: 'ID', describe: 'Only when this task has succeeded' },
  retries: { kind: 'count', value: 'N', describe: 'Try again so often when it fails' },
  timeout: { kind: 'text', value: 'TIME', describe: 'End an attempt after this time, such as 10m' },
  pool: { kind: 'text', value: 'NAME', describe: 'Pool that it runs in (default: default)' },
  pane: { kind: 'text', value: 'ADDRESS', describe: 'Run it in this pane, at the prompt of its shell' },
  cwd: { kind: 'text', value: 'DIR', describe: 'Directory (default: here)' },
  key: { kind: 'text', value: 'KEY', describe: 'The same key gives the same task' },
  wait: { kind: 'flag', describe: 'Wait until it has ended; its exit code is ours' },
} as const satisfies Options;
const listOptions = {
  all: { kind: 'flag', short: 'a', describe: 'Those that have ended too' },
} as const satisfies Options;
const logOptions = {
  follow: { kind: 'flag', short: 'f', describe: 'Keep printing until it has ended (here -f is not --file)' },
  attempt: { kind: 'count', value: 'N', describe: 'Of this attempt (default: the last)' },
} as const satisfies Options;
const waitOptions = {
  timeout: { kind: 'text', value: 'TIME', describe: 'Wait no longer than this' },
} as const satisfies Options;

export type TaskAddArguments = Arguments<typeof addOptions, readonly [typeof words]>;
export type TaskListArguments = Arguments<typeof listOptions>;
export type TaskShowArguments = Arguments<typeof none, readonly [typeof id]>;
export type TaskCancelArguments = Arguments<typeof none, readonly [typeof ids]>;
export type TaskLogsArguments = Arguments<typeof logOptions, readonly [typeof id]>;
export type TaskWaitArguments = Arguments<typeof waitOptions, readonly [typeof id]>;

export const taskCommands = [
  command({
    name: 'task add',
    describe: 'Queue a command; it survives the death of the daemon',
    options: addOptions,
    positionals: [words] satisfies readonly Positional[],
    examples: [
      ['wzp task add "npm test"', 'prints the id of the task'],
      ['wzp task add --retries 2 -- make deploy', 'an argv; tried up to three times'],
      ['wzp task add --pane dev/shell "npm test"', 'where it can be watched'],
    ],
    load: () => import('../handlers/task-add.ts'),
  }),
  command({
    name: 'task list',
    describe: 'List the tasks that run or wait',
    options: listOptions,
    positionals: [],
    examples: [['wzp task list --all', 'those that have ended too']],
    load: () => import('../handlers/task-list.ts'),
  }),
  command({
    name: 'task show',
    describe: 'Show one task',
    options: none,
    positionals: [id] satisfies readonly Positional[],
    examples: [['wzp task show 3f9a1c2b0d1e', 'state, attempts, exit code, result']],
    load: () => import('../handlers/task-show.ts'),
  }),
  command({
    name: 'task cancel',
    describe: 'Take tasks out of the queue, or end them',
    options: none,
    positionals: [ids] satisfies readonly Positional[],
    examples: [['wzp task cancel 3f9a1c2b0d1e', 'SIGTERM, and SIGKILL after 5 s']],
    load: () => import('../handlers/task-cancel.ts'),
  }),
  command({
    name: 'task logs',
    describe: 'Print what a task has written',
    options: logOptions,
    positionals: [id] satisfies readonly Positional[],
    examples: [['wzp task logs -f 3f9a1c2b0d1e', 'until it has ended']],
    load: () => import('../handlers/task-logs.ts'),
  }),
  command({
    name: 'task wait',
    describe: 'Wait until a task has ended; its exit code is ours',
    options: waitOptions,
    positionals: [id] satisfies readonly Positional[],
    examples: [['wzp task wait --timeout 10m 3f9a1c2b0d1e', 'at most ten minutes']],
    load: () => import('../handlers/task-wait.ts'),
  }),
] as const;
