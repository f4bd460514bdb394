// Bundles src/cli/main.ts into dist/ (or `--outdir DIR`, inside the checkout) in four builds. main.mjs is one file with all that the
// commands need which people wait for: each further file of a module graph costs a millisecond to find and translate. change.mjs is
// the same with all that `apply`, `heal` and `destroy` need; bin/wzp chooses. Everything behind another dynamic import stands in
// chunks/ and is loaded when it is needed. daemon.mjs is the daemon.
import { build } from 'esbuild';
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { thirdPartyLicenses } from './licenses.mjs';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { outdir: { type: 'string' }, metafile: { type: 'string' } } });
const outdir = values.outdir === undefined ? join(root, 'dist') : resolve(values.outdir);

const sources = (paths) => new Set(paths.map((path) => join(root, 'src', path)));

/** Dynamic imports that are part of main.mjs all the same. */
const reading = [
  'cli/handlers/plan.ts',
  'cli/handlers/ps.ts',
  'cli/handlers/show.ts',
  'cli/handlers/version.ts',
  'backend/choose.ts',
  'backend/tmux/tmux-backend.ts',
  'backend/wezterm/backend.ts',
  'backend/wezterm/socket.ts',
  'runner/markers.ts',
  'runner/recall.ts',
];

/** And of change.mjs. */
const changing = [
  ...reading,
  'apply/converge.ts',
  'apply/end-gently.ts',
  'apply/title.ts',
  'backend/stepwise/arrange.ts',
  'backend/wezterm/hands.ts',
  'backend/wezterm/list.ts',
  'cli/handlers/apply.ts',
  'cli/handlers/destroy.ts',
  'cli/handlers/heal.ts',
  'cli/view/progress.ts',
  'runner/end-launch.ts',
  'runner/stop-adopted.ts',
  'spec/check-files.ts',
  'spec/read.ts',
  'spec/resolve.ts',
  'state/lock.ts',
];

const common = {
  absWorkingDir: root,
  outdir,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outExtension: { '.js': '.mjs' },
  sourcemap: true,
  metafile: true,
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  // string-width costs 20 ms at import: the shim knows the widths that matter here.
  alias: existsSync(join(root, 'src/cli/width.ts')) ? { 'string-width': './src/cli/width.ts' } : {},
  banner: {
    js: "import { createRequire as wzpCreateRequire } from 'node:module'; const require = wzpCreateRequire(import.meta.url);",
  },
};

/** What is imported only when it is needed: file → name of its entry in chunks/. */
const cold = new Map();
const setAsideBut = (hot) => ({
  name: 'set-aside',
  setup(bundle) {
    bundle.onResolve({ filter: /./ }, async ({ kind, path, importer, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || path.startsWith('node:') || pluginData === 'again') return undefined;
      const found = await bundle.resolve(path, { kind, importer, resolveDir, pluginData: 'again' });
      if (found.errors.length > 0 || found.external || hot.has(found.path)) return found;
      const name = relative(root, found.path)
        .replace(/^src\//, '')
        .replace(/\.[a-z]+$/, '')
        .replace(/[^a-zA-Z0-9]+/g, '-');
      cold.set(found.path, name);
      return { path: `./chunks/${name}.mjs`, external: true };
    });
  },
});

rmSync(outdir, { recursive: true, force: true });
const main = await build({
  ...common,
  entryPoints: { main: 'src/cli/main.ts' },
  plugins: [setAsideBut(sources(reading))],
});
const change = await build({
  ...common,
  entryPoints: { change: 'src/cli/main.ts' },
  minifyWhitespace: true,
  minifySyntax: true,
  plugins: [setAsideBut(sources(changing))],
});
// The daemon lives long and is one for all: what only commands need would be in its memory for nothing.
const daemon = await build({
  ...common,
  entryPoints: { daemon: 'src/cli/daemon-main.ts' },
  minifyWhitespace: true,
  minifySyntax: true,
  plugins: [setAsideBut(sources(reading))],
});
const rest = await build({
  ...common,
  splitting: true,
  entryPoints: Object.fromEntries([...cold].map(([path, name]) => [`chunks/${name}`, path])),
  chunkNames: 'chunks/shared/[name]-[hash]',
});
if (values.metafile !== undefined) {
  mkdirSync(dirname(values.metafile), { recursive: true });
  writeFileSync(
    values.metafile,
    JSON.stringify({
      inputs: Object.assign({}, ...[main, change, rest, daemon].map(({ metafile }) => metafile.inputs)),
      outputs: Object.assign({}, ...[main, change, rest, daemon].map(({ metafile }) => metafile.outputs)),
    }),
  );
}
const bundled = [main, change, rest, daemon].flatMap(({ metafile }) => Object.keys(metafile.inputs));
writeFileSync(join(outdir, 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicenses(root, bundled));
// The client for programs of others; its types are written down, not made (src/hub/client).
await build({ ...common, entryPoints: { 'hub-client': 'src/hub/hub-client.ts' }, banner: {} });
for (const name of ['hub-client.d.mts', 'hub-types.d.mts'])
  cpSync(join(root, 'src/hub/client', name), join(outdir, name));
mkdirSync(join(outdir, 'runner'), { recursive: true });
cpSync(join(root, 'src/runner/record'), join(outdir, 'runner/record'), { recursive: true });
for (const name of ['runner.sh', 'child.sh']) {
  cpSync(join(root, 'src/runner', name), join(outdir, 'runner', name));
  chmodSync(join(outdir, 'runner', name), 0o755);
}
