import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imaginedServer } from '../../src/apply/imagined.ts';
import { plan } from '../../src/plan/plan.ts';
import { openChanges } from '../../src/plan/summary.ts';
import type { Desired } from '../../src/spec/desired.ts';
import { readSpec } from '../../src/spec/read.ts';
import { resolveSpec } from '../../src/spec/resolve.ts';
import { planComment } from '../../src/cli/view/plan-comment.ts';
import { desiredOf, oneTab } from '../spec/scene.ts';

const folder = join(import.meta.dirname, '../../examples');
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'wezterm-parallel.yaml')));
const size = { cols: 160, rows: 50 };
const now = 1_800_000_000_000;

function planned(before: Desired, after: Desired) {
  const { observed, recorded } = imaginedServer(before, size, now);
  return plan(after, observed, recorded, {
    mode: 'apply',
    target: [],
    exclude: [],
    replace: [],
    size,
    reordersTabs: true,
    movesPanes: true,
    serverName: (workspace) => workspace,
  });
}

const open = (before: Desired, after: Desired): string[] =>
  openChanges(planned(before, after)).map(
    ({ action, address, reason }) => `${action} ${address} (${reason})`,
  );

describe('a server as if a spec had been applied', () => {
  it.each(names)('%s: there is nothing to do', async (name) => {
    const { value: sources } = await readSpec({ cwd: join(folder, name), env: {}, home: '/home/ada' });
    if (sources === undefined) throw new Error('it can be read');
    const inputs = {
      env: {},
      envFiles: new Map(),
      home: '/home/ada',
      shell: '/bin/sh',
      missingFiles: 'warning',
    } as const;
    const { value } = resolveSpec(sources, inputs);
    if (value === undefined) throw new Error('it is valid');
    const made = planned(value, value);
    expect(made.diagnostics).toEqual([]);
    expect(openChanges(made)).toEqual([]);
  });

  it('shows what a change of the spec would do', () => {
    const before = desiredOf(oneTab({ a: '{ run: x }', b: '{ focus: true }', c: '{ start: manual }' }));
    const after = desiredOf(oneTab({ a: '{ run: y }', b: '{ focus: true }', d: '{}' }));
    expect(open(before, after)).toEqual(
      expect.arrayContaining([
        'restart dev/a (command_changed)',
        'create dev/d (absent)',
        'delete dev/c (removed_from_spec)',
      ]),
    );
  });

  it('has room for layouts that need more than the size', () => {
    const wide = desiredOf(
      oneTab(Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`p${index}`, '{}']))),
    );
    expect(open(wide, wide)).toEqual([]);
  });
});

describe('a plan as a comment', () => {
  const before = desiredOf(oneTab({ a: '{ run: x }' }));
  it('begins with a mark and the summary, and folds the rest away', () => {
    const comment = planComment(
      planned(before, desiredOf(oneTab({ a: '{ run: "y ``` z" }', b: '{}' }))),
      now,
    );
    expect(comment).toMatch(
      /^<!-- wzp plan -->\n### wzp plan: `shop`\n\nPlan: 1 to create.*1 to restart.*\n\n<details>/,
    );
    expect(comment).toContain('\n````text\n');
    expect(comment).toMatch(/\n````\n\n<\/details>\n$/);
  });

  it('says in one line that nothing changes', () => {
    expect(planComment(planned(before, before), now)).toMatch(
      /^<!-- wzp plan -->\n### wzp plan: `shop`\n\nNo changes\. .*\n$/,
    );
  });
});
