/** 15xx, 16xx, 1701, 1901: names, layouts and dependencies. */
import type { Explanations } from './explanation.ts';

export const ofLayout: Explanations = {
  WZP1501: {
    means:
      'A name of a project, workspace, tab or pane has a character that cannot be in an address (`/`, `:`), that nobody can see, or that acts on a terminal; or it is empty or longer than 100 characters.',
    remedy: 'Use printable characters, without `/` and `:`.',
  },
  WZP1502: {
    means: 'Two tabs of a workspace have the same name, so `dev:code` would mean both.',
    remedy: 'Give one of them another name.',
  },
  WZP1503: {
    means:
      'tmux puts `_` in place of `.` and `:` in names of sessions, so these workspaces would be one session.',
    remedy: 'Give one of them another name.',
  },
  WZP1504: {
    means: 'A layout names a pane that `panes` of the workspace does not define.',
    remedy: 'Correct the name, or define the pane; `shell: {}` is a shell.',
    wrong: 'layout: { row: [editor, sever] }',
    right: 'layout: { row: [editor, server] }',
  },
  WZP1505: {
    means: 'A pane stands in one place of its workspace; here it is placed a second time.',
    remedy: 'Define another pane for the second place.',
  },
  WZP1506: {
    means: 'A pane is defined, but no layout of its workspace names it, so it is never made.',
    remedy: 'Put it into the layout of a tab, or remove it.',
  },
  WZP1507: {
    means:
      'A pane has keys at its place in the layout and under `panes`, or a replica (`api-1`) has the name of another pane.',
    remedy: 'Keep the keys in one of the two places; give one of the panes another name.',
  },
  WZP1508: {
    means: 'There is no named layout of this name.',
    remedy:
      'Use `three_pane_horizontal`, `four_pane_grid`, `even_row`, `even_column`, `main_left`, `main_top`, `grid`, or write a tree of `row` and `column`.',
  },
  WZP1509: {
    means: 'The tab has more or fewer panes than its named layout has places.',
    remedy: 'List as many panes as the layout has places, or use `grid`, which takes any number.',
  },
  WZP1510: {
    means: 'The named layout has no such position, or another pane has it already.',
    remedy: 'Take one of the positions of the hint.',
  },
  WZP1511: {
    means:
      'Percentages add up to more than 100, leave a sibling nothing, or a group has fewer cells than panes and dividers need.',
    remedy: 'Make the sizes smaller, or leave one child without a size: it takes the rest.',
    wrong: 'row: [{ pane: a, size: 60% }, { pane: b, size: 60% }]',
    right: 'row: [{ pane: a, size: 60% }, b]',
  },
  WZP1512: {
    means: 'Two panes of a tab have `focus: true`, or two have `zoom: true`.',
    remedy: 'Keep it on one of them.',
  },
  WZP1513: {
    means: 'The workspace has neither `tabs` nor a `template`.',
    remedy: 'Add one of them.',
  },
  WZP1514: {
    means:
      'The spec has no workspaces. An empty mapping is allowed: applying it removes everything that was made before.',
    remedy: 'Add one, for instance by `wzp workspace new dev --template default`.',
  },
  WZP1515: {
    means:
      'The key is known, but has no effect at this place: `size` of what fills the whole tab, `position` in a tree, `panes` beside a tree.',
    remedy: 'Remove it.',
  },
  WZP1516: {
    means:
      'An entry of `moved` must name two different addresses of one kind, and the new one must be in the spec.',
    remedy:
      'Correct the addresses: `dev/api` is a pane, `dev:code` a tab, `dev` a workspace. Remove the entry once every machine has applied it.',
  },
  WZP1517: {
    means:
      'Two panes would write into one log file: their lines would be mixed, and each would rotate it under the other. Old files (`api.log.1`) and the second file of `format: both` (`api.log.raw`) count too.',
    remedy:
      'Give each pane its own file. `{{name}}` stands for the name of the pane, so replicas can share one line: `log: "logs/{{name}}.log"`.',
  },
  WZP1518: {
    means:
      '`limits.panes` of the top level says how many panes the project may have, replicas included, and the spec has more.',
    remedy: 'Remove panes or replicas, or raise the limit.',
  },
  WZP1519: {
    means:
      'A pool of tasks has a name that no command line takes, or names a pane that is not there or that runs a program of its own: a task in a pane is typed at the prompt of a shell.',
    remedy:
      'Correct the address (`dev/worker1`; of a pane with replicas, that of all of them: `dev/worker`), and give the pool panes without `run`, `type` and `agent`.',
  },
  WZP1520: {
    means:
      'The WebSocket listener of the hub would let in whom it should not: an address that other machines reach needs TLS (`cert` and `key`), or `insecure: true` for those who know that whoever sees the traffic can run commands as them. Origins are those of web pages: scheme, host and port.',
    remedy:
      'Keep to 127.0.0.1 (others reach it with `ssh -L 7799:127.0.0.1:7799`), or name the two PEM files.',
  },
  WZP1601: {
    means: '`depends_on` names a pane that is not there, or that stands in no layout.',
    remedy: 'Correct the name. A pane of another workspace is `ops/db`.',
  },
  WZP1602: {
    means: 'Panes wait for each other in a circle; none of them could ever start.',
    remedy: 'Remove one of the dependencies.',
  },
  WZP1603: {
    means:
      'A pane waits for a state that the other never reaches: `ready` without a `ready` probe, `completed` of a process that is always restarted.',
    remedy: 'Add `ready:` to the other pane, or wait for `started`.',
    wrong: 'api: { run: npm start, depends_on: { db: ready } }\ndb: { run: docker compose up db }',
    right:
      'api: { run: npm start, depends_on: { db: ready } }\ndb: { run: docker compose up db, ready: { tcp: 5432 } }',
  },
  WZP1701: {
    means:
      'The working directory of a pane is not there. `wzp validate` warns; plan and apply refuse, because the process could not start.',
    remedy:
      'Create it, or correct `cwd`: it is relative to that of the workspace, and that to the spec file.',
  },
  WZP1901: {
    means:
      'After 20 findings of one code, or 100 in all, the rest is only counted: it would say nothing new.',
    remedy: 'Correct those that are shown and validate again.',
  },
};
