/** Panes that no spec knows, as a spec would have them: a name, a command, a folder. Pure. */
import { basename, isAbsolute, relative } from 'node:path';
import type { ObservedPane, PaneId } from '../../backend/backend.ts';
import type { Program } from '../../runner/foreground.ts';
import type { Json } from '../../spec/desired.ts';
import { nameOfCommand, paneName } from '../../spec/import/names.ts';
import { literalText, shellWord } from '../../spec/import/texts.ts';

/** What runs in each pane, as far as it could be told. */
export type Programs = ReadonlyMap<PaneId, Program>;

export interface Whereabouts {
  /** Absolute folder of the spec to be. */
  readonly root: string;
  readonly home: string;
}

/** What a `cwd` is relative to. */
export interface Base {
  /** Absolute. */
  readonly folder: string;
  readonly home: string;
  /** `{{root}}` where other keys stand in between, which nobody has looked at; then `folder` is the folder of the spec. */
  readonly rooted: boolean;
}

/** The command as a person would type it; null for a shell. */
export const commandOf = (program: Program | undefined): string | null =>
  program === undefined ? null : program.argv.map(shellWord).join(' ');

export function nameOf(pane: ObservedPane, program: Program | undefined): string {
  const command = commandOf(program);
  const after = command === null ? null : nameOfCommand(command);
  return paneName(after ?? titleOf(pane) ?? 'shell', 'shell');
}

/** Titles that a program or a person gave, not the name of a host, of a shell or of a folder. */
function titleOf({ title }: ObservedPane): string | null {
  const text = title.trim();
  if (text === '' || text.length > 30 || /[\\/~@:]/.test(text) || !/^\p{L}/u.test(text)) return null;
  return /^[\w.-]*\.(?:local|lan|localdomain)$|^(?:ba|z|fi|da|k|c|tc)?sh$|^(?:wezterm|tmux|localhost)$/.test(
    text,
  )
    ? null
    : text;
}

export function keysOf(
  pane: ObservedPane,
  program: Program | undefined,
  base: Base,
): { readonly [key: string]: Json } {
  const command = commandOf(program);
  return {
    ...(command === null ? {} : { run: literalText(command) }),
    ...(pane.cwd === null || (pane.cwd === base.folder && !base.rooted)
      ? {}
      : { cwd: folderText(pane.cwd, base) }),
  };
}

export function commentsOf(program: Program | undefined): readonly string[] {
  if (program === undefined) return [];
  return program.underShell
    ? ['runs in a shell that a person started; a restart would run it without that shell']
    : [];
}

/** Relative to the base where it lies below it, from the home where it lies there, else as it is. */
export function folderText(path: string, { folder, home, rooted }: Base): string {
  const below = (from: string): string | null => {
    const rest = relative(from, path);
    return rest === '..' || rest.startsWith('../') || isAbsolute(rest) ? null : rest;
  };
  const [inFolder, inHome] = [below(folder), below(home)];
  if (inFolder !== null && rooted) return inFolder === '' ? '{{root}}' : `{{root}}/${literalText(inFolder)}`;
  if (inFolder !== null)
    return inFolder === '' ? '.' : literalText(inFolder.startsWith('~') ? `./${inFolder}` : inFolder);
  if (inHome !== null) return inHome === '' ? '~' : literalText(`~/${inHome}`);
  return literalText(path);
}

/** For people: `vim (pane 7)`. */
export const describePane = (pane: ObservedPane, program: Program | undefined): string =>
  `pane ${pane.id} (${program === undefined ? 'a shell' : basename(program.argv[0] ?? '')})`;
