/** A YAML text as a tree of entries that know their comments: what the formatter reorders and prints. */
import type { Node as YamlNode } from 'yaml';

export interface Comment {
  /** With the `#`, without the line break. */
  readonly text: string;
  /** An empty line stands above it. */
  readonly isApart: boolean;
  /** Of the `#` in the text. */
  readonly offset: number;
}

/** One pair of a mapping or one item of a list. */
export interface Entry {
  /** Null for items of a list. */
  readonly key: YamlNode | null;
  /** The key as a plain text; empty for items. */
  readonly name: string;
  readonly value: Value | null;
  /** Offset of its first character. */
  readonly start: number;
  /** The collection that it is in. */
  readonly parent: Collection;
  /** The comments above it. */
  leading: Comment[];
  /** The comment behind it on its line; further ones join those above. */
  trailing: string | null;
  /** An empty line stands above it, or above its first comment. */
  isApart: boolean;
}

export interface Collection {
  readonly kind: 'map' | 'list';
  readonly node: YamlNode;
  readonly start: number;
  /** Offset behind its last character. */
  readonly end: number;
  /** Column in the source, from 0: of the keys of a mapping, of the dashes of a list. */
  readonly column: number;
  /** The entry whose value it is; null for the whole document. */
  readonly holder: Entry | null;
  isFlow: boolean;
  entries: Entry[];
  /** The comments behind the last entry. */
  ending: Comment[];
}

export interface Leaf {
  readonly kind: 'leaf';
  readonly node: YamlNode;
}

export type Value = Collection | Leaf;

/** A text that could be read: its tree, and the comments at the top that belong to the whole file. */
export interface FormatTree {
  readonly root: Collection;
  readonly header: readonly Comment[];
  /** The texts of all comments, in their order. */
  readonly comments: readonly string[];
}
