/** Looks for a line in what a pane shows. Pure. */

/** UTF-16 units of a line that are looked at: a pattern may be slow on a very long one. */
const longestLine = 4096;

/**
 * Whether a line has the pattern in it, as a text or as a regular expression. Lines that the runner wrote separate the starts of the
 * program: only what stands below the last of them counts. `cols`: width of the pane, at which long lines are broken.
 */
export function hasLine(screen: string, pattern: string, cols: number): boolean {
  const expression = expressionOf(pattern);
  return ofThisStart(unbroken(screen, cols))
    .map((line) => line.slice(0, longestLine))
    .some((line) => line.includes(pattern) || expression?.test(line) === true);
}

function expressionOf(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return null; // a text with a bracket in it
  }
}

/** A line that fills the pane goes on in the next one. */
function unbroken(screen: string, cols: number): readonly string[] {
  const lines: string[] = [];
  let goesOn = false;
  for (const row of screen.split('\n')) {
    if (goesOn) lines[lines.length - 1] += row;
    else lines.push(row);
    goesOn = cols > 0 && row.length >= cols;
  }
  return lines;
}

function ofThisStart(lines: readonly string[]): readonly string[] {
  return lines.slice(lines.findLastIndex((line) => ofRunner.test(line)) + 1);
}

/** As `runner.sh` writes them. */
const ofRunner =
  /^wzp: (?:.+ (?:waits for |exited with |was ended by |stopped|does not start again)|Enter starts it)/;
