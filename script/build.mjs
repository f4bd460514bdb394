// Bundles src/cli/main.ts into dist/ (or `--outdir DIR`, inside the checkout), one chunk per lazily imported part, so that a command loads only what it needs.
import { build } from 'esbuild';
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { outdir: { type: 'string' }, metafile: { type: 'string' } } });
const outdir = values.outdir === undefined ? join(root, 'dist') : resolve(values.outdir);
rmSync(outdir, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/cli/main.ts' },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  sourcemap: true,
  metafile: true,
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  // string-width costs 20 ms at import; the shim answers plain ASCII at once and loads the real one for the rest.
  alias: existsSync(join(root, 'src/cli/width.ts')) ? { 'string-width': './src/cli/width.ts' } : {},
  banner: {
    js: "import { createRequire as wzpCreateRequire } from 'node:module'; const require = wzpCreateRequire(import.meta.url);",
  },
});
if (values.metafile !== undefined) writeFileSync(values.metafile, JSON.stringify(metafile));
mkdirSync(join(outdir, 'runner'), { recursive: true });
for (const name of ['runner.sh', 'child.sh']) {
  const from = join(root, 'src/runner', name);
  if (existsSync(from)) {
    cpSync(from, join(outdir, 'runner', name));
    chmodSync(join(outdir, 'runner', name), 0o755);
  }
}
