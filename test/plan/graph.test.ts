import { describe, expect, it } from 'vitest';
import { graphDocument, graphText } from '../../src/cli/view/graph.ts';
import { dependenciesOf } from '../../src/plan/dependencies.ts';
import { dotText, mermaidText } from '../../src/plan/graph.ts';
import pc from 'picocolors';
import { desiredOf, field } from '../support/worlds.ts';

const { workspaces } = desiredOf(
  { dev: { code: 'row(editor 60%, column(api, tests))' }, ops: { db: 'db' } },
  {
    'dev/api': { fields: { depends_on: field({ 'ops/db': 'ready', editor: 'started' }) } },
    'dev/tests': { fields: { depends_on: field(['api']) } },
  },
);
const waits = dependenciesOf({ workspaces });
const plainly = { paint: pc.createColors(false), columns: 40 };

describe('the graph of a spec', () => {
  it('has what waits for what, by address', () => {
    expect(waits).toEqual([
      { from: 'dev/api', to: 'ops/db', condition: 'ready' },
      { from: 'dev/api', to: 'dev/editor', condition: 'started' },
      { from: 'dev/tests', to: 'dev/api', condition: 'started' },
    ]);
  });

  it('is text', () => {
    expect(graphText(workspaces, waits, { cols: 80, rows: 12 }, plainly)).toBe(
      `dev:code
┌──────────────────────┬───────────────┐
│editor                │api            │
│47x12                 │32x6           │
│                      │               │
│                      ├───────────────┤
│                      │tests          │
│                      │32x5           │
└──────────────────────┴───────────────┘

ops:db
┌──────────────────────────────────────┐
│db                                    │
│80x12                                 │
│                                      │
│                                      │
│                                      │
│                                      │
└──────────────────────────────────────┘

dev/api waits for ops/db (ready)
dev/api waits for dev/editor (started)
dev/tests waits for dev/api (started)`,
    );
  });

  it('is for Graphviz', () => {
    expect(dotText(workspaces, waits)).toBe(`digraph wzp {
  rankdir=LR;
  node [shape=box];
  subgraph cluster_0 {
    label="dev";
    subgraph cluster_0_0 {
      label="code";
      "dev/editor" [label="editor"];
      "dev/api" [label="api"];
      "dev/tests" [label="tests"];
    }
  }
  subgraph cluster_1 {
    label="ops";
    subgraph cluster_1_0 {
      label="db";
      "ops/db" [label="db"];
    }
  }
  "dev/api" -> "ops/db" [label="ready"];
  "dev/api" -> "dev/editor" [label="started"];
  "dev/tests" -> "dev/api" [label="started"];
}`);
  });

  it('is for Mermaid', () => {
    expect(mermaidText(workspaces, waits)).toBe(`flowchart LR
  subgraph w1["dev"]
    subgraph w1t1["code"]
      p1["editor"]
      p2["api"]
      p3["tests"]
    end
  end
  subgraph w2["ops"]
    subgraph w2t1["db"]
      p4["db"]
    end
  end
  p2 -->|"ready"| p4
  p2 -->|"started"| p1
  p3 -->|"started"| p2`);
  });

  it('is JSON', () => {
    expect(graphDocument(workspaces, waits, { cols: 80, rows: 12 })).toMatchObject({
      workspaces: [
        { name: 'dev', tabs: [{ address: 'dev:code', panes: ['dev/editor', 'dev/api', 'dev/tests'] }] },
        { name: 'ops', tabs: [{ layout: { pane: 'ops/db', left: 0, top: 0, cols: 80, rows: 12 } }] },
      ],
      depends_on: [{ from: 'dev/api', to: 'ops/db', condition: 'ready' }, {}, {}],
    });
  });

  it('is drawn as large as it has to be where it does not fit', () => {
    const tall = desiredOf({ dev: { code: 'column(a 20, b 20)' } }).workspaces;
    expect(graphText(tall, [], { cols: 80, rows: 12 }, plainly)).toContain('80x20');
  });

  it('is harmless whatever the names are', () => {
    const odd = desiredOf({ 'a"]\\': { 'b#<': 'c"--' } }).workspaces;
    expect(dotText(odd, [])).toContain('label="a\\"]\\\\"');
    expect(mermaidText(odd, [])).toContain('["b#35;#60;"]');
  });
});
