/** What processes may use: one of them, and all of a project together. */
import type { DesiredWorkspace, PaneLimits, ProjectLimits } from './desired.ts';
import { countNumber, sizeBytes } from './forms.ts';
import { child, type SpecNode } from './node.ts';
import type { Scope } from './texts.ts';
import { readValue, type ValueSurroundings } from './values.ts';

export function readPaneLimits(
  node: SpecNode | undefined,
  scope: Scope,
  around: ValueSurroundings,
): PaneLimits | null {
  const memory = readValue(around, child(node, 'memory'), scope, 'memory', 'bytes', sizeBytes);
  const action = around.texts.expandPublic(child(node, 'action'), scope, '`action`');
  if (memory === undefined || memory === 0) return null;
  return { memory, action: action === 'stop' ? 'stop' : 'restart' };
}

/** A spec with more panes than it allows itself is told so here. */
export function readProjectLimits(
  node: SpecNode | undefined,
  workspaces: readonly DesiredWorkspace[],
  scope: Scope,
  around: ValueSurroundings,
): ProjectLimits | null {
  const memory = readValue(around, child(node, 'memory'), scope, 'memory', 'bytes', sizeBytes);
  const panesNode = child(node, 'panes');
  const most = readValue(around, panesNode, scope, 'panes', 'count', countNumber);
  const count = workspaces.reduce((sum, { panes }) => sum + panes.length, 0);
  if (panesNode !== undefined && most !== undefined && count > most)
    around.findings.add('WZP1518', panesNode.span, `the spec has ${count} panes, and its limit is ${most}`, {
      hint: 'remove panes or replicas, or raise the limit',
    });
  return memory === undefined || memory === 0 ? null : { memory };
}
