/** Versions that wzp works with, but of which something is known. Facts are of the sources and change logs of the programs. */

export interface KnownVersion {
  readonly program: 'tmux' | 'wezterm';
  readonly applies: (version: string) => boolean;
  /** Completes "VERSION …". */
  readonly message: string;
  readonly hint: string;
}

/** `3.2` of `tmux 3.2a` or `next-3.5`; null for a text without a number (`master`). */
function numberOf(version: string): number | null {
  const [, major, minor] = /(\d+)\.(\d+)/.exec(version) ?? [];
  return major === undefined || minor === undefined ? null : Number(major) * 100 + Number(minor);
}

/** The day that a version of WezTerm begins with: `20240203`. */
const dayOf = (version: string): string => /\b(\d{8})\b/.exec(version)?.[1] ?? '99999999';

const known: readonly KnownVersion[] = [
  {
    program: 'tmux',
    applies: (version) => numberOf(version) === 302,
    message: 'does not tell by which signal a process ended, nor when',
    hint: 'install tmux 3.3 or newer for that; everything else works',
  },
  {
    program: 'wezterm',
    applies: (version) => dayOf(version) < '20220624',
    message: 'closes or holds panes by other rules than wzp expects',
    hint: 'install 20240203 or newer',
  },
  {
    // `split-pane --move-pane-id` inside one tab works from this day on.
    program: 'wezterm',
    applies: (version) => dayOf(version) >= '20220624' && dayOf(version) < '20250209',
    message: 'cannot move a pane inside its tab',
    hint: 'install a nightly of 2025-02-09 or later, or live with panes that are parked in another tab for a moment',
  },
];

/** What is known of a version; null: nothing. */
export const knownOf = (program: KnownVersion['program'], version: string): KnownVersion | null =>
  known.find((one) => one.program === program && one.applies(version)) ?? null;
