import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  paneId,
  tabId,
  windowId,
  type ArrangeGoal,
  type LeafSource,
  type ObservedServer,
  type ObservedTab,
  type TabGoal,
} from '../../src/backend/backend.ts';
import { lower } from '../../src/backend/stepwise/lower.ts';
import { regions } from '../../src/backend/stepwise/regions.ts';
import { describe as inWords } from '../../src/backend/stepwise/step.ts';
import { lowerArrangement } from '../../src/backend/tmux/lower.ts';
import type { TmuxCommand } from '../../src/backend/tmux/quote.ts';
import { resolve } from '../../src/backend/tmux/resolve.ts';
import { emptyServer } from '../../src/backend/tmux/server.ts';
import { graftGuests } from '../../src/layout/graft.ts';
import { inferTree } from '../../src/layout/infer.ts';
import { drawLayout } from '../../src/layout/picture.ts';
import { leavesOf, rectsOf } from '../../src/layout/placed.ts';
import { sizedLayout } from '../../src/layout/sized.ts';
import { solve } from '../../src/layout/solve.ts';
import { agreement } from '../../src/layout/transform.ts';
import type { Extent, LayoutNode, PlacedNode } from '../../src/layout/tree.ts';
import { ungrafted } from '../../src/layout/ungraft.ts';
import { layoutText, placedText } from '../../src/plan/shape.ts';
import { layout } from '../support/worlds.ts';

const page = readFileSync(new URL('../../docs/layout.md', import.meta.url), 'utf8');

interface Example {
  readonly kind: string;
  readonly argument: string;
  /** Lines before the word that leads to the answer. */
  readonly given: readonly string[];
  readonly answer: string;
}

const words = /\n(?:gives|draws|names|stands|keeps|rebuilds|takes|runs)\n/;
const examples = [...page.matchAll(/<!-- example: (\w+) ?(\S*) -->\n\n```text\n([^]*?)\n```/g)].map(
  ([, kind = '', argument = '', body = '']): Example => {
    const parts = body.split(words);
    return { kind, argument, given: parts.slice(0, -1).join('\n').split('\n'), answer: parts.at(-1) ?? '' };
  },
);

const parse = (text: string | undefined): LayoutNode => {
  const strip = (node: LayoutNode): LayoutNode =>
    node.kind === 'leaf'
      ? { ...node, key: node.key.slice(1) }
      : { ...node, children: node.children.map(strip) };
  return strip(layout(text ?? '', ''));
};
const extentOf = (text: string): Extent => {
  const [cols = 0, rows = 0] = text.split('x').map(Number);
  return { cols, rows };
};
const solved = (node: LayoutNode, extent: Extent): PlacedNode => {
  const result = solve(node, extent);
  if (!result.ok) throw new Error(`${result.key} does not fit`);
  return result.tree;
};
/** A tree in cells: its extent is the sum of its parts, across them what the other axis says, else anything. */
const placed = (text: string | undefined): PlacedNode => {
  const node = parse(text);
  const along = (one: LayoutNode, axis: 'row' | 'column'): number => {
    if (one.kind === 'leaf') return 1;
    const sizes = one.children.map((child) =>
      one.axis === axis ? (child.share?.value ?? along(child, axis)) : along(child, axis),
    );
    return one.axis === axis ? sizes.reduce((sum, size) => sum + size, sizes.length - 1) : Math.max(...sizes);
  };
  return solved(node, { cols: Math.max(20, along(node, 'row')), rows: Math.max(20, along(node, 'column')) });
};
const inTab = (text: string | undefined, size: string): PlacedNode => solved(parse(text), extentOf(size));

function tabOf(tree: PlacedNode): ObservedTab {
  return {
    id: tabId('@0'),
    windowId: windowId('$0'),
    workspace: 'dev',
    title: 'code',
    index: 0,
    size: tree.rect,
    tree,
    zoomed: null,
    marker: { project: 'p', tab: 'dev:code' },
    panes: leavesOf(tree).map((key, index) => ({
      id: paneId(key),
      rect: rectsOf(tree).get(key) ?? tree.rect,
      active: index === 0,
      title: '',
      cwd: null,
      tty: null,
      pid: 1,
      dead: false,
      marker: null,
    })),
  };
}

function goalOf(tree: PlacedNode): ArrangeGoal {
  const tab: TabGoal = {
    address: 'dev:code',
    title: 'code',
    tab: tabId('@0'),
    tree,
    renew: false,
    window: '',
    active: leavesOf(tree)[0] ?? null,
    zoomed: null,
    sources: new Map(
      leavesOf(tree).map((key): [string, LeafSource] => [key, { kind: 'existing', id: paneId(key) }]),
    ),
  };
  return {
    evict: [],
    focus: null,
    workspaces: [{ project: 'p', name: 'dev', serverName: 'dev', tabs: [tab] }],
  };
}

const server = (tree: PlacedNode): ObservedServer => ({
  ...emptyServer('/s'),
  backend: 'wezterm',
  incarnation: '1',
  tabs: [tabOf(tree)],
});

function tmuxCommands(before: PlacedNode, after: PlacedNode): string[] {
  const seen = {
    ...emptyServer('/s'),
    incarnation: '1-1',
    tabs: [tabOf(before)],
    sessions: [
      { id: windowId('$0'), name: 'dev', owner: 'p', attached: false, idle: false, current: tabId('@0') },
    ],
  };
  const goal = goalOf(after);
  const lines = lowerArrangement(goal, resolve(goal, seen, new Map()), seen, []);
  const flat = (command: TmuxCommand): TmuxCommand[] => {
    const block = command.find((word) => typeof word !== 'string');
    return typeof block === 'object' ? block.block.flatMap(flat) : [command];
  };
  return lines
    .flat()
    .flatMap(flat)
    .flatMap((command) => {
      if (command[0] === 'select-layout') return ['select-layout'];
      return command[0] === 'swap-pane' ? [command.map(String).join(' ')] : [];
    });
}

const answers: Readonly<Record<string, (example: Example) => string>> = {
  solve: ({ given, argument }) => placedText(inTab(given[0], argument)),
  picture: ({ given, argument }) =>
    drawLayout(placedIn50(given[0]), { width: Number(argument), maxHeight: 11, label: (key) => key }).join(
      '\n',
    ),
  misfit: ({ given, argument }) => {
    const result = solve(parse(given[0]), extentOf(argument));
    return result.ok ? 'nothing' : `${result.key}, smallest ${result.smallest.cols}x${result.smallest.rows}`;
  },
  sized: ({ given }) => layoutText(sizedLayout(placed(given[0]))),
  infer: ({ given }) => {
    const panes = given.map((line) => {
      const [, key = '', ...numbers] = /^(\S+) (\d+),(\d+) (\d+)x(\d+)$/.exec(line) ?? [];
      const [left = 0, top = 0, cols = 0, rows = 0] = numbers.map(Number);
      return { key, rect: { left, top, cols, rows } };
    });
    const tree = inferTree(panes);
    return tree === null ? 'no tree' : placedText(tree);
  },
  graft: ({ given, argument }) => {
    const observed = inTab(given[1], argument);
    const guests = new Set(leavesOf(observed).filter((key) => key.startsWith('g')));
    return placedText(solved(graftGuests(parse(given[0]), observed, guests), extentOf(argument)));
  },
  ungraft: ({ given }) => {
    const made = ungrafted(placed(given[0]), new Set(['g']));
    return made?.exact === true ? layoutText(made.layout) : 'nothing';
  },
  agreement: ({ given }) => {
    const roomy = { cols: 999, rows: 999 };
    return agreement(solved(parse(given[0]), roomy), solved(parse(given[1]), roomy)).kept.join(' ');
  },
  regions: ({ given, argument }) =>
    regions(inTab(given[0], argument), inTab(given[1], argument))
      .map(({ current, part }) => `${current.join(' ')}: ${placedText(part)}`)
      .join('\n'),
  steps: ({ given, argument }) => {
    const lowered = lower(goalOf(inTab(given[1], argument)), server(inTab(given[0], argument)), {
      movesWithinTab: true,
    });
    return lowered.steps
      .filter(({ step }) => step.kind === 'attach' || step.kind === 'detach')
      .map(({ step }) => inWords(step, (ref) => ref))
      .join('\n');
  },
  tmux: ({ given, argument }) =>
    tmuxCommands(inTab(given[0], argument), inTab(given[1], argument)).join('\n'),
};

const placedIn50 = (text: string | undefined): PlacedNode => inTab(text, '200x50');

describe('docs/layout.md', () => {
  it('has examples of all kinds, and no number block without a test', () => {
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(Object.keys(answers)));
    expect(examples).toHaveLength(page.match(/^```text$/gm)?.length ?? 0);
  });

  it.each(examples.map((example) => [`${example.kind}: ${example.given.join(' / ')}`, example] as const))(
    '%s',
    (_title, example) => {
      expect(answers[example.kind]?.(example)).toBe(example.answer);
    },
  );

  it('is right about the bound on calls', async () => {
    const { randomPlaced, seeded, shuffled } = await import('../support/random-layouts.ts');
    for (let seed = 1; seed <= 400; seed++) {
      const random = seeded(seed);
      const keys = Array.from({ length: 2 + Math.floor(random() * 11) }, (_, index) => String(index));
      const before = randomPlaced(random, keys, { cols: 200, rows: 60 });
      const after = randomPlaced(random, shuffled(random, keys), { cols: 200, rows: 60 });
      const rebuilt = regions(before, after).reduce((sum, { current }) => sum + current.length - 1, 0);
      const { steps } = lower(goalOf(after), server(before), { movesWithinTab: true });
      const calls = steps.filter(({ step }) => step.kind === 'attach' || step.kind === 'detach').length;
      expect(calls, `seed ${seed}`).toBeLessThanOrEqual(2 * rebuilt);
      expect(calls, `seed ${seed}`).toBeGreaterThanOrEqual(agreement(before, after).moved.length);
    }
  });
});
