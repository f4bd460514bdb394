/** Planning at size, inside one process: time, memory and growth. Bundled and run by `script/bench.mjs`. */
import { windowId, paneId, tabId, type ObservedServer } from '../../src/backend/backend.ts';
import { leavesOf, mapKeys, rectsOf } from '../../src/layout/placed.ts';
import type { Plan } from '../../src/plan/model.ts';
import { plan } from '../../src/plan/plan.ts';
import { isEmpty } from '../../src/plan/summary.ts';
import { resolveSpec } from '../../src/spec/resolve.ts';
import type { Desired } from '../../src/spec/desired.ts';

const options = {
  mode: 'apply' as const,
  target: [],
  exclude: [],
  replace: [],
  size: { cols: 200, rows: 50 },
  reordersTabs: true,
  movesPanes: true,
  serverName: (name: string) => name,
};
const nothing = { server: null, processes: new Map() };

function desiredOf(workspaces: number): Desired {
  const row = ['a', 'b', 'c', 'd'].map((group) => ({
    column: [1, 2, 3, 4].map((index) => `${group}${index}`),
  }));
  const panes = Object.fromEntries(
    row.flatMap(({ column }) => column.map((name) => [name, { run: `serve ${name}` }])),
  );
  const spec = {
    version: 1,
    name: 'big',
    workspaces: Object.fromEntries(
      Array.from({ length: workspaces }, (_, index) => [
        `w${index}`,
        { tabs: [{ name: 'all', layout: { row } }], panes },
      ]),
    ),
  };
  const file = {
    path: '/p/wezterm-parallel.yaml',
    shown: 'wezterm-parallel.yaml',
    role: 'main' as const,
    text: JSON.stringify(spec),
  };
  const resolved = resolveSpec(
    { format: 1, root: '/p', files: [file], templates: [], templateNames: [] },
    { env: {}, envFiles: new Map(), home: '/', shell: '/bin/sh' },
  );
  if (!resolved.value)
    throw new Error(`the bench's own spec is wrong: ${resolved.diagnostics[0]?.message ?? ''}`);
  return resolved.value;
}

const empty: ObservedServer = {
  backend: 'tmux',
  id: 'bench',
  incarnation: '1',
  version: '3.4',
  tabs: [],
  visible: null,
  focused: null,
  workspaceOwners: new Map(),
};

/** The server as it is after that plan. */
function standing(desired: Desired, made: Plan): ObservedServer {
  const panes = new Map(
    desired.workspaces.flatMap((workspace) => workspace.panes.map((pane) => [pane.address, pane] as const)),
  );
  let next = 0;
  const tabs = made.goal.workspaces.flatMap((workspace, at) =>
    workspace.tabs.map((tab, index) => {
      const ids = new Map(leavesOf(tab.tree).map((address) => [address, paneId(`%${next++}`)]));
      const tree = mapKeys(tab.tree, (address) => ids.get(address) ?? address);
      const rects = rectsOf(tree);
      return {
        id: tabId(`@${at}.${index}`),
        windowId: windowId(`$${at}`),
        workspace: workspace.serverName,
        title: tab.title,
        index,
        size: options.size,
        tree,
        zoomed: null,
        marker: { project: desired.project.key, tab: tab.title },
        panes: [...ids].map(([address, id]) => ({
          id,
          rect: rects.get(id) ?? tree.rect,
          active: false,
          title: '',
          cwd: '/p',
          tty: null,
          pid: 1,
          dead: false,
          marker: {
            project: desired.project.key,
            address,
            launch: `l${id}`,
            digest: panes.get(address)?.publicDigest ?? '',
            tab: tab.title,
          },
        })),
      };
    }),
  );
  return {
    ...empty,
    tabs,
    workspaceOwners: new Map(
      made.goal.workspaces.map((workspace) => [workspace.serverName, desired.project.key]),
    ),
  };
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const start = performance.now();
  const value = work();
  return { value, ms: performance.now() - start };
}

const results: Record<string, number> = {};
for (const size of [100, 1000]) {
  const desired = timed(() => desiredOf(size));
  const create = timed(() => plan(desired.value, empty, nothing, options));
  const server = standing(desired.value, create.value);
  const best = Math.min(
    ...[1, 2, 3].map(() => timed(() => plan(desired.value, server, nothing, options)).ms),
  );
  const again = plan(desired.value, server, nothing, options);
  if (!isEmpty(again))
    throw new Error(
      `the bench's own world is wrong: ${JSON.stringify(again.changes.find((c) => c.action !== 'no-op'))}`,
    );
  results[`resolve_${size}`] = desired.ms;
  results[`create_${size}`] = create.ms;
  results[`unchanged_${size}`] = best;
}
results['rss_mib'] = process.memoryUsage().rss / 2 ** 20;
process.stdout.write(JSON.stringify(results));
