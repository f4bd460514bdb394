/** What runs, for people: one line a pane. */
import type { RunningPane, RunningWorkspace } from '../../apply/running.ts';
import { duration } from '../../plan/text.ts';
import { bytesInWords } from '../../runner/bytes-in-words.ts';
import type { ShownUse } from '../usage.ts';
import type { Colors } from '../context.ts';
import { escapeLine } from './escape.ts';
import stringWidth from '../width.ts';

export function showText(workspaces: readonly RunningWorkspace[], paint: Colors, now: number): string {
  const lines = workspaces.flatMap(({ name, tabs }) => [
    paint.bold(escapeLine(name)),
    ...tabs.flatMap((tab) => [
      `  ${escapeLine(tab.name)}`,
      ...rows(tab.panes, paint, now).map((row) => `    ${row}`),
    ]),
  ]);
  return lines.length === 0 ? 'The spec has no workspaces.' : lines.join('\n');
}

/** The same panes without the tree around them. */
export function psText(
  workspaces: readonly RunningWorkspace[],
  uses: ReadonlyMap<string, ShownUse>,
  paint: Colors,
  now: number,
): string {
  const panes = workspaces.flatMap(({ tabs }) => tabs.flatMap((tab) => tab.panes));
  const head = ['ADDRESS', 'STATE', 'PANE', 'PID', 'UP', 'RESTARTS', 'CPU', 'MEMORY', 'EXIT'];
  const withUse = (pane: RunningPane, words: readonly string[]): string[] => [
    ...words.slice(0, -1),
    ...useWords(uses.get(pane.address)),
    ...words.slice(-1),
  ];
  return table(
    [head.map((word) => paint.dim(word)), ...panes.map((pane) => withUse(pane, cells(pane, paint, now)))],
    [head, ...panes.map((pane) => withUse(pane, plain(pane, now)))],
  );
}

const useWords = (use: ShownUse | undefined): readonly string[] =>
  use === undefined ? ['-', '-'] : [`${(use.cpu * 100).toFixed(1)}%`, bytesInWords(use.memory)];

function rows(panes: readonly RunningPane[], paint: Colors, now: number): string[] {
  return table(
    panes.map((pane) => cells(pane, paint, now)),
    panes.map((pane) => plain(pane, now)),
  ).split('\n');
}

const plain = (pane: RunningPane, now: number): string[] => [
  escapeLine(pane.address),
  `${pane.state}${checksOf(pane)}`,
  pane.paneId === null ? '-' : escapeLine(pane.paneId),
  pane.pid === null ? '-' : String(pane.pid),
  pane.since === null ? '-' : duration(now - pane.since),
  String(pane.restarts),
  pane.exitCode === null ? '-' : String(pane.exitCode),
];

function cells(pane: RunningPane, paint: Colors, now: number): string[] {
  const words = plain(pane, now);
  return words.map((word, index) => (index === 1 ? colour(pane, paint)(word) : word));
}

/** What its checks have found out: ` (ready, healthy)`. */
function checksOf({ ready, health }: RunningPane): string {
  const words = [ready === true ? 'ready' : null, health && healthWords[health.verdict]];
  const said = words.filter((word) => word !== null);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

const healthWords = {
  healthy: 'healthy',
  unhealthy: 'unhealthy',
  starting: 'health not known yet',
  unknown: 'health unknown',
} as const;

function colour({ state, health }: RunningPane, paint: Colors): (text: string) => string {
  switch (state) {
    case 'running':
      if (health?.verdict === 'unhealthy') return paint.red;
      return health?.verdict === 'unknown' ? paint.yellow : paint.green;
    case 'starting':
    case 'waiting':
    case 'backoff':
      return paint.yellow;
    case 'failed':
    case 'exited':
      return paint.red;
    case 'stopped':
    case 'absent':
      return paint.dim;
  }
}

/** Columns as wide as their widest cell; `measured` has the cells without colours. */
function table(painted: readonly (readonly string[])[], measured: readonly (readonly string[])[]): string {
  const widths = (measured[0] ?? []).map((_, column) =>
    Math.max(...measured.map((row) => stringWidth(row[column] ?? ''))),
  );
  return painted
    .map((row, at) =>
      row
        .map(
          (cell, column) =>
            `${cell}${' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(measured[at]?.[column] ?? '')))}`,
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
