/** What a pane shows. */
import type { Capture, CaptureOptions } from '../../backend/backend.ts';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { answerOf, type Answer } from '../answer.ts';
import type { FoundPane } from './found-pane.ts';

export async function captureOf(
  { project, pane }: Pick<FoundPane, 'project' | 'pane'>,
  options: CaptureOptions,
): Promise<Answer<Capture>> {
  const backend = await project.backend();
  if (!backend.ok) return answerOf(backend);
  const { value } = backend;
  if (value.capture !== undefined) return answerOf(await value.capture(pane.id, options));
  const text: Outcome<string> = await value.readText(pane.id, options.lines);
  return answerOf(text.ok ? ok({ text: text.value, cursor: null }) : text);
}

/** The last lines that are not empty to the end. */
export function lastLines(text: string, count: number): string {
  const lines = text.replace(/\s+$/, '').split('\n');
  return `${lines.slice(-count).join('\n')}\n`;
}
