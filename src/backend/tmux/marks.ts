/** Marks and names of what stands, written outside of an arrangement. */
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Marks } from '../backend.ts';
import type { TmuxClient } from './client.ts';
import { writePaneMark, writeTabMark } from './marker.ts';
import { outcomeOf } from './panes.ts';
import { type BatchLine, literalFormat } from './quote.ts';

export async function writeMarks(client: TmuxClient, { panes, tabs }: Marks): Promise<Outcome<void>> {
  const lines: readonly BatchLine[] = [
    ...panes.map(({ id, marker }): BatchLine => [
      ['set-option', '-p', '-t', id, '@wzp_id', writePaneMark(marker)],
    ]),
    ...tabs.map(({ id, project, tab }): BatchLine => [
      ['set-option', '-w', '-t', id, '@wzp_tab', writeTabMark({ project, tab })],
    ]),
  ];
  if (lines.length === 0) return ok(undefined);
  return outcomeOf(await client.batch(lines, false), panes[0]?.id ?? tabs[0]?.id ?? 'nothing');
}

export async function renameSession(client: TmuxClient, from: string, to: string): Promise<Outcome<void>> {
  const line: BatchLine = [['rename-session', '-t', `=${from}`, '--', literalFormat(to)]];
  return outcomeOf(await client.batch([line], false), `session ${from}`);
}
