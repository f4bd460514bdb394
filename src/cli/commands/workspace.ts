import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';
import { yes } from './selectors.ts';

const added = { name: 'name', count: 'one', describe: 'Name of the new workspace' } as const;
const one = { name: 'workspace', count: 'one', describe: 'Workspace of the spec' } as const;

const newOptions = {
  template: {
    kind: 'text',
    value: 'NAME',
    describe: 'Make it from this template; default: one tab with a shell',
  },
  with: {
    kind: 'list',
    value: 'NAME=VALUE',
    describe: 'Value of a parameter of the template; may be repeated',
  },
  cwd: { kind: 'text', value: 'DIR', describe: 'Where its panes start, relative to the spec file' },
} as const satisfies Options;
const deleteOptions = { yes } as const satisfies Options;
const none = {} as const satisfies Options;

export type WorkspaceNewArguments = Arguments<typeof newOptions, readonly [typeof added]>;
export type WorkspaceListArguments = Arguments<typeof none>;
export type WorkspaceDeleteArguments = Arguments<typeof deleteOptions, readonly [typeof one]>;

export const workspaceCommands = [
  command({
    name: 'workspace new',
    describe: 'Add a workspace to the spec file; comments stay',
    options: newOptions,
    positionals: [added] satisfies readonly Positional[],
    examples: [['wzp workspace new ops --template web_dev', 'a workspace from a template']],
    load: () => import('../handlers/workspace-new.ts'),
  }),
  command({
    name: 'workspace list',
    describe: 'List the workspaces of the spec',
    options: none,
    positionals: [],
    examples: [['wzp workspace list --json', 'for a program']],
    load: () => import('../handlers/workspace-list.ts'),
  }),
  command({
    name: 'workspace switch',
    describe: 'Show a workspace in this terminal, as attach does',
    options: none,
    positionals: [one] satisfies readonly Positional[],
    interrupt: 'hands over',
    examples: [['wzp workspace switch ops', 'go there']],
    load: () => import('../handlers/attach.ts'),
  }),
  command({
    name: 'workspace delete',
    describe: 'Remove a workspace from the spec file; what runs stays until the next apply',
    options: deleteOptions,
    positionals: [one] satisfies readonly Positional[],
    examples: [['wzp workspace delete ops', 'and then wzp apply closes it']],
    load: () => import('../handlers/workspace-delete.ts'),
  }),
] as const;
