/** What the watch of the runners' records notices, and how soon: by the files, and by nothing but the end of a process. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ProcessWatch } from '../../src/hub/processes/process-watch.ts';
import { recordAdoption } from '../../src/runner/adopted.ts';
import { processEntry } from '../../src/runner/processes.ts';
import { need, until } from '../runner/pane.ts';

const project = 'shop-12345678';
let runtime: string;
let children: ChildProcess[];
let told: string[];
let looked: string[];
let watch: ProcessWatch;

beforeEach(() => {
  runtime = mkdtempSync(join(tmpdir(), 'wzp-watch-'));
  [children, told, looked] = [[], [], []];
  watch = new ProcessWatch(runtime, {
    changed: ({ before, after }) => told.push(`${before?.state.kind} → ${after?.state.kind}`),
    looked: ({ launch, record }) => looked.push(`${launch} ${record?.state.kind}`),
  });
});
afterEach(() => {
  watch.close();
  for (const child of children) child.kill('SIGKILL');
  rmSync(runtime, { recursive: true, force: true });
});

/** A process and its record; the name of the launch. */
function adopted(): { readonly child: ChildProcess; readonly launch: string } {
  const child = spawn('sleep', ['1000'], { stdio: 'ignore' });
  children.push(child);
  const pid = child.pid ?? 0;
  const at = { tab: 't', digest: '', server: '/s', incarnation: '1', paneId: '%1', tty: null, fields: {} };
  const start = processEntry(pid)?.start ?? '';
  const launch = need(recordAdoption(runtime, { project, address: 'dev/a', pid, start, ...at }));
  return { child, launch };
}

const soon = (what: string): Promise<unknown> => until(() => told.includes(what), what);

it('an end that no file tells', async () => {
  const { child } = adopted();
  watch.follow([project]);
  expect(told).toEqual([]);
  child.kill('SIGKILL');
  await soon('running → exited');
  expect(told).toEqual(['running → exited']);
});

it('one that comes and goes, also in a folder that is made anew', async () => {
  watch.follow([project]);
  adopted();
  await soon('undefined → running');
  rmSync(join(runtime, project), { recursive: true });
  await soon('running → undefined');
  adopted();
  await until(() => told.length === 3, 'the second');
  expect(told.at(-1)).toBe('undefined → running');
});

it('one whose folder another one takes the place of, under the same name', async () => {
  const { launch } = adopted();
  watch.follow([project]);
  const other = join(runtime, 'other');
  mkdirSync(other);
  renameSync(join(runtime, project), join(runtime, 'gone'));
  renameSync(other, join(runtime, project));
  await soon('running → undefined');
  expect(looked.at(-1)).toBe(`${launch} undefined`);
});

it('any file of a launch that changes, though its record stays as it is', async () => {
  const { launch } = adopted();
  watch.follow([project]);
  const before = looked.length;
  writeFileSync(join(runtime, project, launch, 'limits.json'), '{}');
  await until(() => looked.length > before, 'a look');
  expect(looked.at(-1)).toBe(`${launch} running`);
  expect(told).toEqual([]);
});

it('those of a project that is no longer followed are let go', () => {
  const { launch } = adopted();
  watch.follow([project]);
  expect(watch.record(project, launch)?.address).toBe('dev/a');
  watch.follow([]);
  expect(looked.at(-1)).toBe(`${launch} undefined`);
  expect(watch.record(project, launch)).toBeNull();
});
