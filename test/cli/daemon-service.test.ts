/** The daemon as a service, and its log. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchdAgent, systemdUnit, type Service } from '../../src/cli/daemon-service.ts';
import { logFile } from '../../src/supervise/daemon/log-file.ts';
import { temporaryFolder, until } from '../support/temporary.ts';
import { buildForTest, type Built } from './support/built.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => built.remove());

const service: Service = {
  argv: ['/opt/my tools/node', '/opt/$x/100%/wzp', 'daemon'],
  environment: { PATH: '/bin:/a "b"', EMPTY: 'a&b<c>' },
  log: '/home/u/x&y.log',
};
const hasSystemd = ((): boolean => {
  try {
    execFileSync('systemd-analyze', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('the files of service managers', () => {
  it('systemd: words with blanks, dollars and percent signs stay what they are', () => {
    const unit = systemdUnit(service);
    expect(unit).toContain('ExecStart="/opt/my tools/node" /opt/$$x/100%%/wzp daemon\n');
    expect(unit).toContain('Environment="PATH=/bin:/a \\"b\\""\n');
    expect(unit).toContain('KillMode=process\n');
  });

  it('launchd: what would be markup is not', () => {
    const agent = launchdAgent(service);
    expect(agent).toContain('<key>EMPTY</key><string>a&amp;b&lt;c&gt;</string>');
    expect(agent).toContain('<string>/home/u/x&amp;y.log</string>');
    expect(agent).toContain('<key>AbandonProcessGroup</key><true/>');
  });
});

describe('wzp daemon install', () => {
  const unit = (): string => join(built.home, 'config', 'systemd', 'user', 'wezterm-parallel.service');
  const install = (...args: string[]) => built.run(['daemon', 'install', '--kind', 'systemd', ...args]);

  it('writes the unit, says how to enable it, and takes only its own file away', async () => {
    const printed = await install('--print');
    expect(existsSync(unit())).toBe(false);
    const written = await install();
    expect(written).toMatchObject({ code: 0, stdout: `${unit()}\n` });
    expect(written.stderr).toContain('systemctl --user enable --now wezterm-parallel.service');
    expect(readFileSync(unit(), 'utf8')).toBe(printed.stdout);
    expect(printed.stdout).toMatch(/daemon start --foreground\n/);
    expect((await install()).code).toBe(0);
    expect((await install('--remove')).code).toBe(0);
    expect(existsSync(unit())).toBe(false);
    writeFileSync(unit(), '[Service]\nExecStart=/bin/mine\n');
    for (const args of [[], ['--remove']]) {
      const refused = await install(...args);
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain('WZP6003');
    }
    expect(readFileSync(unit(), 'utf8')).toContain('/bin/mine');
  });

  it.runIf(hasSystemd)('systemd finds nothing wrong with it', async () => {
    const { stdout } = await install('--print');
    const path = join(built.home, 'wezterm-parallel.service');
    writeFileSync(path, stdout.replace(/^ExecStart=.*$/m, 'ExecStart=/bin/sh -c "exit 0"'));
    // Other units of this machine are no business of ours.
    const said = execFileSync('sh', ['-c', 'systemd-analyze --user verify "$1" 2>&1 || true', 'sh', path], {
      encoding: 'utf8',
      env: { ...process.env, XDG_RUNTIME_DIR: built.home },
    });
    expect(said.split('\n').filter((line) => line.includes('wezterm-parallel.service'))).toEqual([]);
  });
});

describe('the log', () => {
  it('of a daemon is begun anew at its largest size, and a lost folder does not end it', () => {
    const folder = temporaryFolder('daemon-log');
    const path = join(folder.path, 'daemon.log');
    const write = logFile(path, 100);
    for (let count = 0; count < 12; count += 1) write(`${'x'.repeat(19)}\n`);
    expect(statSync(path).size + statSync(`${path}.1`).size).toBeLessThanOrEqual(240);
    expect(readFileSync(path, 'utf8').length).toBeGreaterThan(0);
    folder.remove();
    for (let count = 0; count < 12; count += 1) write('lost\n');
    expect(existsSync(path)).toBe(false);
  });

  const folder = (): string => join(built.home, 'state', 'wezterm-parallel');
  const line = (message: string): string =>
    `${JSON.stringify({ time: '2026-01-02T03:04:05.000Z', level: 'info', message, project: 'shop' })}\n`;

  it('is shown with its last lines, what is not ours as it is, and nothing of it acts on the terminal', async () => {
    mkdirSync(folder(), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder(), 'daemon.log.1'), line('old'));
    writeFileSync(join(folder(), 'daemon.log'), `${line('one')}not \u001b[31mours\n${line('two')}`);
    const { stdout } = await built.run(['daemon', 'logs']);
    expect(stdout).toMatch(/^2026-\S+ info {2}old project=shop\n.* one .*\nnot .*31mours\n.* two .*\n$/);
    expect(stdout).not.toContain('\u001b');
    expect((await built.run(['daemon', 'logs', '-n', '1'])).stdout).toMatch(
      /^\S+ info {2}two project=shop\n$/,
    );
    expect((await built.run(['daemon', 'logs', '-n', '1', '--json'])).stdout).toBe(line('two'));
  });

  it('is followed over its renewal', async () => {
    mkdirSync(folder(), { recursive: true, mode: 0o700 });
    const path = join(folder(), 'daemon.log');
    writeFileSync(path, line('before'));
    const child = spawn(process.execPath, [built.entry, 'daemon', 'logs', '-f', '-n', '1', '--json'], {
      env: { PATH: process.env['PATH'], HOME: built.home, XDG_STATE_HOME: join(built.home, 'state') },
    });
    let seen = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (seen += text));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    try {
      await until(() => seen.includes('before'), 'the line before');
      writeFileSync(path, line('second'), { flag: 'a' });
      await until(() => seen.includes('second'), 'the second line');
      renameSync(path, `${path}.1`);
      writeFileSync(path, line('third'));
      await until(() => seen.includes('third'), 'the third line');
      expect(seen).toBe(line('before') + line('second') + line('third'));
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
  });
});
