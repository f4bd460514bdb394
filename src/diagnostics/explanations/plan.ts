/** 2xxx: plans. */
import type { Explanations } from './explanation.ts';

export const ofPlan: Explanations = {
  WZP2001: {
    means: 'The server has a workspace or session of this name that wzp did not make. It is never touched.',
    remedy:
      'Give the workspace of the spec another name, take the panes over with `wzp adopt`, or close the other one.',
  },
  WZP2002: {
    means: 'Two workspaces of the spec would have one name on the server.',
    remedy: 'Give one of them another name.',
  },
  WZP2003: {
    means:
      'A pane would get less than one cell in a tab of this size. The message names the pane and the smallest size that would do.',
    remedy:
      'Enlarge the window, give `--size`, or make the layout smaller. `ui: { min_size: 80x24 }` lets `wzp validate` find this before.',
  },
  WZP2004: {
    means:
      'A selector (`--target`, `--exclude`, `--replace`, an address) names nothing in the spec or on the server.',
    remedy: 'Correct it: `dev` is a workspace, `dev:code` a tab, `dev/api` a pane.',
  },
  WZP2005: {
    means:
      'The change needs a live pane to be put elsewhere, and this version of the multiplexer cannot do that.',
    remedy: 'Use a newer version, or let the pane be made anew with `--replace ADDRESS`.',
  },
  WZP2006: {
    means:
      'The rectangles of the panes that the server reports overlap or leave gaps, so no layout can be read from them.',
    remedy: 'Resize the window by one cell, or close and open the tab, so that the server lays it out anew.',
  },
  WZP2007: {
    means: 'The pane that is to be adopted belongs to a project already.',
    remedy: 'Nothing to do; `wzp show` of that project lists it.',
  },
  WZP2008: {
    means: 'Something runs under the address already.',
    remedy: 'Take another address, or stop what runs there first.',
  },
  WZP2009: {
    means:
      'The old and the new address cannot stand for one thing: they are of different kinds, or one of them is not known.',
    remedy: 'Give two panes, two tabs or two workspaces.',
  },
  WZP2010: {
    means:
      'A saved plan does what it shows and nothing else. The server, the state or a secret has changed since it was made.',
    remedy: 'Plan again: `wzp plan --out FILE`, then `wzp apply FILE`.',
  },
  WZP2011: {
    means: 'The file is not one that `wzp plan --out` wrote, or one of another version of wzp.',
    remedy: 'Plan again with this wzp.',
  },
  WZP2012: {
    means: '`wzp heal` goes back to what was applied last, and nothing was applied yet.',
    remedy: 'Run `wzp apply`.',
  },
  WZP2013: {
    means: 'There is no pane on the server that could be written into a spec.',
    remedy: 'Open what you want to keep first, or name another workspace.',
  },
  WZP2014: {
    means: 'After `wzp freeze` a plan must show no changes; here it would still change something.',
    remedy: 'Look at `wzp plan`, and correct the written spec.',
  },
  WZP2015: {
    means:
      '`wzp plan --since FILE` plans as if the spec of FILE had been applied. That spec has errors, so it cannot have been.',
    remedy: 'Give an empty file: then everything is planned as new.',
  },
  WZP2016: {
    means:
      'WezTerm does not hand out what a pane prints, so a recorder stands between the program and the terminal. A program that runs cannot be given one: its log begins when it is started the next time. Nothing is stopped for that.',
    remedy: '`wzp restart ADDRESS` begins the log at once. On tmux a log begins while the program runs.',
  },
};
