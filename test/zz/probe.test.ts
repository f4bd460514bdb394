import { it } from 'vitest';
import { spawnCommander } from '../../src/backend/spawn-commander.ts';
import { recording } from '../support/recording-commander.ts';
import { weztermServer, personAt, fakeWezterm } from '../support/wezterm-server.ts';
import { Place } from '../conformance/world.ts';
import { randomBy, randomTree, shuffled } from '../conformance/random.ts';
it('x', async () => {
  const dir = process.env['WZP_TEST_WEZTERM_DIR'] ?? fakeWezterm;
  const rect = { left: 0, top: 0, cols: 200, rows: 50 };
  const names = Array.from({ length: 16 }, (_, i) => `p${i}`);
  const r = randomBy(5);
  const count = async (label: string, before: any, world: any) => {
    const server = await weztermServer(dir);
    const commander = recording(spawnCommander());
    const here = new Place({ backend: server.backend(commander), size: { cols: 200, rows: 50 }, runsProcesses: true, person: personAt(server), close: () => Promise.resolve(server.end()) });
    if (before) await here.become(before);
    const goal = here.goal(world, await here.observe());
    const from = commander.commands.length - 1; // with the observe
    const t = performance.now();
    const res = await here.backend.arrange(goal, await here.observe(), here.journal);
    const ms = performance.now() - t;
    const calls: Record<string, number> = {};
    for (const { request } of commander.commands.slice(from + 1)) { const a = request.argv; const c = a[1] === '--version' ? 'version' : a[a.indexOf('cli') + 2]!; calls[c] = (calls[c] ?? 0) + 1; }
    console.log(label, commander.commands.length - from - 1, JSON.stringify(calls), Math.round(ms), res.ok && res.value.failed.length);
    await here.close();
  };
  const four = (order: string[]) => Object.fromEntries([0, 1, 2, 3].map((t) => [`t${t}`, randomTree(r, order.slice(t * 4, t * 4 + 4), rect)]));
  await count('create 16 in one tab', null, { dev: { code: randomTree(r, names, rect) } });
  await count('create 16 in four tabs', null, { dev: four(names) });
  await count('relayout 16 in one tab', { dev: { code: randomTree(r, names, rect) } }, { dev: { code: randomTree(r, shuffled(r, names), rect) } });
  await count('relayout 8 in one tab', { dev: { code: randomTree(r, names.slice(0, 8), rect) } }, { dev: { code: randomTree(r, shuffled(r, names.slice(0, 8)), rect) } });
  await count('shuffle 16 in four tabs', { dev: four(names) }, { dev: four(shuffled(r, names)) });
});
