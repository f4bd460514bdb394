import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ListEntry } from '../../src/backend/simulated/entries.ts';
import type { Outcome } from '../fake-wezterm/outcome.ts';
import { startFake, until } from '../fake-wezterm/sandbox.ts';
import type { Sandbox } from '../fake-wezterm/sandbox.ts';

interface Header {
  readonly scenario: string;
  readonly initial_cols: number;
  readonly initial_rows: number;
  readonly server_config?: Readonly<Record<string, string | boolean>>;
  readonly initial_list: readonly Pane[];
}

interface Pane extends Pick<ListEntry, 'window_id' | 'tab_id' | 'pane_id' | 'workspace' | 'left_col' | 'top_row'> {
  readonly cols: number;
  readonly rows: number;
  readonly tab_title: string;
  readonly window_title: string;
  readonly is_active: boolean;
  readonly is_zoomed: boolean;
}

interface Step {
  readonly argv: readonly string[];
  readonly global?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly wait_before_ms?: number;
  readonly wait_after_ms?: number;
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly list: readonly Pane[];
}

function read(scenario: string): { header: Header; steps: Step[] } {
  const lines = readFileSync(join(import.meta.dirname, `${scenario}.jsonl`), 'utf8').trim().split('\n');
  const [header, ...steps] = lines.map((line) => JSON.parse(line) as unknown);
  return { header: header as Header, steps: steps as Step[] };
}

const lua = (value: string | boolean | number): string => (typeof value === 'string' ? `'${value}'` : String(value));

function settings(header: Header): string {
  const values = { initial_cols: header.initial_cols, initial_rows: header.initial_rows, ...header.server_config };
  const lines = Object.entries(values).map(([name, value]) => `c.${name} = ${lua(value)}`);
  return ["c.default_prog = { 'sleep', '100000' }", ...lines].join('\n');
}

const inOrder = <T extends { window_id: number }>(entries: readonly T[]): T[] => {
  const windows = [...new Set(entries.map((entry) => entry.window_id))].sort((a, b) => a - b);
  return windows.flatMap((window) => entries.filter((entry) => entry.window_id === window));
};

const brief = (entries: readonly ListEntry[]): Pane[] =>
  inOrder(entries).map((entry) => ({
    window_id: entry.window_id,
    tab_id: entry.tab_id,
    pane_id: entry.pane_id,
    workspace: entry.workspace,
    left_col: entry.left_col,
    top_row: entry.top_row,
    cols: entry.size.cols,
    rows: entry.size.rows,
    tab_title: entry.tab_title,
    window_title: entry.window_title,
    is_active: entry.is_active,
    is_zoomed: entry.is_zoomed,
  }));

/** Windows in order, ttys numbered as they come, and the home of the recordings, `/tmp`. */
function normalList(stdout: string, home: string): string {
  const ttys: string[] = [];
  const entries = inOrder(JSON.parse(stdout) as ListEntry[]).map((entry) => {
    if (entry.tty_name === null) return entry;
    if (!ttys.includes(entry.tty_name)) ttys.push(entry.tty_name);
    return { ...entry, tty_name: `/dev/pts/${ttys.indexOf(entry.tty_name) + 1}` };
  });
  return JSON.stringify(entries, null, 2).replaceAll(`file://${home}/`, 'file:///tmp/');
}

/** Where a failed program left the cursor depends on texts that name the caller's PATH. */
const withoutCursor = (stdout: string): string => stdout.replace(/"cursor_[xy]": \d+/g, '"cursor": 0');

function seen(step: Step, outcome: Outcome, sandbox: Sandbox): Omit<Outcome, 'exit'> & { exit: number } {
  const stderr = outcome.stderr.replace(/^\d\d:\d\d:\d\d\.\d{3} {2}ERROR {2}wezterm > /, '').replace(/\n$/, '');
  const isJsonList = step.argv[0] === 'list' && step.argv.includes('json');
  const stdout = isJsonList ? withoutCursor(normalList(outcome.stdout, sandbox.root)) : outcome.stdout;
  return { exit: outcome.exit, stdout, stderr: domains(stderr) };
}

/** The real server names its domains in varying order. */
const domains = (text: string): string => text.replace('\\"unix\\", \\"local\\"', '\\"local\\", \\"unix\\"');

const READS = new Set(['list', 'list-clients', 'get-text', 'get-pane-direction']);

async function play(step: Step, sandbox: Sandbox): Promise<void> {
  const isJsonList = step.argv[0] === 'list' && step.argv.includes('json');
  const want = {
    exit: step.exit,
    stdout: isJsonList ? withoutCursor(normalList(step.stdout, '/tmp')) : step.stdout,
    stderr: domains(step.stderr),
  };
  const call = async () => seen(step, await sandbox.cli(step.argv, step), sandbox);
  // What only looks may look again until programs have printed or ended; what acts is done once.
  let got = await call();
  if (READS.has(step.argv[0] ?? '')) {
    const deadline = Date.now() + 15_000;
    while (!same(got, want) && Date.now() < deadline) got = await call();
  }
  expect(got, step.argv.join(' ')).toEqual(want);
  let panes = brief(await sandbox.list());
  const deadline = Date.now() + 15_000;
  while (!same(panes, step.list) && Date.now() < deadline) panes = brief(await sandbox.list());
  expect(panes, `panes after ${step.argv.join(' ')}`).toEqual(step.list);
  await started(step, sandbox);
}

/** A shell that ends in `exec NAME` has done its part once the pane runs NAME. */
async function started(step: Step, sandbox: Sandbox): Promise<void> {
  const program = /exec (\w+)[^;]*$/.exec(step.argv.at(-1) ?? '')?.[1];
  if (program === undefined || step.exit !== 0) return;
  const id = Number(step.stdout);
  await until(async () => {
    const pane = (await sandbox.list()).find((entry) => entry.pane_id === id);
    return pane === undefined || pane.title !== 'sh';
  }, `pane ${id} runs ${program}`);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const scenarios = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => name.replace('.jsonl', ''));

describe('recordings of a real WezTerm, played against the fake one', () => {
  it('finds all of them', () => {
    expect(scenarios).toHaveLength(82);
  });

  it.concurrent.each(scenarios)('%s', async (scenario) => {
    const { header, steps } = read(scenario);
    const sandbox = await startFake(settings(header));
    try {
      expect(brief(await sandbox.list())).toEqual(header.initial_list);
      for (const step of steps) await play(step, sandbox);
    } finally {
      await sandbox.close();
    }
  });
});
