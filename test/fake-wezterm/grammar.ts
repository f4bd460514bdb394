/** The words of `wezterm cli`: its subcommands with their options and arguments, as data. */

export type ValueType = 'usize' | 'u8' | 'isize' | 'text' | 'format' | 'direction';

export interface Option {
  readonly long: string;
  /** Absent: a flag. */
  readonly value?: ValueType;
  /** The value may begin with a hyphen. */
  readonly hyphen?: boolean;
  readonly conflicts?: readonly string[];
  readonly requires?: string;
}

export interface Positional {
  readonly name: string;
  readonly type: ValueType;
  readonly required: boolean;
  /** Takes everything from its first word on, hyphens included. */
  readonly rest?: boolean;
}

export interface Grammar {
  readonly name: string;
  readonly options: readonly Option[];
  readonly positional?: Positional;
  /** Its place among the options in usage texts; absent: at the end. */
  readonly positionalAt?: number;
}

const paneId: Option = { long: 'pane-id', value: 'usize' };
const format: Option = { long: 'format', value: 'format' };
const directions = ['left', 'right', 'top', 'bottom'];
const prog: Positional = { name: 'PROG', type: 'text', required: false, rest: true };
const direction: Positional = { name: 'DIRECTION', type: 'direction', required: true };
const title: Positional = { name: 'TITLE', type: 'text', required: true };
const cwd: Option = { long: 'cwd', value: 'text' };

/** In the order in which the real command lists them. */
export const grammars: readonly Grammar[] = [
  { name: 'list', options: [format] },
  { name: 'list-clients', options: [format] },
  { name: 'proxy', options: [] },
  { name: 'tlscreds', options: [{ long: 'pem' }] },
  {
    name: 'move-pane-to-new-tab',
    options: [
      paneId,
      { long: 'window-id', value: 'usize' },
      { long: 'new-window', conflicts: ['window-id'] },
      { long: 'workspace', value: 'text' },
    ],
  },
  {
    name: 'split-pane',
    options: [
      paneId,
      { long: 'horizontal', conflicts: directions },
      ...directions.map((long) => ({ long, conflicts: directions.filter((other) => other !== long) })),
      { long: 'top-level' },
      { long: 'cells', value: 'usize' },
      { long: 'percent', value: 'u8', conflicts: ['cells'] },
      cwd,
      { long: 'move-pane-id', value: 'usize', conflicts: ['cwd', 'PROG'] },
    ],
    positional: prog,
  },
  {
    name: 'spawn',
    options: [
      paneId,
      { long: 'domain-name', value: 'text' },
      { long: 'window-id', value: 'usize', conflicts: ['workspace', 'new-window'] },
      { long: 'new-window' },
      cwd,
      { long: 'workspace', value: 'text', requires: 'new-window' },
    ],
    positional: prog,
  },
  {
    name: 'send-text',
    options: [paneId, { long: 'no-paste' }],
    positional: { name: 'TEXT', type: 'text', required: false },
  },
  {
    name: 'get-text',
    options: [
      paneId,
      { long: 'start-line', value: 'isize', hyphen: true },
      { long: 'end-line', value: 'isize', hyphen: true },
      { long: 'escapes' },
    ],
  },
  { name: 'activate-pane-direction', options: [paneId], positional: direction },
  { name: 'get-pane-direction', options: [paneId], positional: direction },
  { name: 'kill-pane', options: [paneId] },
  { name: 'activate-pane', options: [paneId] },
  {
    name: 'adjust-pane-size',
    options: [paneId, { long: 'amount', value: 'usize' }],
    positional: direction,
    positionalAt: 1,
  },
  {
    name: 'activate-tab',
    options: [
      { long: 'tab-id', value: 'usize', conflicts: ['tab-index', 'tab-relative', 'no-wrap', 'pane-id'] },
      { long: 'tab-index', value: 'isize', hyphen: true },
      { long: 'tab-relative', value: 'isize', hyphen: true },
      { long: 'no-wrap', requires: 'tab-relative' },
      paneId,
    ],
  },
  {
    name: 'set-tab-title',
    options: [{ long: 'tab-id', value: 'usize', conflicts: ['pane-id'] }, paneId],
    positional: title,
  },
  {
    name: 'set-window-title',
    options: [{ long: 'window-id', value: 'usize', conflicts: ['pane-id'] }, paneId],
    positional: title,
  },
  {
    name: 'rename-workspace',
    options: [{ long: 'workspace', value: 'text' }, paneId],
    positional: { name: 'NEW_WORKSPACE', type: 'text', required: true },
  },
  {
    name: 'zoom-pane',
    options: [
      paneId,
      { long: 'zoom', conflicts: ['unzoom', 'toggle'] },
      { long: 'unzoom', conflicts: ['zoom', 'toggle'] },
      { long: 'toggle', conflicts: ['zoom', 'unzoom'] },
    ],
  },
];

export const cliOptions: readonly Option[] = [
  { long: 'no-auto-start' },
  { long: 'prefer-mux' },
  { long: 'class', value: 'text' },
];

export const globalOptions: readonly Option[] = [
  { long: 'skip-config', conflicts: ['config-file'] },
  { long: 'config-file', value: 'text' },
  { long: 'config', value: 'text' },
];
