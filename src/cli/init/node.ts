/** package.json: scripts of the project and of its workspaces, run by the package manager whose lock file is there. */
import { paneName, type ProjectFiles, type ProposedPane } from './proposal.ts';

/** Scripts that run until they are stopped, the likeliest first; one of the first group is enough. */
const servers = ['dev', 'start', 'serve'];
const others = ['watch', 'storybook', 'worker', 'docs:dev', 'codegen:watch'];
const mostPackages = 6;

const managers: readonly (readonly [lockFile: string, run: string])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun run'],
  ['bun.lockb', 'bun run'],
  ['package-lock.json', 'npm run'],
];

export function nodePanes(files: ProjectFiles): ProposedPane[] {
  const top = packageAt(files, '');
  if (top === null) return [];
  const run = managers.find(([lockFile]) => files.read(lockFile) !== null)?.[1] ?? 'npm run';
  const own = panesOf(top, run, null);
  const patterns = workspacePatterns(files, top);
  const packages = patterns.flatMap((pattern) => foldersOf(files, pattern)).slice(0, mostPackages);
  const inside = packages.flatMap((folder) => {
    const found = packageAt(files, folder);
    const [server] = found === null ? [] : panesOf(found, run, folder);
    if (server === undefined || server.kind !== 'run') return [];
    // The script at the top usually starts those of the packages.
    return [
      {
        ...server,
        name: paneName(folder.split('/').at(-1) ?? ''),
        isUsual: !own.some(({ kind }) => kind === 'run'),
      },
    ];
  });
  return [...own, ...inside];
}

interface Package {
  readonly scripts: ReadonlyMap<string, string>;
  readonly workspaces: readonly string[];
}

function packageAt(files: ProjectFiles, folder: string): Package | null {
  const text = files.read(folder === '' ? 'package.json' : `${folder}/package.json`);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    const scripts = Object.entries(member(value, 'scripts') ?? {});
    const workspaces = member(value, 'workspaces');
    const list = Array.isArray(workspaces) ? workspaces : member(workspaces, 'packages');
    return {
      scripts: new Map(scripts.flatMap(([name, line]) => (typeof line === 'string' ? [[name, line]] : []))),
      workspaces: Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [],
    };
  } catch {
    return null; // a package.json that cannot be read runs nothing
  }
}

function member(value: unknown, key: string): object | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
  const found: unknown = (value as Record<string, unknown>)[key]; // own key, just checked
  return typeof found === 'object' ? found : null;
}

function panesOf({ scripts }: Package, run: string, cwd: string | null): ProposedPane[] {
  const where = cwd === null ? 'package.json' : `${cwd}/package.json`;
  const pane = (script: string, kind: 'run' | 'type', isUsual: boolean): ProposedPane => ({
    name: paneName(script),
    kind,
    command: `${run} ${script}`,
    cwd,
    from: `${where}, script ${script}`,
    isUsual,
  });
  // A name like "a; b" would be two commands.
  const has = (script: string): boolean => scripts.has(script) && /^[\w:.-]+$/.test(script);
  const [server, ...spare] = servers.filter(has);
  const tests = ['test:watch', 'test'].find(has);
  return [
    ...(server === undefined ? [] : [{ ...pane(server, 'run', true), name: 'server' }]),
    ...spare.map((script) => pane(script, 'run', false)),
    ...others.filter(has).map((script) => pane(script, 'run', false)),
    ...(tests === undefined ? [] : [{ ...pane(tests, 'type', true), name: 'tests' }]),
  ];
}

function workspacePatterns(files: ProjectFiles, top: Package): readonly string[] {
  const pnpm = files.read('pnpm-workspace.yaml') ?? '';
  const listed = [...pnpm.matchAll(/^\s*-\s*['"]?([^'"#\s]+)['"]?\s*$/gm)].map(([, pattern = '']) => pattern);
  return [...top.workspaces, ...listed].filter((pattern) => !pattern.startsWith('!'));
}

/** Folders of `packages/*` or `apps/web`; other patterns are not needed for a proposal. */
function foldersOf(files: ProjectFiles, pattern: string): readonly string[] {
  const clean = pattern.replace(/^\.\//, '').replace(/\/$/, '');
  if (clean.startsWith('/') || clean.split('/').includes('..')) return [];
  const [, parent] = /^([\w@./-]+)\/\*\*?$/.exec(clean) ?? [];
  if (parent !== undefined) return files.folders(parent).map((name) => `${parent}/${name}`);
  return /[*?{]/.test(clean) ? [] : [clean];
}
