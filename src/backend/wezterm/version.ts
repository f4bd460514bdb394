/** Which version can do what. `wezterm --version` begins with the date of the release: `20250223-062404-4ff581a8`. */

/** Fixed on main on 2025-02-09 (commits 1d72e79e6, 78195866f): before, a move inside one tab could lose the pane. */
const movesWithinTabSince = 20250209;

export const movesWithinTab = (version: string): boolean =>
  Number(/^(\d{8})-/.exec(version)?.[1] ?? 0) >= movesWithinTabSince;
