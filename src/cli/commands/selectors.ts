/** Options that choose a part of a plan, alike in every command that makes one. */
import type { Options } from '../options.ts';

export const target = {
  kind: 'list',
  short: 't',
  value: 'ADDRESS',
  describe: 'Only this workspace, tab or pane, and what it needs; may be repeated',
} as const;

export const selectors = {
  target,
  exclude: {
    kind: 'list',
    value: 'ADDRESS',
    describe: 'All but this workspace, tab or pane; may be repeated',
  },
  replace: { kind: 'list', value: 'ADDRESS', describe: 'Replace this pane by a new one; may be repeated' },
} as const satisfies Options;

export const yes = {
  kind: 'flag',
  short: 'y',
  alias: ['auto-approve'],
  describe: 'Do it without asking',
} as const;

export const allowBusy = {
  kind: 'flag',
  describe: 'Go ahead even if it stops an agent that is working',
} as const;

/** The address positionals of the commands that work with running panes. */
export const addresses = {
  name: 'address',
  count: 'some',
  describe: 'Pane, tab or workspace: dev/api, dev:code, dev',
} as const;
