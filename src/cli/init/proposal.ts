/** What `wzp init` finds in a project. */

export interface ProposedPane {
  /** Of a pane: lower-case letters, digits and "-". */
  readonly name: string;
  /** Runs at once; the other kind is typed at a prompt and left there. */
  readonly kind: 'run' | 'type';
  readonly command: string;
  /** Relative to the project; null: its folder. */
  readonly cwd: string | null;
  /** Where the command comes from: `package.json, script dev`. */
  readonly from: string;
  /** Taken when nobody is asked. */
  readonly isUsual: boolean;
  /** Ends with Ctrl-C rather than with SIGTERM, and takes so long. */
  readonly patience?: string;
}

/** The files of a project, as far as they are looked at. Reading never fails: what cannot be read is not there. */
export interface ProjectFiles {
  /** Null when there is no such file, or it is too large to be looked at. Relative paths. */
  read(path: string): string | null;
  /** Names of the folders in a folder, sorted. */
  folders(path: string): readonly string[];
}

export const paneName = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 30) || 'pane';
