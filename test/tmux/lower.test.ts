/** The exact commands for small goals: what a reader of the code would want to see. */
import { describe, expect, it } from 'vitest';
import { paneId } from '../../src/backend/backend.ts';
import { goal, lowered, server } from './scene.ts';

const code = { id: '@1', mark: 'dev:code', layout: '200x50,0,0{100x50,0,0,1,99x50,101,0,2}' };
const logs = { id: '@2', mark: 'dev:logs', layout: '200x50,0,0,3' };
const standing = server({ dev: [code, logs] });
const codeTab = { address: 'dev:code', tab: '@1', layout: code.layout };
const logsTab = { address: 'dev:logs', tab: '@2', layout: logs.layout };

describe('commands for a goal', () => {
  it('are none where everything stands', () => {
    expect(lowered(goal({ dev: [codeTab, logsTab] }), standing)).toEqual({ create: [], arrange: [] });
  });

  it('make a session with its tabs, then arrange and start what is in them', () => {
    const wanted = goal({
      dev: [
        { address: 'dev:code', layout: '200x50,0,0{100x50,0,0,100,99x50,101,0,101}' },
        { address: 'dev:logs', layout: '200x50,0,0,102' },
      ],
    });
    expect(lowered(wanted, server({}))).toMatchInlineSnapshot(`
      {
        "arrange": [],
        "create": [
          "new-session -d -s dev -x 200 -y 50 -n T-1 -c '/it'\\''s' -P -F 'wzp-made 0 #{session_id} #{window_id} #{pane_id}' -- /bin/sh -c 'exec sleep 86400' wzp-placeholder ; set-option -t =dev: @wzp_project shop-1 ; set-option -p -t =dev:=T-1 @wzp_id 'shop-1|dev%2Fp100|l100|d|dev%3Acode' ; set-option -p -t =dev:=T-1 remain-on-exit off ; split-window -h -t =dev:=T-1 -P -F 'wzp-made 1 #{session_id} #{window_id} #{pane_id}' '' ; set-option -p -t =dev:=T-1 @wzp_id 'shop-1|dev%2Fp101|l101|d|dev%3Acode' ; set-option -p -t =dev:=T-1 remain-on-exit off ; if-shell -F -t =dev:=T-1 '#{==:#{window_panes},2}' { set-option -w -t =dev:=T-1 pane-base-index 0 ; select-layout -t =dev:=T-1 '1d74,200x50,0,0{100x50,0,0,99x50,101,0}' ; respawn-pane -k -t =dev:=T-1.0 -c '/it'\\''s' -- /bin/sh /r/runner-1.sh dev/p100 ; respawn-pane -k -t =dev:=T-1.1 -c '/it'\\''s' -- /bin/sh /r/runner-1.sh dev/p101 ; select-pane -t =dev:=T-1.0 ; set-option -w -u -t =dev:=T-1 pane-base-index ; set-option -w -t =dev:=T-1 @wzp_tab 'shop-1|dev%3Acode' ; set-option -w -t =dev:=T-1 automatic-rename off ; set-option -w -t =dev:=T-1 allow-rename off ; rename-window -t =dev:=T-1 -- code } ; new-window -d -a -t '=dev:{end}' -n T-2 -c '/it'\\''s' -P -F 'wzp-made 2 #{session_id} #{window_id} #{pane_id}' -- /bin/sh -c 'exec sleep 86400' wzp-placeholder ; set-option -p -t =dev:=T-2 @wzp_id 'shop-1|dev%2Fp102|l102|d|dev%3Alogs' ; set-option -p -t =dev:=T-2 remain-on-exit off ; if-shell -F -t =dev:=T-2 '#{==:#{window_panes},1}' { set-option -w -t =dev:=T-2 pane-base-index 0 ; select-layout -t =dev:=T-2 b15e,200x50,0,0 ; respawn-pane -k -t =dev:=T-2.0 -c '/it'\\''s' -- /bin/sh /r/runner-1.sh dev/p102 ; select-pane -t =dev:=T-2.0 ; set-option -w -u -t =dev:=T-2 pane-base-index ; set-option -w -t =dev:=T-2 @wzp_tab 'shop-1|dev%3Alogs' ; set-option -w -t =dev:=T-2 automatic-rename off ; set-option -w -t =dev:=T-2 allow-rename off ; rename-window -t =dev:=T-2 -- logs }",
        ],
      }
    `);
  });

  it('keep new panes of standing tabs in a window of their own until they are taken over', () => {
    const wanted = goal({
      dev: [
        { ...codeTab, layout: '200x50,0,0{100x50,0,0,1,99x50,101,0[99x25,101,0,100,99x24,101,26,2]}' },
        logsTab,
      ],
    });
    expect(lowered(wanted, standing)).toMatchInlineSnapshot(`
      {
        "arrange": [
          "join-pane -d -h -s %50 -t %1",
          "if-shell -F -t %1 '#{==:#{window_panes},3}' { select-layout -t @1 '7d11,200x50,0,0{100x50,0,0,99x50,101,0[99x25,101,0,99x24,101,26]}' ; respawn-pane -k -t %50 -c '/it'\\''s' -- /bin/sh /r/runner-1.sh dev/p100 ; select-pane -t %1 }",
        ],
        "create": [
          "new-window -d -a -t '$0:{end}' -n T-1 -c '/it'\\''s' -P -F 'wzp-made 0 #{session_id} #{window_id} #{pane_id}' -- /bin/sh -c 'exec sleep 86400' wzp-placeholder ; set-option -p -t '$0:=T-1' @wzp_id 'shop-1|dev%2Fp100|l100|d|dev%3Acode' ; set-option -p -t '$0:=T-1' remain-on-exit off",
        ],
      }
    `);
  });

  it('send one layout when sizes differ', () => {
    const wanted = goal({ dev: [{ ...codeTab, layout: '200x50,0,0{120x50,0,0,1,79x50,121,0,2}' }, logsTab] });
    expect(lowered(wanted, standing)).toMatchInlineSnapshot(`
      {
        "arrange": [
          "if-shell -F -t %1 '#{==:#{window_panes},2}' { select-layout -t @1 '4d34,200x50,0,0{120x50,0,0,79x50,121,0}' ; select-pane -t %1 }",
        ],
        "create": [],
      }
    `);
  });

  it('swap panes into the order of the leaves', () => {
    const wanted = goal({ dev: [{ ...codeTab, layout: '200x50,0,0[200x25,0,0,2,200x24,0,26,1]' }, logsTab] });
    expect(lowered(wanted, standing)).toMatchInlineSnapshot(`
      {
        "arrange": [
          "if-shell -F -t %2 '#{==:#{window_panes},2}' { swap-pane -d -s %2 -t %1 ; select-layout -t @1 '9939,200x50,0,0[200x25,0,0,200x24,0,26]' ; select-pane -t %1 }",
        ],
        "create": [],
      }
    `);
  });

  it('move a pane over, before or behind the one it stands next to', () => {
    const wanted = goal({
      dev: [
        { ...codeTab, layout: '200x50,0,0,2' },
        { ...logsTab, layout: '200x50,0,0{100x50,0,0,1,99x50,101,0,3}' },
      ],
    });
    expect(lowered(wanted, standing)).toMatchInlineSnapshot(`
      {
        "arrange": [
          "join-pane -d -h -b -s %1 -t %3",
          "if-shell -F -t %2 '#{==:#{window_panes},1}' { select-layout -t @1 b15e,200x50,0,0 ; select-pane -t %2 }",
          "if-shell -F -t %1 '#{==:#{window_panes},2}' { select-layout -t @2 '1d74,200x50,0,0{100x50,0,0,99x50,101,0}' ; select-pane -t %3 }",
          "select-window -t '$0:@2' ; select-pane -t %1",
        ],
        "create": [],
      }
    `);
  });

  it('exchange one pane first when no pane of a window stays', () => {
    const wanted = goal({
      dev: [
        { ...codeTab, layout: '200x50,0,0,3' },
        { ...logsTab, layout: code.layout },
      ],
    });
    expect(lowered(wanted, standing)).toMatchInlineSnapshot(`
      {
        "arrange": [
          "swap-pane -d -s %3 -t %1",
          "join-pane -d -h -s %2 -t %1",
          "if-shell -F -t %3 '#{==:#{window_panes},1}' { select-layout -t @1 b15e,200x50,0,0 ; select-pane -t %3 }",
          "if-shell -F -t %1 '#{==:#{window_panes},2}' { select-layout -t @2 '1d74,200x50,0,0{100x50,0,0,99x50,101,0}' ; select-pane -t %1 }",
          "select-window -t '$0:@2' ; select-pane -t %1",
        ],
        "create": [],
      }
    `);
  });

  it('make a window of a live pane for a new tab', () => {
    const wanted = goal({
      dev: [{ ...codeTab, layout: '200x50,0,0,1' }, { address: 'dev:own', layout: '200x50,0,0,2' }, logsTab],
    });
    expect(lowered(wanted, standing)).toMatchInlineSnapshot(`
      {
        "arrange": [
          "break-pane -d -a -s %2 -t '$0:{end}'",
          "if-shell -F -t %1 '#{==:#{window_panes},1}' { select-layout -t @1 b15e,200x50,0,0 ; select-pane -t %1 }",
          "if-shell -F -t %2 '#{==:#{window_panes},1}' { select-layout -t %2 b15e,200x50,0,0 ; select-pane -t %2 }",
          "rename-window -t %2 -- own",
          "set-option -w -t %2 @wzp_tab 'shop-1|dev%3Aown' ; set-option -w -t %2 automatic-rename off ; set-option -w -t %2 allow-rename off",
          "swap-window -s %2 -t '$0:@2'",
          "select-window -t '$0:@1'",
        ],
        "create": [],
      }
    `);
  });

  it('put what must leave into a window of its own', () => {
    const wanted = goal(
      { dev: [{ ...codeTab, layout: '200x50,0,0,1' }, logsTab] },
      { evict: [paneId('%2')] },
    );
    expect(lowered(wanted, standing)).toMatchInlineSnapshot(`
      {
        "arrange": [
          "break-pane -d -a -s %2 -t '$0:{end}'",
          "if-shell -F -t %1 '#{==:#{window_panes},1}' { select-layout -t @1 b15e,200x50,0,0 ; select-pane -t %1 }",
        ],
        "create": [],
      }
    `);
  });

  it('let tabs change places and show the same window as before', () => {
    expect(lowered(goal({ dev: [logsTab, codeTab] }), standing)).toMatchInlineSnapshot(`
      {
        "arrange": [
          "swap-window -s '$0:@2' -t '$0:@1'",
          "select-window -t '$0:@1'",
        ],
        "create": [],
      }
    `);
  });

  it('zoom again what they had to unzoom, and touch no other zoomed tab', () => {
    const seen = server({
      dev: [
        { ...code, zoomed: '%1' },
        { ...logs, zoomed: '%3' },
      ],
    });
    const wanted = goal({
      dev: [
        { ...codeTab, layout: '200x50,0,0{120x50,0,0,1,79x50,121,0,2}', zoomed: '%1' },
        { ...logsTab, zoomed: '%3' },
      ],
    });
    expect(lowered(wanted, seen)).toMatchInlineSnapshot(`
      {
        "arrange": [
          "if-shell -F -t %1 '#{==:#{window_panes},2}' { select-layout -t @1 '4d34,200x50,0,0{120x50,0,0,79x50,121,0}' ; select-pane -t %1 ; resize-pane -Z -t %1 }",
        ],
        "create": [],
      }
    `);
  });

  it('give the focus to the pane of the goal', () => {
    const wanted = goal({ dev: [codeTab, logsTab] }, { focus: { tab: 'dev:logs', key: '%3' } });
    expect(lowered(wanted, standing)).toMatchInlineSnapshot(`
      {
        "arrange": [
          "select-window -t '$0:@2'",
        ],
        "create": [],
      }
    `);
  });

  it('rename a tab and renew its mark', () => {
    const seen = server({ dev: [{ id: '@1', title: 'zsh', layout: '200x50,0,0,1' }] });
    const wanted = goal({
      dev: [{ address: 'dev:code', tab: '@1', title: "it's #1", layout: '200x50,0,0,1' }],
    });
    expect(lowered(wanted, seen)).toMatchInlineSnapshot(`
      {
        "arrange": [
          "rename-window -t @1 -- 'it'\\''s ##1'",
          "set-option -w -t @1 @wzp_tab 'shop-1|dev%3Acode' ; set-option -w -t @1 automatic-rename off ; set-option -w -t @1 allow-rename off",
        ],
        "create": [],
      }
    `);
  });

  it('bring a tab and a pane over to another session, made for them', () => {
    const wanted = goal({
      dev: [{ ...codeTab, layout: '200x50,0,0,1' }],
      ops: [
        { ...logsTab, address: 'ops:logs' },
        { address: 'ops:two', layout: '200x50,0,0,2' },
      ],
    });
    expect(lowered(wanted, standing)).toMatchInlineSnapshot(`
      {
        "arrange": [
          "move-window -d -a -s '$0:@2' -t '$1:{end}'",
          "break-pane -d -a -s %2 -t '$1:{end}'",
          "if-shell -F -t %1 '#{==:#{window_panes},1}' { select-layout -t @1 b15e,200x50,0,0 ; select-pane -t %1 }",
          "if-shell -F -t %2 '#{==:#{window_panes},1}' { select-layout -t %2 b15e,200x50,0,0 ; select-pane -t %2 }",
          "set-option -w -t @2 @wzp_tab 'shop-1|ops%3Alogs' ; set-option -w -t @2 automatic-rename off ; set-option -w -t @2 allow-rename off",
          "rename-window -t %2 -- two",
          "set-option -w -t %2 @wzp_tab 'shop-1|ops%3Atwo' ; set-option -w -t %2 automatic-rename off ; set-option -w -t %2 allow-rename off",
          "select-window -t '$1:@2'",
          "kill-pane -t %50",
        ],
        "create": [
          "new-session -d -s ops -x 200 -y 50 -n T-1 -P -F 'wzp-made 0 #{session_id} #{window_id} #{pane_id}' -- /bin/sh -c 'exec sleep 86400' wzp-placeholder ; set-option -t =ops: @wzp_project shop-1",
        ],
      }
    `);
  });

  it('remove what an earlier run has left behind', () => {
    expect(lowered(goal({ dev: [codeTab, logsTab] }), { ...standing, spares: [paneId('%9')] })).toEqual({
      create: [],
      arrange: ['kill-pane -t %9'],
    });
  });

  it('are none for a tab in which a stranger stands', () => {
    const wanted = goal({ dev: [{ ...codeTab, layout: '200x50,0,0,1' }, logsTab] });
    expect(lowered(wanted, standing)).toEqual({ create: [], arrange: [] });
  });

  it('make room by tiling only where a pane cannot be halved', () => {
    const narrow = { id: '@1', mark: 'dev:code', layout: '20x2,0,0{2x2,0,0,1,17x2,3,0,2}' };
    const seen = server({ dev: [narrow, { ...logs, layout: '20x2,0,0{9x2,0,0,3,10x2,10,0,4}' }] });
    const wanted = goal({
      dev: [
        { ...codeTab, layout: '20x2,0,0{6x2,0,0,1,5x2,7,0,3,7x2,13,0,2}' },
        { ...logsTab, layout: '20x2,0,0,4' },
      ],
    });
    expect(lowered(wanted, seen).arrange.filter((line) => line.includes('tiled'))).toEqual([
      'select-layout -t @1 tiled ; join-pane -d -h -s %3 -t %1',
    ]);
  });
});
