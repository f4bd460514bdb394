/** `sleep 5 && …` stands for a dependency: which one it may be. */
import type { Draft, DraftPane } from './draft.ts';
import type { Waiting } from './shell-line.ts';
import type { Span } from '../node.ts';

export interface Wait {
  readonly pane: DraftPane;
  readonly span: Span;
  readonly waiting: Waiting;
}

export function suggestDependencies(draft: Draft, waits: readonly Wait[]): void {
  const panes = draft.tabs.flatMap((tab) => tab.panes);
  const scripts = panes.map((pane) => ({
    pane,
    script: JSON.stringify([pane.get('run') ?? null, pane.json]),
  }));
  for (const { pane, span, waiting } of waits) {
    const { what, port } = waiting;
    const index = panes.indexOf(pane);
    const others = scripts.filter((other) => other.pane !== pane && other.pane.get('run') !== undefined);
    const withPort =
      port === null ? undefined : others.find(({ script }) => new RegExp(`\\b${port}\\b`).test(script));
    const before = scripts.slice(0, index).findLast((other) => other.pane.get('run') !== undefined);
    const target = (withPort ?? before ?? others[0])?.pane.name ?? 'PANE';
    const probe = port === null ? '{ tcp: PORT }' : `{ tcp: ${port} }`;
    draft.note(
      'suggestions',
      span,
      `\`${what.slice(0, 80)}\``,
      'waits for something that should be a dependency',
      {
        hint: `in its place write \`depends_on: { ${target}: ready }\` here, and \`ready: ${probe}\` on ${target}`,
        at: draft.panePath(pane, 'run'),
      },
    );
  }
}
