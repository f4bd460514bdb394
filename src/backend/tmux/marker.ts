/**
 * Our marks in tmux's user options: on a pane `@wzp_id`, on a window `@wzp_tab`, on a session `@wzp_project`. Values are
 * percent-encoded parts joined by `|`, so neither a tab nor a newline in a name can break the framing of a list.
 */
import type { Marker } from '../backend.ts';

export interface TabMark {
  readonly project: string;
  readonly tab: string;
}

/** A lone surrogate, which has no encoding, becomes U+FFFD. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

const join = (...parts: readonly string[]): string =>
  parts.map((part) => encodeURIComponent(wellFormed(part))).join('|');

/** Null when it is not something that `join` wrote. */
function split(text: string, count: number): readonly string[] | null {
  const parts = text.split('|');
  if (parts.length !== count) return null;
  try {
    return parts.map((part) => decodeURIComponent(part));
  } catch {
    return null; // a stray % in a value of somebody else
  }
}

export const writePaneMark = (marker: Marker): string =>
  join(marker.project, marker.address, marker.launch, marker.digest, marker.tab);

export function readPaneMark(text: string): Marker | null {
  const [project, address, launch, digest, tab] = split(text, 5) ?? [];
  if (!project || address === undefined || launch === undefined || digest === undefined || tab === undefined)
    return null;
  return { project, address, launch, digest, tab };
}

export const writeTabMark = (mark: TabMark): string => join(mark.project, mark.tab);

export function readTabMark(text: string): TabMark | null {
  const [project, tab] = split(text, 2) ?? [];
  return project && tab !== undefined ? { project, tab } : null;
}

export const writeProjectMark = (project: string): string => join(project);

export const readProjectMark = (text: string): string | null => split(text, 1)?.[0] || null;

/**
 * The mark that the runner carries in its own argv, for a pane whose option was never set:
 * `/bin/sh …/runner-HASH.sh <launch folder> <project> <address> <digest> <tab>`.
 */
export function readRunnerArgv(argv: readonly string[]): Marker | null {
  const [, script = '', folder = '', project = '', address = '', digest = '', tab = ''] = argv;
  if (!/(^|\/)runner-[^/]*\.sh$/.test(script) || argv.length < 7) return null;
  const launch = folder.replace(/\/+$/, '').replace(/^.*\//, '');
  return { project, address, launch, digest, tab };
}
