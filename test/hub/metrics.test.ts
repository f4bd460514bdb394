import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { families } from '../../src/hub/metrics/families.ts';
import { exposition } from '../../src/hub/metrics/exposition.ts';
import type { Family } from '../../src/hub/metrics/family.ts';

const docs = (name: string): string => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8');
const names = families.map(({ name }) => name);

describe('the text of Prometheus', () => {
  it('has a head and a line for each sample, with labels that may hold anything', async () => {
    const family: Family<number> = {
      name: 'wzp_x',
      type: 'gauge',
      help: 'Help.',
      labels: ['a'],
      samples: (value) => [
        { labels: { a: 'x"\\\n' }, value },
        { labels: {}, value: Infinity },
      ],
    };
    const none: Family<number> = { ...family, name: 'wzp_y', samples: () => [] };
    const count: Family<number> = { ...family, name: 'wzp_z_total', type: 'counter', labels: [] };
    const counted = { ...count, samples: (value: number) => [{ labels: {}, value }] };
    expect((await exposition([family, none, counted], 1.5)).split('\n').filter(Boolean)).toEqual([
      '# HELP wzp_x Help.',
      '# TYPE wzp_x gauge',
      'wzp_x{a="x\\"\\\\\\n"} 1.5',
      'wzp_x +Inf',
      '# HELP wzp_z_total Help.',
      '# TYPE wzp_z_total counter',
      'wzp_z_total 1.5',
    ]);
  });
});

describe('the figures of the daemon', () => {
  it('each has a row in docs/metrics.md, and no row is of another', () => {
    const rows = [...docs('metrics.md').matchAll(/^\| `(\w+)` +\| (\w+) +\| (.*?) *\| (.*?) *\|$/gm)].map(
      ([, name, type, labels = '', help]) => [name, type, labels.replaceAll(/[` ]/g, ''), help],
    );
    expect(rows).toEqual(
      families.map(({ name, type, labels, help }) => [name, type, labels.join(','), help]),
    );
  });

  it('are named as Prometheus asks for, each once', () => {
    expect(new Set(names).size).toBe(names.length);
    for (const { name, type } of families) {
      expect(name).toMatch(/^wzp_[a-z0-9_]+$/);
      expect(name.endsWith('_total')).toBe(type === 'counter');
    }
  });

  it('are all that the dashboard for Grafana asks for', () => {
    const text = docs('grafana/wzp.json');
    const dashboard = JSON.parse(text) as {
      panels: { id: number; targets: { expr: string }[]; gridPos: { x: number; w: number } }[];
    };
    const asked = [...text.matchAll(/\bwzp_\w+/g)].map(([name]) => name);
    expect(asked.filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    for (const { targets, gridPos } of dashboard.panels) {
      expect(targets.length).toBeGreaterThan(0);
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
    }
  });
});
