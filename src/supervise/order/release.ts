/** Which of the panes that wait may be started now, and which never will be. Pure. */
import type { Condition } from '../../spec/desired.ts';
import { conditionsText, judge, type Blocked, type Standing } from './conditions.ts';

export interface Waiting {
  readonly address: string;
  readonly dependsOn: ReadonlyMap<string, Condition>;
}

export interface Release {
  /** Everything that they wait for is true. */
  readonly start: readonly string[];
  readonly blocked: ReadonlyMap<string, Blocked>;
  /** Address → what it still waits for: `dev/db to be ready`. */
  readonly open: ReadonlyMap<string, string>;
  /** Panes whose readiness somebody waits for and nobody knows yet. */
  readonly probe: ReadonlySet<string>;
}

const nothing: Standing = {
  state: 'absent',
  exitCode: null,
  hasRun: false,
  ready: false,
  manual: false,
  notReady: null,
  blocked: null,
};

/** A pane that is blocked blocks those that depend on it, in the same step. */
export function release(waiting: readonly Waiting[], standing: ReadonlyMap<string, Standing>): Release {
  const start: string[] = [];
  const open = new Map<string, string>();
  const probe = new Set<string>();
  const blocked = blockedAmong(waiting, standing);
  for (const { address, dependsOn } of waiting) {
    if (blocked.has(address)) continue;
    const rest = [...dependsOn].filter(
      ([other, condition]) => judge(condition, standing.get(other) ?? nothing).kind !== 'met',
    );
    if (rest.length === 0) start.push(address);
    else open.set(address, conditionsText(rest));
    for (const [other, condition] of rest)
      if (condition === 'ready' && standing.get(other)?.state === 'running') probe.add(other);
  }
  return { start, blocked, open, probe };
}

function blockedAmong(
  waiting: readonly Waiting[],
  standing: ReadonlyMap<string, Standing>,
): ReadonlyMap<string, Blocked> {
  const blocked = new Map<string, Blocked>();
  for (let grown = true; grown;) {
    grown = false;
    for (const { address, dependsOn } of waiting) {
      if (blocked.has(address)) continue;
      const found = firstObstacle(dependsOn, standing, blocked);
      if (found === null) continue;
      blocked.set(address, found);
      grown = true;
    }
  }
  return blocked;
}

/** A failure rather than something that is as it should be. */
function firstObstacle(
  dependsOn: ReadonlyMap<string, Condition>,
  standing: ReadonlyMap<string, Standing>,
  blocked: ReadonlyMap<string, Blocked>,
): Blocked | null {
  let harmless: Blocked | null = null;
  for (const [other, condition] of dependsOn) {
    const known = standing.get(other) ?? nothing;
    const verdict = judge(condition, { ...known, blocked: blocked.get(other) ?? known.blocked });
    if (verdict.kind !== 'never') continue;
    const obstacle = { reason: `${other} ${verdict.reason}`, isFailure: verdict.isFailure };
    if (obstacle.isFailure) return obstacle;
    harmless ??= obstacle;
  }
  return harmless;
}
