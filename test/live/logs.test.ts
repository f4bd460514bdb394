/** The key `log`, through the built program: on tmux the server hands out what a pane prints, on WezTerm the runner records it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { until } from '../support/temporary.ts';
import { kinds, pidsOf, stand, type Stand } from './stand.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => {
  built.remove();
});

const counting = (name: string): string =>
  `'i=0; while :; do i=$((i+1)); echo "${name} $i"; sleep 0.05; done'`;
const spec = (api: string, db: string): string => `version: 1
name: shop
workspaces:
  dev:
    tabs: [{ name: code, layout: { row: [api, db] } }]
    panes:
      api: { run: ${counting('api')}${api} }
      db: { run: ${counting('db')}${db} }
`;

describe.each(kinds)('the log of a pane, on %s', (_kind, where) => {
  let at: Stand;
  beforeEach(async () => {
    at = await stand(built, where);
  });
  afterEach(() => {
    at.end();
  });

  const text = (name: string): string => {
    const path = join(at.project, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  const grows = (name: string): Promise<unknown> => {
    const before = text(name).length;
    return until(() => text(name).length > before, `more in ${name}`);
  };

  it('has everything from the first line on, is rotated, and shown with the panes together', async () => {
    at.write(spec(', log: { file: logs/api.log, max_size: 200B, max_files: 1000 }', ', log: "{{name}}.log"'));
    await at.done('apply', '--yes');
    await until(() => existsSync(join(at.project, 'logs/api.log.2')), 'two rotations');
    await grows('db.log');
    const { stdout } = await at.done('logs', 'dev/api');
    const numbers = stdout
      .trim()
      .split('\n')
      .map((line) => Number(line.replace('api ', '')));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const both = (await at.done('logs', '--lines', '2', 'dev')).stdout.trim().split('\n');
    expect(both).toHaveLength(4);
    expect(both.filter((line) => line.startsWith('dev/db  | db '))).toHaveLength(2);
    const json = (await at.done('logs', '--json', '--grep', ' 3$', 'dev/api')).stdout;
    expect(JSON.parse(json)).toMatchObject({ address: 'dev/api', line: 'api 3' });
    expect((await at.done('logs', '--since', '1h', '--lines', '1', 'dev/db')).stdout).toMatch(/^db \d+\n$/);
    expect(await at.open()).toEqual([]);
  });

  it('is turned on and off without a stop', async () => {
    at.write(spec(', log: api.log', ''));
    await at.done('apply', '--yes');
    await grows('api.log');
    const pids = pidsOf(at, [...(await at.ids()).values()]);
    at.write(spec('', ', log: db.log'));
    const plan = await at.done('plan');
    expect(plan.stdout).toContain('stops no running process');
    // Only the server of tmux can hand out what a program prints that runs already.
    expect(plan.stdout.includes('begins with the next start')).toBe(at.kind === 'wezterm');
    await at.done('apply', '--yes');
    expect(pidsOf(at, [...(await at.ids()).values()])).toEqual(pids);
    expect(await at.open()).toEqual([]);
    if (at.kind === 'wezterm') {
      expect((await at.done('logs', 'dev/db')).stderr).toContain('nothing is in the log yet');
      await at.done('restart', 'dev/db');
    }
    await grows('db.log');
    // What was under way is written; then nothing more comes.
    let before = -1;
    await until(() => {
      const now = text('api.log').length;
      const same = now === before;
      before = now;
      return new Promise<boolean>((resolve) => setTimeout(() => resolve(same), 300));
    }, 'the end of api.log');
    await grows('db.log');
    expect(text('api.log').length).toBe(before);
  });

  it('says of a pane without one that the terminal is all there is', async () => {
    at.write(spec('', ''));
    await at.done('apply', '--yes');
    await until(async () => (await at.done('logs', 'dev/api')).stdout.includes('api 3'), 'three lines');
    const { stderr } = await at.done('logs', '--lines', '1', 'dev/api');
    expect(stderr).toContain('dev/api: what the terminal still has');
    expect(readdirSync(at.project)).toEqual(['wezterm-parallel.yaml']);
  });
});
