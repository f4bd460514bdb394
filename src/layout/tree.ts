/**
 * The words of the layout room. A layout is an n-ary tree: a `row` holds its children side by side (it divides columns),
 * a `column` holds them one above the other (it divides rows). One divider cell stands between neighbours.
 * All extents are whole terminal cells, all offsets count from 0 at the top left of the tab.
 */
export type Axis = 'row' | 'column';

/** What a child takes inside its parent, along the parent's axis. Absent: an equal share of the rest. */
export type Share =
  { readonly unit: 'percent'; readonly value: number } | { readonly unit: 'cells'; readonly value: number };

export interface Leaf {
  readonly kind: 'leaf';
  /** The key of what stands here: a pane address, or a pane id of a guest; unique in the tree. */
  readonly key: string;
  readonly share?: Share;
}

export interface Split {
  readonly kind: 'split';
  readonly axis: Axis;
  /** At least one child. A child may have the axis of its parent: its share is then that of the group. */
  readonly children: readonly LayoutNode[];
  readonly share?: Share;
}

/** A layout as a person writes it: proportions, no cells yet. */
export type LayoutNode = Leaf | Split;

export interface Extent {
  readonly cols: number;
  readonly rows: number;
}

export interface Rect extends Extent {
  readonly left: number;
  readonly top: number;
}

export interface PlacedLeaf {
  readonly kind: 'leaf';
  readonly key: string;
  readonly rect: Rect;
}

export interface PlacedSplit {
  readonly kind: 'split';
  readonly axis: Axis;
  readonly rect: Rect;
  /** Two or more; none of them has this split's axis. */
  readonly children: readonly PlacedNode[];
}

/**
 * A layout in cells, normal form: no split with a single child, no split inside a split of the same axis.
 * Two layouts look the same on the screen exactly when their placed trees are equal.
 */
export type PlacedNode = PlacedLeaf | PlacedSplit;
