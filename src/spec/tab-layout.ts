/** The `layout` and `panes` of a tab → the layout tree, with every mistake at its place. */
import { isNamedLayout, namedLayout, namedLayouts, type NamedLayoutProblem } from '../layout/named.ts';
import { type LayoutProblem, layoutProblems } from '../layout/problems.ts';
import type { Axis, LayoutNode, Share } from '../layout/tree.ts';
import type { Findings } from './findings.ts';
import { form, paneShare } from './forms.ts';
import { child, entryOf, itemsOf, type SpecNode } from './node.ts';
import { quoted } from './printable.ts';
import { suggestion } from './suggest.ts';
import type { Scope, Texts } from './texts.ts';

/** What the workspace knows of its panes; `place` reports a pane that is unknown or stands elsewhere already. */
export interface Placement {
  /** The leaf key (pane address), or undefined when the pane cannot stand here. */
  place(name: string, node: SpecNode): string | undefined;
  /** The leaf keys that stand for this one; undefined when it is one pane. */
  replicas(key: string): readonly string[] | undefined;
}

export class TabLayout {
  readonly #texts: Texts;
  readonly #findings: Findings;
  readonly #scope: Scope;
  readonly #placement: Placement;
  /** For problems found in the finished tree. */
  readonly #origins = new Map<LayoutNode, SpecNode>();
  readonly #leafNodes = new Map<string, SpecNode>();
  #failed = false;

  constructor(texts: Texts, findings: Findings, scope: Scope, placement: Placement) {
    this.#texts = texts;
    this.#findings = findings;
    this.#scope = scope;
    this.#placement = placement;
  }

  /** Undefined when a finding says why there is none. */
  build(tab: SpecNode): LayoutNode | undefined {
    const layout = child(tab, 'layout');
    const slots = entryOf(tab, 'panes');
    if (layout === undefined) return undefined;
    const tree = layout.kind === 'scalar' ? this.#named(layout, slots?.value) : this.#tree(layout, true);
    if (layout.kind !== 'scalar' && slots !== undefined) {
      this.#findings.add(
        'WZP1515',
        slots.keySpan,
        '`panes` of a tab has no effect beside a layout that is a tree',
        {
          hint: 'write the panes into the layout, or name a layout such as `four_pane_grid`',
        },
      );
      return undefined;
    }
    if (tree === undefined || this.#failed) return undefined;
    const whole = this.#withReplicas(tree, null);
    const problems = layoutProblems(whole);
    for (const problem of problems) this.#report(problem, whole);
    return problems.length > 0 ? undefined : whole;
  }

  /** Replicas stand in equal parts where their pane stands: one above the other in a row, else side by side. */
  #withReplicas(node: LayoutNode, around: Axis | null): LayoutNode {
    const made =
      node.kind === 'split'
        ? { ...node, children: node.children.map((item) => this.#withReplicas(item, node.axis)) }
        : this.#group(node, around);
    const origin = this.#origins.get(node);
    if (origin !== undefined) this.#origins.set(made, origin);
    return made;
  }

  #group(leaf: Extract<LayoutNode, { kind: 'leaf' }>, around: Axis | null): LayoutNode {
    const keys = this.#placement.replicas(leaf.key);
    if (keys === undefined) return leaf;
    const node = this.#leafNodes.get(leaf.key);
    for (const key of keys) if (node !== undefined) this.#leafNodes.set(key, node);
    const share = leaf.share === undefined ? {} : { share: leaf.share };
    const [only] = keys;
    if (keys.length === 1 && only !== undefined) return { kind: 'leaf', key: only, ...share };
    const axis = around === 'row' ? 'column' : 'row';
    return { kind: 'split', axis, children: keys.map((key) => ({ kind: 'leaf', key })), ...share };
  }

  #tree(node: SpecNode, isRoot: boolean): LayoutNode | undefined {
    if (node.kind === 'scalar') return this.#leaf(node, node);
    const group = entryOf(node, 'row') ?? entryOf(node, 'column');
    const share = this.#share(child(node, 'size'), isRoot);
    let made: LayoutNode | undefined;
    if (group === undefined) made = this.#leaf(child(node, 'pane'), node);
    else {
      const children = itemsOf(group.value).map((item) => this.#tree(item, false));
      const known = children.filter((item) => item !== undefined);
      if (known.length < children.length || known.length === 0) this.#failed = true;
      made = { kind: 'split', axis: group.key === 'row' ? 'row' : 'column', children: known };
    }
    const position = entryOf(node, 'position');
    if (position !== undefined) {
      this.#findings.add('WZP1515', position.keySpan, '`position` has no effect in a tree', {
        hint: 'the place in the tree is the position; positions belong to named layouts',
      });
    }
    if (made === undefined) return undefined;
    const result = share === undefined ? made : { ...made, share };
    this.#origins.set(result, node);
    return result;
  }

  #leaf(name: SpecNode | undefined, node: SpecNode): LayoutNode | undefined {
    const text = this.#texts.expandPublic(name, this.#scope, 'the name of a pane');
    const key = text === undefined ? undefined : this.#placement.place(text, name ?? node);
    if (key === undefined) this.#failed = true;
    else this.#leafNodes.set(key, name ?? node);
    return key === undefined ? undefined : { kind: 'leaf', key };
  }

  #share(size: SpecNode | undefined, isRoot: boolean): Share | undefined {
    const text = this.#texts.expandPublic(size, this.#scope, 'a size');
    if (size === undefined || text === undefined) return undefined;
    const share = paneShare(text);
    if (share === null) {
      const { code, what, hint } = form('size');
      this.#findings.add(code, size.span, `size: ${quoted(text)} is not ${what}`, { hint });
      this.#failed = true;
      return undefined;
    }
    if (isRoot) {
      this.#findings.add('WZP1515', size.span, '`size` has no effect on what fills the whole tab', {
        hint: 'remove it',
      });
      return undefined;
    }
    return share;
  }

  #named(layout: SpecNode, slots: SpecNode | undefined): LayoutNode | undefined {
    const name = this.#texts.expandPublic(layout, this.#scope, 'the name of a layout');
    if (name === undefined) return undefined;
    const shares = new Map<string, Share>();
    const panes = itemsOf(slots).flatMap((slot) => {
      const leaf = this.#leaf(slot.kind === 'map' ? child(slot, 'pane') : slot, slot);
      if (leaf?.kind !== 'leaf') return [];
      const share = this.#share(child(slot, 'size'), false);
      if (share !== undefined) shares.set(leaf.key, share);
      const position = this.#texts.expandPublic(child(slot, 'position'), this.#scope, 'a position');
      // Where there is room for any number, each replica has a place of its own.
      const keys = this.#placement.replicas(leaf.key);
      if (keys !== undefined && share === undefined && isNamedLayout(name) && namedLayouts[name] === null) {
        for (const key of keys) this.#leafNodes.set(key, slot);
        return keys.map((key) => ({ key }));
      }
      return [{ key: leaf.key, ...(position === undefined ? {} : { position }) }];
    });
    if (this.#failed) return undefined;
    const result = namedLayout(name, panes);
    if (result.ok) return this.#withShares(result.layout, shares);
    this.#reportNamed(result.problem, layout);
    return undefined;
  }

  #withShares(node: LayoutNode, shares: ReadonlyMap<string, Share>): LayoutNode {
    if (node.kind === 'split')
      return { ...node, children: node.children.map((item) => this.#withShares(item, shares)) };
    const share = shares.get(node.key);
    return share === undefined ? node : { ...node, share };
  }

  #reportNamed(problem: NamedLayoutProblem, layout: SpecNode): void {
    const at = (key: string) => (this.#leafNodes.get(key) ?? layout).span;
    switch (problem.kind) {
      case 'unknown_layout':
        this.#findings.add('WZP1508', layout.span, `unknown layout ${quoted(problem.name)}`, {
          hint: `${suggestion(problem.name, problem.known)}; a tree with one pane is \`layout: { pane: NAME }\``,
        });
        return;
      case 'no_panes':
        this.#findings.add('WZP1509', layout.span, 'a named layout needs panes to fill it', {
          hint: 'add `panes: [NAME, …]` to the tab',
        });
        return;
      case 'too_many_panes':
        this.#findings.add(
          'WZP1509',
          at(problem.keys[0] ?? ''),
          `the layout has room for ${problem.room} panes, and this is one too many`,
          {
            hint: 'put it into another tab, or use a layout for any number such as `grid`',
          },
        );
        return;
      case 'unknown_position':
        this.#findings.add(
          'WZP1510',
          at(problem.key),
          `the layout has no position ${quoted(problem.position)}`,
          {
            hint: suggestion(problem.position, problem.known, 'positions'),
          },
        );
        return;
      case 'position_taken':
        this.#findings.add('WZP1510', at(problem.key), `the position ${quoted(problem.position)} is taken`, {
          hint: `it is that of ${problem.by}`,
        });
    }
  }

  #report(problem: LayoutProblem, tree: LayoutNode): void {
    const { node, first } = this.#at(problem, tree);
    switch (problem.kind) {
      case 'over_full':
        this.#findings.add(
          'WZP1511',
          first.span,
          `the sizes add up to ${round(problem.percent)} %, more than 100 %`,
          {
            hint: 'make them smaller, or leave one child without a size',
          },
        );
        return;
      case 'nothing_left':
        this.#findings.add(
          'WZP1511',
          first.span,
          `the sizes add up to ${round(problem.percent)} % of 100 % and leave nothing for this pane`,
          {
            hint: 'make the others smaller',
          },
        );
        return;
      case 'group_too_small':
        this.#findings.add(
          'WZP1511',
          node.span,
          `${problem.cells} cells do not hold what stands inside: it needs ${problem.needed}`,
          {
            hint: `write at least ${problem.needed}`,
          },
        );
        return;
      case 'share_invalid':
        this.#findings.add('WZP1211', node.span, 'a size that is not a positive number', {
          hint: form('size').hint,
        });
    }
  }

  #at(problem: LayoutProblem, tree: LayoutNode): { node: SpecNode; first: SpecNode } {
    let at = tree;
    for (const index of problem.path) {
      const next: LayoutNode | undefined = at.kind === 'split' ? at.children[index] : undefined;
      if (next !== undefined) at = next;
    }
    const first = this.#leafNodes.get(problem.keys[0] ?? '');
    const node = this.#origins.get(at) ?? first;
    if (node === undefined) throw new Error('a layout problem outside the layout');
    return { node, first: first ?? node };
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;
