// Speed, as ratios measured in one run: absolute times say more about the machine than about the program.
// Needs a build and tmux. With WZP_TEST_WEZTERM_DIR the same for WezTerm; tmuxinator and tmuxp are compared where installed.
// `npm run bench -- wezterm inside` measures these parts only; the parts are tmux, wezterm, inside, hub and daemon.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { supervision } from './bench/supervision.mjs';

const root = join(import.meta.dirname, '..');
const wzp = join(root, 'bin/wzp');
const runs = Number(process.env.WZP_BENCH_RUNS ?? 11);
const parts = process.argv.slice(2);
const measures = (part) => parts.length === 0 || parts.includes(part);
const sandbox = mkdtempSync(join(tmpdir(), 'wzp-bench-'));
// XDG_RUNTIME_DIR is in memory on a real system.
const memory = existsSync('/dev/shm') ? mkdtempSync('/dev/shm/wzp-bench-') : null;
const runtime = memory ?? join(sandbox, 'run');
for (const folder of ['state', 'run', 'config', 'home', 'project'])
  mkdirSync(join(sandbox, folder), { mode: 0o700 });
const socket = `wzp-bench-${process.pid}`;
const base = {
  PATH: process.env.PATH,
  HOME: join(sandbox, 'home'),
  SHELL: '/bin/sh',
  LANG: 'C.UTF-8',
  TERM: 'xterm-256color',
  NO_COLOR: '1',
  XDG_STATE_HOME: join(sandbox, 'state'),
  XDG_RUNTIME_DIR: runtime,
  XDG_CONFIG_HOME: join(sandbox, 'config'),
};
const tmuxEnv = { ...base, WZP_BACKEND: 'tmux', WZP_TMUX_SOCKET: socket, WZP_SIZE: '200x50' };
const cwd = join(sandbox, 'project');
const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const run = (file, args, env = base, options = {}) =>
  execFileSync(file, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options });
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const time = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const line = (what, ratio, goal, detail = '') =>
  console.log(`${what.padEnd(58)} ${ratio.padStart(8)}   ${goal.padEnd(14)} ${detail}`);
const x = (value) => `${value.toFixed(2)}x`;

// Cases of one comparison take turns, so that a slow moment of the machine hits all of them.
function compare(cases, { count = runs, before = () => {} } = {}) {
  const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
  for (let round = -1; round < count; round++)
    for (const [name, work] of Object.entries(cases)) {
      before(name);
      const ms = time(work);
      if (round >= 0) times[name].push(ms); // the first round warms up
    }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

const names = Array.from({ length: 16 }, (_, index) => `p${index}`);
const range = (count) => Array.from({ length: count }, (_, index) => index);
const specOf = (tabs, across, down) => ({
  version: 1,
  name: 'bench',
  workspaces: {
    dev: {
      tabs: range(tabs).map((tab) => ({
        name: `t${tab}`,
        layout: {
          row: range(across).map((column) => {
            const first = tab * across * down + column * down;
            return { column: names.slice(first, first + down) };
          }),
        },
      })),
      panes: Object.fromEntries(names.map((name) => [name, { run: ['sleep', '100000'] }])),
    },
  },
});
const writeSpec = (spec) => writeFileSync(join(cwd, 'wezterm-parallel.yaml'), JSON.stringify(spec));
writeSpec(specOf(4, 2, 2));
const killServer = (name = socket) => {
  spawnSync('tmux', ['-L', name, 'kill-server'], { env: base });
  while (spawnSync('tmux', ['-L', name, 'has-session'], { env: base }).status === 0);
};

console.log(`medians of ${runs} runs, ratios within this run\n`);
console.log(`${''.padEnd(58)} ${'measured'.padStart(8)}   goal`);
try {
  if (measures('tmux')) tmuxPart();
  if (measures('wezterm')) await weztermPart();
  if (measures('inside')) await insidePart();
  if (measures('hub')) await hubPart();
  if (measures('daemon'))
    await supervision({ run, line, wzp, env: tmuxEnv, cwd, sandbox, has, writeSpec, median });
} finally {
  killServer();
  for (const folder of [sandbox, memory ?? []].flat())
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function tmuxPart() {
  // --- tmux: plan without changes ---
  run(wzp, ['apply', '--yes'], tmuxEnv);
  const plan = compare({
    node: () => run('node', ['-e', '0']),
    list: () => run('tmux', ['-L', socket, 'list-panes', '-a'], base),
    plan: () => run(wzp, ['plan'], tmuxEnv),
    version: () => run(wzp, ['--version'], tmuxEnv),
  });
  line(
    'tmux: plan without changes / (node + one list call)',
    x(plan.plan / (plan.node + plan.list)),
    '<= 2.5x',
    `${plan.plan.toFixed(0)} ms`,
  );
  line('wzp --version / node', x(plan.version / plan.node), '<= 2.1x');
  run(wzp, ['destroy', '--yes'], tmuxEnv);

  // --- tmux: apply of 16 panes ---
  const raw = ['new-session -d -x 200 -y 50 -s raw -n t0 "exec sleep 100000"'];
  for (let tab = 0; tab < 4; tab++) {
    if (tab > 0) raw.push(`new-window -d -t raw: -n t${tab} "exec sleep 100000"`);
    for (const [flag, target] of [
      ['-h', 0],
      ['-v', 0],
      ['-v', 2],
    ])
      raw.push(`split-window -d ${flag} -t raw:${tab}.${target} "exec sleep 100000"`);
    raw.push(`select-layout -t raw:${tab} tiled`);
  }
  const tools = {
    raw: () =>
      run('tmux', ['-L', socket, '-f', '/dev/null', 'start-server', ';', 'source-file', '-'], base, {
        input: raw.join('\n'),
        stdio: ['pipe', 'pipe', 'pipe'],
      }),
    wzp: () => run(wzp, ['apply', '--yes'], tmuxEnv),
  };
  const tmuxp = join(cwd, 'tmuxp.yaml'),
    tmuxinator = join(cwd, 'tmuxinator.yml');
  writeFileSync(
    tmuxp,
    JSON.stringify({
      session_name: 'raw',
      windows: [0, 1, 2, 3].map((tab) => ({
        window_name: `t${tab}`,
        layout: 'tiled',
        panes: Array(4).fill('exec sleep 100000'),
      })),
    }),
  );
  writeFileSync(
    tmuxinator,
    JSON.stringify({
      name: 'raw',
      socket_name: socket,
      root: cwd,
      attach: false,
      windows: [0, 1, 2, 3].map((tab) => ({
        [`t${tab}`]: { layout: 'tiled', panes: Array(4).fill('exec sleep 100000') },
      })),
    }),
  );
  if (has('tmuxp')) tools.tmuxp = () => run('tmuxp', ['load', '-d', '-y', '-L', socket, tmuxp], base);
  if (has('tmuxinator'))
    tools.tmuxinator = () => run('tmuxinator', ['start', '-p', tmuxinator, '--no-attach'], base);
  const apply = compare(tools, {
    count: Math.min(runs, 7),
    before: () => {
      killServer();
      rmSync(join(runtime, 'wezterm-parallel'), { recursive: true, force: true });
      rmSync(join(sandbox, 'state', 'wezterm-parallel'), { recursive: true, force: true });
    },
  });
  line(
    'tmux: apply of 16 panes / raw tmux batch',
    x(apply.wzp / apply.raw),
    '',
    `${apply.wzp.toFixed(0)} ms`,
  );
  for (const other of ['tmuxinator', 'tmuxp'])
    if (apply[other])
      line(
        `tmux: ${other} / apply of 16 panes`,
        x(apply[other] / apply.wzp),
        '>= 3x',
        `${apply[other].toFixed(0)} ms`,
      );
    else console.log(`!! skipped: ${other} is not installed`);
  killServer();
}

async function weztermPart() {
  const dir = process.env.WZP_TEST_WEZTERM_DIR;
  if (dir && existsSync(join(dir, 'wezterm'))) await wezterm(dir);
  else
    console.log(
      '!! skipped: everything on WezTerm (set WZP_TEST_WEZTERM_DIR to a folder with wezterm and wezterm-mux-server)',
    );
}

/** Runs one of the programs of script/bench and gives what it prints. */
async function inside(name, args = [], env = base) {
  const outfile = join(sandbox, `${name}.mjs`);
  if (!existsSync(outfile))
    await build({
      entryPoints: [join(root, `script/bench/${name}.ts`)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'error',
      banner: { js: "import { createRequire as c } from 'node:module'; const require = c(import.meta.url);" },
    });
  return JSON.parse(run('node', [outfile, ...args], env));
}

async function insidePart() {
  const planner = await inside('planner');
  line(
    'planning 1,000 workspaces x 16 panes, nothing to do',
    `${(planner.unchanged_1000 / 1000).toFixed(2)} s`,
    '< 1 s',
    `${planner.rss_mib.toFixed(0)} MiB resident`,
  );
  line('the same, everything to create', `${(planner.create_1000 / 1000).toFixed(2)} s`, '< 1 s');
  line('growth from 100 to 1,000 workspaces', x(planner.unchanged_1000 / planner.unchanged_100), '~ 10x');
  line('reading that spec', `${(planner.resolve_1000 / 1000).toFixed(2)} s`, '');
  for (const [panes, { calls, moved, bound }] of Object.entries(await inside('relayout'))) {
    line(
      `WezTerm: calls of a new layout of ${panes} panes / panes moved`,
      x(calls / moved),
      '',
      `${calls.toFixed(1)} calls, ${moved.toFixed(1)} panes`,
    );
    line(
      `WezTerm: panes moved / fewest whose place differs`,
      x(moved / bound),
      '',
      `${bound.toFixed(1)} panes`,
    );
  }
}

/** One daemon; a project of two panes on tmux, and on WezTerm (or the fake one). */
async function hubPart() {
  const hub = join(runtime, 'wezterm-parallel', 'hub.sock');
  const spec = (name) =>
    writeSpec({
      version: 1,
      name,
      workspaces: {
        [name]: {
          tabs: [{ name: 'one', layout: { row: ['a', 'b'] } }],
          panes: { a: { run: 'cat' }, b: { run: 'cat' } },
        },
      },
    });
  spec('hub');
  run(wzp, ['apply', '--yes'], tmuxEnv);
  run(wzp, ['daemon', 'start'], tmuxEnv);
  try {
    const { trips, tasks_per_second, events_per_second, lost, run_per_second } = await inside('hub', [hub]);
    for (const [name, { per_second, p50_ms, p99_ms }] of Object.entries(trips)) {
      const [framing, clients] = name.split(' ');
      line(
        `hub: round trips, ${framing} framing, ${clients} ${clients === '1' ? 'client' : 'clients'}`,
        `${per_second}/s`,
        '',
        `p50 ${p50_ms.toFixed(2)} ms, p99 ${p99_ms.toFixed(2)} ms`,
      );
    }
    line('hub: events to 64 subscribers', `${events_per_second}/s`, '', `${lost} lost`);
    line('hub: tasks through the journal', `${tasks_per_second}/s`, '', 'queued, not run');
    line('hub: tasks that run', `${run_per_second}/s`, '', '4 at a time, /bin/true');
    const alone = () => run('tmux', ['-L', socket, 'list-panes', '-a'], base);
    operations('tmux', await inside('hub', [hub, 'hub/a']), compare({ alone }).alone);
    run(wzp, ['destroy', '--yes'], tmuxEnv);
    const dir = process.env.WZP_TEST_WEZTERM_DIR ?? join(root, 'test/fake-wezterm/bin');
    const kind = process.env.WZP_TEST_WEZTERM_DIR === undefined ? 'fake WezTerm' : 'WezTerm';
    await onWezterm(dir, async (here) => {
      spec('hub2');
      run(wzp, ['apply', '--yes'], here);
      const alone = () => run(join(dir, 'wezterm'), ['cli', '--no-auto-start', 'list'], here);
      operations(kind, await inside('hub', [hub, 'hub2/a']), compare({ alone }).alone);
      run(wzp, ['destroy', '--yes'], here);
    });
  } finally {
    run(wzp, ['daemon', 'stop'], tmuxEnv);
  }
}

/** `alone`: ms of one call of the client of that server. */
function operations(where, measured, alone) {
  for (const [name, { p50_ms, p99_ms }] of Object.entries(measured))
    line(
      `hub: pane.${name} on ${where}, from end to end, p99`,
      `${p99_ms.toFixed(0)} ms`,
      '< 100 ms',
      `p50 ${p50_ms.toFixed(0)} ms; a bare call takes ${alone.toFixed(0)} ms`,
    );
}

/** With a server of its own, which is ended after the work. */
async function onWezterm(dir, work) {
  const sock = join(runtime, 'wezterm-hub.sock');
  const config = join(sandbox, 'wezterm-hub.lua');
  writeFileSync(
    config,
    `local w=require'wezterm'\nlocal c=w.config_builder()\nc.unix_domains={{name='unix',socket_path='${sock}'}}\nreturn c\n`,
  );
  const env = { ...base, PATH: `${dir}:${base.PATH}` };
  const server = spawn(join(dir, 'wezterm-mux-server'), ['--config-file', config], { env, stdio: 'ignore' });
  try {
    for (let i = 0; i < 250 && !existsSync(sock); i++) await new Promise((ok) => setTimeout(ok, 20));
    await work({ ...env, WEZTERM_UNIX_SOCKET: sock, WZP_BACKEND: 'wezterm', WZP_SIZE: '200x50' });
  } finally {
    server.kill('SIGKILL');
  }
}

async function wezterm(dir) {
  const sock = join(runtime, 'wezterm.sock');
  writeFileSync(
    join(sandbox, 'wezterm.lua'),
    `local w=require'wezterm'\nlocal c=w.config_builder()\nc.unix_domains={{name='unix',socket_path='${sock}'}}\nreturn c\n`,
  );
  const env = { ...base, PATH: `${dir}:${base.PATH}` };
  const server = spawn(join(dir, 'wezterm-mux-server'), ['--config-file', join(sandbox, 'wezterm.lua')], {
    env,
    stdio: 'ignore',
  });
  try {
    for (let i = 0; i < 250 && !existsSync(sock); i++) await new Promise((ok) => setTimeout(ok, 20));
    const here = { ...env, WEZTERM_UNIX_SOCKET: sock, WZP_BACKEND: 'wezterm', WZP_SIZE: '200x50' };
    const cli = (...args) =>
      run(
        join(dir, 'wezterm'),
        [
          '-n',
          '--config',
          'initial_cols=200',
          '--config',
          'initial_rows=50',
          'cli',
          '--no-auto-start',
          ...args,
        ],
        here,
      ).trim();
    run(wzp, ['apply', '--yes'], here);
    const plan = compare({
      node: () => run('node', ['-e', '0']),
      list: () => cli('list', '--format', 'json'),
      plan: () => run(wzp, ['plan'], here),
    });
    line(
      'WezTerm: plan without changes / (node + one list call)',
      x(plan.plan / (plan.node + plan.list)),
      '<= 2x',
      `${plan.plan.toFixed(0)} ms`,
    );
    run(wzp, ['destroy', '--yes'], here);
    for (const grid of [
      { tabs: 4, across: 2, down: 2 },
      { tabs: 1, across: 4, down: 4 },
    ])
      weztermApply(grid, cli, here);
  } finally {
    server.kill('SIGKILL');
  }
}

/** A window of 200x50 cells, by the least commands that a person would write down: spawn, split, name the tabs. */
function weztermApply({ tabs, across, down }, cli, here) {
  writeSpec(specOf(tabs, across, down));
  const share = (cells, of, left) => String(Math.floor(((cells - of + 1) * left) / of) + left - 1);
  const start = ['--cwd', cwd, '--', 'sleep', '100000'];
  const byHand = [];
  const hand = () => {
    let window;
    for (let tab = 0; tab < tabs; tab++) {
      const first = cli(
        'spawn',
        ...(tab === 0 ? ['--new-window', '--workspace', 'hand'] : ['--window-id', window]),
        ...start,
      );
      byHand.push(first);
      if (tab === 0) {
        const panes = JSON.parse(cli('list', '--format', 'json'));
        window = String(panes.find((pane) => String(pane.pane_id) === first).window_id);
      }
      const split = (id, side, cells) => {
        const made = cli('split-pane', '--pane-id', id, side, '--cells', cells, ...start);
        byHand.push(made);
        return made;
      };
      let column = first;
      for (let x = across; x > 0; x--) {
        const next = x > 1 ? split(column, '--right', share(200, across, x - 1)) : null;
        let row = column;
        for (let y = down - 1; y > 0; y--) row = split(row, '--bottom', share(50, down, y));
        column = next;
      }
      cli('set-tab-title', '--pane-id', first, `t${tab}`);
    }
  };
  const times = compare(
    { hand, wzp: () => run(wzp, ['apply', '--yes'], here) },
    {
      count: 5,
      before: (name) => {
        if (name === 'hand') for (const id of byHand.splice(0)) cli('kill-pane', '--pane-id', id);
        else run(wzp, ['destroy', '--yes'], here);
      },
    },
  );
  for (const id of byHand) cli('kill-pane', '--pane-id', id);
  run(wzp, ['destroy', '--yes'], here);
  line(
    `WezTerm: apply of 16 panes in ${tabs} tab${tabs === 1 ? '' : 's'} / by hand`,
    x(times.wzp / times.hand),
    '<= 1.3x',
    `${times.wzp.toFixed(0)} ms, by hand ${times.hand.toFixed(0)} ms`,
  );
}
