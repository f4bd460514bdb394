/** The plan as `wzp plan --json` prints it: section 4 of the contract, `schemas/plan.schema.json`. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PlacedNode } from '../layout/tree.ts';
import type { Json } from '../spec/desired.ts';
import type { Plan } from './model.ts';
import { summary } from './summary.ts';

export interface DocumentFacts {
  readonly wzpVersion: string;
  /** ISO 8601 */
  readonly createdAt: string;
}

export type JsonObject = { readonly [key: string]: Json };

/** Nothing in it is secret: settings appear as they may be shown. */
export function planDocument(plan: Plan, { wzpVersion, createdAt }: DocumentFacts): JsonObject {
  return {
    format_version: '1.0',
    wzp_version: wzpVersion,
    project: plan.desired.project.name,
    backend: plan.server.backend,
    server: { id: plan.server.id, incarnation: plan.server.incarnation },
    spec_digest: plan.desired.specDigest,
    created_at: createdAt,
    applyable: plan.applyable,
    summary: { ...summary(plan) },
    changes: plan.changes.map((change) => ({
      ...change,
      fields: change.fields.map((field) => ({ ...field })),
    })),
    drift: plan.drift.map((drift) => ({ ...drift })),
    unmanaged: plan.unmanaged.map((pane) => ({ ...pane })),
    layouts: plan.layouts.map(({ address, before, after, moved }) => ({
      address,
      before: before === null ? null : treeJson(before),
      after: after === null ? null : treeJson(after),
      moved,
    })),
    diagnostics: plan.diagnostics.map(diagnosticJson),
  };
}

/**
 * A leaf is `{ "pane": key, "left", "top", "cols", "rows" }` in cells, a split `{ "row": […] }` or `{ "column": […] }`.
 * Keys are addresses of panes of the project, and pane ids of others.
 */
export function treeJson(node: PlacedNode): JsonObject {
  if (node.kind === 'split') return { [node.axis]: node.children.map(treeJson) };
  const { left, top, cols, rows } = node.rect;
  return { pane: node.key, left, top, cols, rows };
}

export function diagnosticJson({ code, severity, message, hint, address, place }: Diagnostic): JsonObject {
  return {
    code,
    severity,
    message,
    hint: hint ?? null,
    address: address ?? null,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
  };
}
