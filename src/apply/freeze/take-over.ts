/** Makes the panes of a workspace those of the spec that was made after them. */
import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import { ok } from '../../diagnostics/diagnostic.ts';
import type { Desired } from '../../spec/desired.ts';
import { adoptionOf, adoptPane } from '../adopt.ts';
import type { Site } from '../site.ts';
import { survey } from '../survey.ts';
import type { FrozenSpec } from './freeze.ts';

/** The diagnostics are of panes that could not be taken over; the others are. */
export async function takeOver(
  site: Site,
  desired: Desired,
  { adopt, titles }: FrozenSpec,
): Promise<Outcome<readonly Diagnostic[]>> {
  const seen = await survey(site);
  if (!seen.ok) return seen;
  const problems: Diagnostic[] = [];
  for (const { address, id } of adopt) {
    const adoption = adoptionOf(desired, seen.value, address, id);
    const done = adoption.ok ? await adoptPane(site, seen.value, adoption.value) : adoption;
    if (!done.ok) problems.push(...done.diagnostics);
  }
  for (const { id, title } of titles) {
    const named = await site.backend.setTabTitle(id, title);
    if (!named.ok) problems.push(...named.diagnostics);
  }
  return ok(problems);
}
