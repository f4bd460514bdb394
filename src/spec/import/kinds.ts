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

export const isImportKind = (text: string): text is ImportKind =>
  (importKinds as readonly string[]).includes(text); // wider element type, for the look-up only
