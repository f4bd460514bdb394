import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { withoutWorkspace, withWorkspace } from '../../src/spec/edit/workspaces.ts';
import { commentsOf } from '../../src/spec/format/read-tree.ts';
import { child } from '../../src/spec/node.ts';
import { parseFile } from '../../src/spec/parse.ts';
import type { SpecFile } from '../../src/spec/source.ts';

const fileOf = (text: string): SpecFile => ({ path: '/w/x.yaml', shown: 'x.yaml', role: 'main', text });
const body = { template: 'web_dev', with: { port: 8080 } };

function added(text: string, name = 'ops'): string {
  const result = withWorkspace(fileOf(text), { name, body });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

function removed(text: string, name: string): string {
  const result = withoutWorkspace(fileOf(text), name);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

const names = (text: string): string[] => {
  const node = child(parseFile(fileOf(text)).node, 'workspaces');
  return node?.kind === 'map' ? [...node.entries.keys()] : [];
};

const ops = (indent: string): string =>
  `${indent}ops:\n${indent}  template: web_dev\n${indent}  with:\n${indent}    port: 8080\n`;

describe('adding a workspace', () => {
  it('puts it behind the last one and its comments, and touches nothing else', () => {
    const before = `# the shop
version:   1
workspaces:
    # for everybody
    dev:   {tabs: [{name: a, layout: {pane: s}}], panes: {s: {}}}   # odd spaces

    test:
      tabs: []
      # - name: more
    # nothing else yet
`;
    const after = `

# other things
x-a: 1
`;
    const above = before.replace('    # nothing else yet\n', '');
    expect(added(before + after)).toBe(`${above}\n${ops('    ')}    # nothing else yet\n${after}`);
  });

  it.each([
    ['an empty mapping', 'version: 1\nworkspaces: {} # none yet\nx-a: 1\n'],
    ['no value', 'version: 1\nworkspaces:\n# that was all\n'],
    ['no key', 'version: 1\n# that was all\n'],
    ['a mapping in brackets', 'version: 1\nworkspaces: { dev: { tabs: [] } } # one\n'],
    ['no line break at the end', 'version: 1\nworkspaces:\n  dev: { tabs: [] }'],
    ['line breaks of Windows', 'version: 1\r\nworkspaces:\r\n  dev: { tabs: [] } # c\r\n'],
  ])('where there is %s', (_title, text) => {
    const result = added(text);
    expect(names(result)).toEqual([...names(text), 'ops']);
    expect(commentsOf(result).map((comment) => comment.text.trim())).toEqual(
      commentsOf(text).map((comment) => comment.text.trim()),
    );
    if (text.includes('\r')) expect(result).not.toMatch(/[^\r]\n/);
  });
});

describe('removing a workspace', () => {
  const text = `version: 1
workspaces:
  # about dev
  dev: { tabs: [] }

  # about test
  test:
    tabs: []
    # more of test
  # about ops
  ops: { tabs: [] } # small
# the end
`;
  it('takes its own comments with it, and no others', () => {
    expect(removed(text, 'dev')).toBe(text.replace('  # about dev\n  dev: { tabs: [] }\n\n', ''));
    expect(removed(text, 'test')).toBe(
      text.replace('  # about test\n  test:\n    tabs: []\n    # more of test\n', ''),
    );
    expect(removed(text, 'ops')).toBe(text.replace('  # about ops\n  ops: { tabs: [] } # small\n', ''));
  });

  it('of one leaves an empty mapping', () => {
    expect(removed('version: 1\nworkspaces:\n  dev: { tabs: [] }\nx-a: 1\n', 'dev')).toBe(
      'version: 1\nworkspaces: {}\nx-a: 1\n',
    );
  });

  it('refuses to leave an alias without its anchor', () => {
    const shared = 'version: 1\nworkspaces:\n  a: { tabs: &t [] }\n  b: { tabs: *t }\n';
    expect(withoutWorkspace(fileOf(shared), 'a').ok).toBe(false);
    expect(names(removed(shared, 'b'))).toEqual(['a']);
  });
});

describe('whatever the spec looks like', () => {
  it('a workspace that is added and removed leaves it as it was', () => {
    const name = fc.constantFrom('dev', 'test', 'a b', 'no', 'x');
    const spec = fc.record({
      workspaces: fc.dictionary(
        name,
        fc.constantFrom({}, { tabs: [] }, { tabs: [{ name: 'a' }], panes: { s: null } }),
        { maxKeys: 4, noNullPrototype: true },
      ),
      tail: fc.boolean(),
      indent: fc.constantFrom(2, 4),
    });
    fc.assert(
      fc.property(spec, ({ workspaces, tail, indent }) => {
        const text = stringify({ version: 1, workspaces, ...(tail && { 'x-a': 1 }) }, { indent });
        const more = added(text, 'new one');
        expect(names(more)).toEqual([...Object.keys(workspaces), 'new one']);
        const back = removed(more, 'new one');
        expect(names(back)).toEqual(Object.keys(workspaces));
        if (Object.keys(workspaces).length > 0) expect(back).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});
