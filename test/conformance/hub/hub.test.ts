/** The script for other implementers, run against our own hub. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildForTest, type Built } from '../../cli/support/built.ts';
import { socketOf } from '../../hub/desk.ts';
import { kinds, stand } from '../../live/stand.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => built.remove());

const script = join(import.meta.dirname, 'run.mjs');
const run = (...args: readonly string[]): Promise<{ code: number | null; text: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
    child.once('close', (code) => resolve({ code, text }));
  });

it.each(kinds)('our hub passes the conformance script on %s', async (_kind, where) => {
  const at = await stand(built, where);
  at.write(`version: 1
name: shop
workspaces:
  dev: { tabs: [{ name: code, layout: { row: [a, b] } }], panes: { a: { run: cat }, b: { run: cat } } }
`);
  await at.done('apply', '--yes');
  await at.done('daemon', 'start');
  try {
    const { code, text } = await run(socketOf(at), '--pane', 'shop:dev/a');
    expect(text).toContain(' 0 failed, 0 left out');
    expect(code).toBe(0);
  } finally {
    await at.done('daemon', 'stop');
    at.end();
  }
});

it('says how it is called', async () => {
  expect(await run()).toEqual({ code: 2, text: expect.stringContaining('usage:') as string });
});
