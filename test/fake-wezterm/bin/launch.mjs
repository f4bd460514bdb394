// Runs a TypeScript file of the folder above. It is bundled once for each state of the sources and kept under node_modules/.cache.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = join(import.meta.dirname, '..');
const root = join(here, '../..');
const folders = [here, join(root, 'src/backend/simulated'), join(root, 'src/layout/wezterm')];

function bundlePath(name) {
  const hash = createHash('sha1');
  for (const folder of folders) {
    for (const file of readdirSync(folder)) {
      if (file.endsWith('.ts')) hash.update(file).update(readFileSync(join(folder, file)));
    }
  }
  hash.update(readFileSync(import.meta.filename));
  return join(root, 'node_modules/.cache/fake-wezterm', `${name}-${hash.digest('hex').slice(0, 16)}.mjs`);
}

async function bundle(name, outfile) {
  const { build } = await import('esbuild');
  mkdirSync(join(outfile, '..'), { recursive: true });
  const partial = `${outfile}.${process.pid}`;
  await build({
    absWorkingDir: root,
    entryPoints: [join(here, `${name}.ts`)],
    outfile: partial,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  renameSync(partial, outfile); // another process may do the same at the same moment
}

export async function launch(name, launcher) {
  const outfile = bundlePath(name);
  if (!existsSync(outfile)) await bundle(name, outfile);
  const { main } = await import(pathToFileURL(outfile).href);
  await main(launcher);
}
