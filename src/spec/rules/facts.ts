/** What the rules of `wzp validate` look at: a spec as it was read, and what was made of it. */
import type { DependingPane } from '../depend.ts';
import type { DesiredWorkspace } from '../desired.ts';
import type { Findings } from '../findings.ts';
import type { SpecNode } from '../node.ts';
import type { SpecFile } from '../source.ts';
import type { Scope, Texts } from '../texts.ts';

export interface ReadFile {
  readonly file: SpecFile;
  readonly node: SpecNode;
}

export interface RuleFacts {
  /** Spec and template files, as they were written. */
  readonly files: readonly ReadFile[];
  /** The spec files merged, panes that were defined in layouts among the panes. */
  readonly spec: SpecNode;
  /** Templates by name. */
  readonly templates: ReadonlyMap<string, SpecNode>;
  /** Every pane with its keys, those of its template included. */
  readonly panes: readonly DependingPane[];
  readonly workspaces: readonly DesiredWorkspace[];
  readonly texts: Texts;
  /** What `{{…}}` stands for at the top level. */
  readonly scope: Scope;
}

/** Looks for one kind of mistake; what it finds are warnings. */
export type Rule = (facts: RuleFacts, findings: Findings) => void;
