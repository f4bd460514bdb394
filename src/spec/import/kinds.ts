/** The files of other tools that can be imported. */
export const importKinds = [
  'mprocs',
  'tmuxinator',
  'process-compose',
  'tmuxp',
  'zellij',
  'teamocil',
  'smug',
  'procfile',
] as const;

export type ImportKind = (typeof importKinds)[number];
