/** What was read from disk for one run: plain data, so that a saved plan can carry it. */

export interface SpecFile {
  /** Absolute. */
  readonly path: string;
  /** As messages name it: relative to the working directory where possible. */
  readonly shown: string;
  readonly role: 'main' | 'override' | 'local' | 'include' | 'template';
  /** Of a template file: the name it is used by. */
  readonly template?: string;
  /** Without a byte order mark. */
  readonly text: string;
}

export interface SpecSources {
  readonly format: 1;
  /** Absolute real path of the folder of the main file: what paths in the spec are relative to. */
  readonly root: string;
  /** In the order of merging: later files win. Template files stand apart. */
  readonly files: readonly SpecFile[];
  readonly templates: readonly SpecFile[];
  /** Names of all template files that could be used, for suggestions. */
  readonly templateNames: readonly string[];
}

export function mainFile(sources: SpecSources): SpecFile | undefined {
  return sources.files.find((file) => file.role === 'main') ?? sources.files[0];
}
