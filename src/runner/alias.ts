/** An address that a launch was given after it was made: the runner's arguments keep the one it was made for. */
import type { Outcome } from '../diagnostics/diagnostic.ts';
import {
  inLaunch,
  launchDir,
  makeFolder,
  names,
  replaceFile,
  textOf,
  writing,
  type LaunchPlace,
} from './place.ts';

export interface Alias {
  readonly address: string;
  /** Name of the tab. */
  readonly tab: string;
}

export function writeAlias(place: LaunchPlace, { address, tab }: Alias): Outcome<void> {
  return writing(place, () => {
    makeFolder(launchDir(place)); // the runtime folder may have been emptied under a living runner
    replaceFile(inLaunch(place, names.alias), `${JSON.stringify({ version: 1, address, tab })}\n`);
  });
}

/** Null when the launch goes by the address that it was made for. */
export function readAlias(place: LaunchPlace): Alias | null {
  const text = textOf(inLaunch(place, names.alias));
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { version, address, tab } = value as Partial<Record<keyof Alias | 'version', unknown>>; // checked next
    return version === 1 && typeof address === 'string' && typeof tab === 'string' ? { address, tab } : null;
  } catch {
    return null;
  }
}
