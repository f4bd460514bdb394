import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMap, isPair, isScalar, parseDocument, visit } from 'yaml';
import { buildForTest, type Built } from '../cli/support/built.ts';

const folder = join(import.meta.dirname, '../../examples');
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'wezterm-parallel.yaml')));

let built: Built;
let programs: string;
beforeAll(() => {
  built = buildForTest();
  // The shipped template `web_dev` runs npm, and a folder without a package.json would end it.
  programs = join(built.home, 'programs');
  mkdirSync(programs);
  writeFileSync(join(programs, 'npm'), '#!/bin/sh\nexec sleep 1000\n', { mode: 0o755 });
});
afterAll(() => {
  built.remove();
});

/**
 * The same workspaces, tabs, panes and dependencies, but programs that every machine has: each command sleeps, or ends well where
 * somebody waits for that; each probe holds at once.
 */
function harmless(text: string): string {
  const document = parseDocument(text);
  const isEnding = text.includes('completed_successfully');
  visit(document, {
    Pair: (_key, pair) => {
      const key = isScalar(pair.key) ? pair.key.value : null;
      if (key === 'run')
        pair.value = document.createNode(
          isEnding && String(pair.value).includes('migrate') ? 'true' : 'sleep 1000',
        );
      if (key === 'type' && !/^(?:string|integer|number|boolean)$/.test(String(pair.value)))
        pair.value = document.createNode('echo typed');
      if (key === 'ready') pair.value = document.createNode({ exec: ['true'], interval: '100ms' });
      if (key === 'env_file') return visit.REMOVE;
      if (key === 'with' && isMap(pair.value))
        for (const item of pair.value.items)
          if (
            isPair(item) &&
            isScalar(item.value) &&
            typeof item.value.value === 'string' &&
            !/^\d+$|\//.test(item.value.value)
          )
            item.value.value = 'sleep 1000';
      return undefined;
    },
  });
  return document.toString();
}

/** Every folder that a pane of the example starts in. */
const foldersIn = (text: string): string[] =>
  [...text.matchAll(/(?:cwd: |first: |second: )([\w./-]+)/g)].map(([, path = '']) => path);

describe('on a private tmux server', () => {
  it.each(names)('%s is applied, then there is nothing to do', async (name) => {
    const cwd = join(built.home, name);
    mkdirSync(cwd);
    for (const file of readdirSync(join(folder, name))) {
      const text = readFileSync(join(folder, name, file), 'utf8');
      writeFileSync(join(cwd, file), harmless(text));
      for (const path of [
        ...foldersIn(text),
        'packages/ui',
        'packages/config',
        'services/orders',
        'services/users',
      ])
        mkdirSync(join(cwd, path), { recursive: true });
    }
    const socket = join(built.home, `${name}.sock`);
    const env = {
      WZP_TMUX_SOCKET: socket,
      WZP_BACKEND: 'tmux',
      EDITOR: 'sleep 1000 #',
      TMUX: '',
      PATH: `${programs}:${process.env['PATH']}`,
    };
    try {
      const applied = await built.run(['apply', '--yes', '--size', '160x50'], { cwd, env });
      expect(applied, applied.stderr).toMatchObject({ code: 0 });
      const planned = await built.run(['plan', '--detailed-exitcode'], { cwd, env });
      expect(planned.stdout).toMatch(/^No changes\. \d+ panes? match/m);
      expect(planned.code).toBe(0);
    } finally {
      if (existsSync(socket)) execFileSync('tmux', ['-S', socket, 'kill-server']);
    }
  });
});
