/** Words for a completion that only files can tell: addresses of the spec, names of templates and schemas. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { codes } from '../../diagnostics/codes.ts';
import { configFolder } from '../../spec/find.ts';
import { loadSpec } from '../../spec/load.ts';
import { child, entriesOf } from '../../spec/node.ts';
import { parseFile } from '../../spec/parse.ts';
import { shippedFolder, templateNamesIn } from '../../spec/read.ts';
import { userPaths } from '../../state/paths.ts';
import type { Context } from '../context.ts';
import { packageRoot } from '../package.ts';
import type { Candidate, Dynamic } from './words.ts';

export async function dynamicWords(
  context: Context,
  kinds: readonly Dynamic[],
  files: readonly string[],
): Promise<readonly Candidate[]> {
  const lists = await Promise.all(kinds.map((kind) => wordsOf(context, kind, files)));
  return lists.flat();
}

async function wordsOf(context: Context, kind: Dynamic, files: readonly string[]): Promise<Candidate[]> {
  switch (kind) {
    case 'address':
      return addresses(context, files);
    case 'workspace':
      return (await addresses(context, files)).filter(({ word }) => !/[:/]/.test(word));
    case 'template': {
      const folders = [join(configFolder(context.env, context.user.home), 'templates'), shippedFolder()];
      return [...new Set(folders.flatMap(templateNamesIn))].sort().map(bare);
    }
    case 'code':
      return Object.entries(codes).map(([word, describe]) => ({ word, describe }));
    case 'schema':
      return readdirSync(join(packageRoot(), 'schemas'))
        .flatMap((file) => /^(.*)\.schema\.json$/.exec(file)?.[1] ?? [])
        .map(bare);
  }
}

const bare = (word: string): Candidate => ({ word, describe: '' });

/** Of a spec with errors those of its workspaces and panes that can be read; nothing is ever said about the errors. */
async function addresses({ cwd, env, user }: Context, files: readonly string[]): Promise<Candidate[]> {
  const cache = join(userPaths(env, user).runtime, 'specs');
  const { desired, sources } = await loadSpec({ cwd, env, files, home: user.home }, cache);
  if (desired !== undefined)
    return desired.workspaces.flatMap((workspace) => [
      { word: workspace.name, describe: 'workspace' },
      ...workspace.tabs.map(({ address }) => ({ word: address, describe: 'tab' })),
      ...workspace.panes.map(({ address, process }) => ({
        word: address,
        describe: process.kind === 'text' ? process.text.shown : 'pane',
      })),
    ]);
  return (sources?.files ?? []).flatMap((file) =>
    [...entriesOf(child(parseFile(file).node, 'workspaces'))].flatMap(({ key, value }) => [
      { word: key, describe: 'workspace' },
      ...[...entriesOf(child(value, 'panes'))].map((pane) => ({
        word: `${key}/${pane.key}`,
        describe: 'pane',
      })),
    ]),
  );
}
