import { describe, expect, it } from 'vitest';
import { selectPanes } from '../../src/apply/select.ts';
import { newTabSize } from '../../src/apply/size.ts';
import { TestWorld } from '../support/test-world.ts';
import { desiredOf } from '../support/worlds.ts';

const desired = desiredOf({ dev: { code: 'row(editor, api)', logs: 'tail' }, ops: { main: 'shell' } });

describe('addresses that a user gives', () => {
  it.each([
    [['dev'], ['dev/editor', 'dev/api', 'dev/tail']],
    [['dev:code'], ['dev/editor', 'dev/api']],
    [['ops/shell', 'ops'], ['ops/shell']],
    [['dev/old'], ['dev/old']],
  ])('%j mean the panes %j', (given, panes) => {
    expect(selectPanes(desired, given, ['dev/old'])).toEqual({ ok: true, value: panes });
  });

  it('that name nothing get the nearest address as a hint', () => {
    const chosen = selectPanes(desired, ['dev/apo', 'dev']);
    expect(chosen.ok ? null : chosen.diagnostics).toEqual([
      {
        code: 'WZP2004',
        severity: 'error',
        message: '"dev/apo" names no workspace, tab or pane',
        hint: 'did you mean "dev/api"?',
      },
    ]);
  });
});

describe('the size of a new tab', () => {
  const server = new TestWorld('tmux').observed;
  const [asked, visible, terminal] = [1, 2, 3].map((cols) => ({ cols, rows: 1 }));
  it('is the one asked for, else that of what is looked at, else that of the terminal, else 200x50', () => {
    expect(newTabSize(asked!, { ...server, visible: visible! }, terminal!)).toEqual(asked);
    expect(newTabSize(null, { ...server, visible: visible! }, terminal!)).toEqual(visible);
    expect(newTabSize(null, { ...server, visible: null }, terminal!)).toEqual(terminal);
    expect(newTabSize(null, { ...server, visible: null }, null)).toEqual({ cols: 200, rows: 50 });
  });
});
