// What supervision costs, and how soon it acts. Linux (/proc), tmux; supervisord is compared where it is installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const idleSeconds = 10;
const names = (count) => Array.from({ length: count }, (_, index) => `p${index}`);

/** 20 panes to a tab, in a window of 400x100 cells. */
const specOf = (count, pane) => ({
  version: 1,
  name: `bench${count}`,
  workspaces: {
    [`dev${count}`]: {
      tabs: names(count / Math.min(20, count)).map((tab, index) => ({
        name: tab,
        layout: {
          row: names(count)
            .slice(index * 20, index * 20 + 20)
            .reduce((columns, name, at) => {
              if (at % 4 === 0) columns.push({ column: [] });
              columns.at(-1).column.push(name);
              return columns;
            }, []),
        },
      })),
      panes: Object.fromEntries(names(count).map((name) => [name, pane(name)])),
    },
  },
});

const resident = (pid) =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
/** Ticks of 10 ms. */
const ticks = (pid) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
};
async function idle(pid) {
  const before = ticks(pid);
  await pause(idleSeconds * 1000);
  return { percent: (ticks(pid) - before) / idleSeconds, mib: resident(pid) };
}

async function until(what, holds, ms = 60_000) {
  for (const end = Date.now() + ms; !holds(); await pause(2))
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
}

/** `tools`: run, line, wzp, env, cwd, sandbox, has, writeSpec, median of bench.mjs. */
export async function supervision({ run, line, wzp, env, cwd, sandbox, has, writeSpec, median }) {
  const big = { ...env, WZP_SIZE: '400x100' };
  const status = () => JSON.parse(run(wzp, ['daemon', 'status', '--json'], big));
  const bare = spawn('node', ['-e', 'setInterval(() => {}, 1000)'], { env, stdio: 'ignore' });
  try {
    await pause(1000);
    const node = resident(bare.pid);
    for (const count of [16, 200]) {
      writeSpec(
        specOf(count, () => ({
          run: ['sleep', '100000'],
          restart: 'always',
          health: { exec: ['true'], interval: '1h' },
        })),
      );
      run(wzp, ['apply', '--yes'], big);
      await pause(3000);
      const { percent, mib } = await idle(status().pid);
      line(`daemon: CPU while idle, ${count} panes`, `${percent.toFixed(1)} %`, '< 1 %');
      line(
        `daemon: memory, ${count} panes / bare node`,
        `${(mib / node).toFixed(2)}x`,
        '<= 1.3x',
        `${mib.toFixed(0)} MiB`,
      );
      run(wzp, ['destroy', '--yes'], big);
    }

    // From the death of a process to its next start, told by the process itself.
    const starts = join(sandbox, 'starts');
    const script = `echo $$ >>${starts}; exec sleep 100000`;
    const lives = () => (existsSync(starts) ? readFileSync(starts, 'utf8').split('\n').filter(Boolean) : []);
    const restarts = async () => {
      const times = [];
      for (let round = 0; round < 7; round++) {
        const before = lives();
        const start = performance.now();
        process.kill(Number(before.at(-1)), 'SIGKILL');
        await until('a restart', () => lives().length > before.length);
        times.push(performance.now() - start);
        await pause(1200); // supervisord takes a program for started after a second
      }
      return median(times);
    };
    writeSpec(
      specOf(1, () => ({
        run: script.replaceAll('$', () => '$$'), // a dollar of its own in a spec
        restart: { policy: 'always', backoff: '10ms', max_backoff: '10ms', max_restarts: 100, window: '1m' },
      })),
    );
    run(wzp, ['apply', '--yes'], big);
    await until('a first start', () => lives().length === 1);
    const ours = await restarts();
    run(wzp, ['destroy', '--yes'], big);
    line('from a process’s death to its restart, backoff 10ms', `${ours.toFixed(0)} ms`, '');
    if (has('supervisord')) await supervisord({ sandbox, env, script, node, line, lives, restarts });
    else console.log('!! skipped: supervisord is not installed');

    // As many checks as the daemon gets through: 50 panes, each asked every 100 ms.
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.end('ok');
    }).listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    try {
      const http = `http://127.0.0.1:${server.address().port}/`;
      writeSpec(specOf(100, () => ({ run: ['sleep', '100000'], health: { http, interval: '100ms' } })));
      const child = spawn(wzp, ['apply', '--yes'], { cwd, env: big, stdio: 'ignore' });
      const code = await new Promise((done) => child.once('exit', done));
      if (code !== 0) throw new Error(`apply of 100 panes with checks ended with ${code}`);
      await until('the first checks', () => asked > 200);
      const [before, start, used] = [asked, performance.now(), ticks(status().pid)];
      await pause(5000);
      const seconds = (performance.now() - start) / 1000;
      line(
        'daemon: http checks per second, 1,000 wanted',
        `${((asked - before) / seconds).toFixed(0)}/s`,
        '',
        `${((ticks(status().pid) - used) / seconds).toFixed(0)} % of a core`,
      );
    } finally {
      server.closeAllConnections();
      server.close();
    }
    run(wzp, ['destroy', '--yes'], big);
  } finally {
    bare.kill('SIGKILL');
    run(wzp, ['daemon', 'stop'], big);
  }
}

async function supervisord({ sandbox, env, script, node, line, lives, restarts }) {
  const config = join(sandbox, 'supervisord.conf');
  const program = (name, command) =>
    `[program:${name}]\ncommand=${command}\nautorestart=true\nstartsecs=1\nautostart=true\n`;
  const start = join(sandbox, 'start.sh');
  writeFileSync(start, `${script}\n`);
  writeFileSync(
    config,
    `[supervisord]\nnodaemon=true\nlogfile=/dev/null\nlogfile_maxbytes=0\npidfile=${sandbox}/supervisord.pid\n` +
      names(16)
        .map((name) => program(name, 'sleep 100000'))
        .join('') +
      program('told', `/bin/sh ${start}`),
  );
  const before = lives().length;
  const server = spawn('supervisord', ['-c', config], { env, cwd: sandbox, stdio: 'ignore' });
  try {
    await until('supervisord', () => lives().length > before);
    await pause(3000);
    const { percent, mib } = await idle(server.pid);
    line('supervisord: CPU while idle, 16 processes', `${percent.toFixed(1)} %`, '');
    line(
      'supervisord: memory, 16 processes / bare node',
      `${(mib / node).toFixed(2)}x`,
      '',
      `${mib.toFixed(0)} MiB`,
    );
    line('supervisord: from death to restart', `${(await restarts()).toFixed(0)} ms`, '');
  } finally {
    server.kill('SIGTERM');
    await new Promise((done) => server.once('exit', done));
  }
}
