// Speed, as ratios measured in one run: absolute times say more about the machine than about the program.
// Needs a build and tmux. With WZP_TEST_WEZTERM_DIR the same for WezTerm; tmuxinator and tmuxp are compared where installed.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const wzp = join(root, 'bin/wzp');
const runs = Number(process.env.WZP_BENCH_RUNS ?? 11);
const sandbox = mkdtempSync(join(tmpdir(), 'wzp-bench-'));
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
  XDG_RUNTIME_DIR: join(sandbox, 'run'),
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
const spec = {
  version: 1,
  name: 'bench',
  workspaces: {
    dev: {
      tabs: [0, 1, 2, 3].map((tab) => ({
        name: `t${tab}`,
        layout: {
          row: [names.slice(tab * 4, tab * 4 + 2), names.slice(tab * 4 + 2, tab * 4 + 4)].map((column) => ({
            column,
          })),
        },
      })),
      panes: Object.fromEntries(names.map((name) => [name, { run: ['sleep', '100000'] }])),
    },
  },
};
writeFileSync(join(cwd, 'wezterm-parallel.yaml'), JSON.stringify(spec));
const killServer = (name = socket) => {
  spawnSync('tmux', ['-L', name, 'kill-server'], { env: base });
  while (spawnSync('tmux', ['-L', name, 'has-session'], { env: base }).status === 0);
};

console.log(`medians of ${runs} runs, ratios within this run\n`);
console.log(`${''.padEnd(58)} ${'measured'.padStart(8)}   goal`);
try {
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
      rmSync(join(sandbox, 'run', 'wezterm-parallel'), { recursive: true, force: true });
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

  // --- WezTerm ---
  const dir = process.env.WZP_TEST_WEZTERM_DIR;
  if (dir && existsSync(join(dir, 'wezterm'))) await wezterm(dir);
  else
    console.log(
      '!! skipped: everything on WezTerm (set WZP_TEST_WEZTERM_DIR to a folder with wezterm and wezterm-mux-server)',
    );

  // --- inside the program ---
  const inside = async (name) => {
    const outfile = join(sandbox, `${name}.mjs`);
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
    return JSON.parse(run('node', [outfile]));
  };
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
} finally {
  killServer();
  rmSync(sandbox, { recursive: true, force: true, maxRetries: 5 });
}

async function wezterm(dir) {
  const sock = join(sandbox, 'run', 'wezterm.sock');
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
    const sleep = ['--', 'sleep', '100000'];
    let byHand = [];
    const build = compare(
      {
        hand: () => {
          byHand = [];
          let window;
          for (let tab = 0; tab < 4; tab++) {
            const first = cli(
              'spawn',
              ...(tab === 0 ? ['--new-window', '--workspace', 'hand'] : ['--window-id', window]),
              '--cwd',
              cwd,
              ...sleep,
            );
            if (tab === 0)
              window = String(
                JSON.parse(cli('list', '--format', 'json')).find((pane) => String(pane.pane_id) === first)
                  .window_id,
              );
            const right = cli(
              'split-pane',
              '--pane-id',
              first,
              '--right',
              '--cells',
              '99',
              '--cwd',
              cwd,
              ...sleep,
            );
            const below = cli(
              'split-pane',
              '--pane-id',
              first,
              '--bottom',
              '--cells',
              '24',
              '--cwd',
              cwd,
              ...sleep,
            );
            const last = cli(
              'split-pane',
              '--pane-id',
              right,
              '--bottom',
              '--cells',
              '24',
              '--cwd',
              cwd,
              ...sleep,
            );
            cli('set-tab-title', '--pane-id', first, `t${tab}`);
            byHand.push(first, right, below, last);
          }
        },
        wzp: () => run(wzp, ['apply', '--yes'], here),
      },
      {
        count: 5,
        before: (name) => {
          if (name === 'hand') {
            for (const id of byHand) cli('kill-pane', '--pane-id', id);
            byHand = [];
          } else run(wzp, ['destroy', '--yes'], here);
        },
      },
    );
    line(
      'WezTerm: apply of 16 panes in 4 tabs / by hand',
      x(build.wzp / build.hand),
      '<= 1.3x',
      `${build.wzp.toFixed(0)} ms, by hand ${build.hand.toFixed(0)} ms`,
    );
  } finally {
    server.kill('SIGKILL');
  }
}
