/** Completion in real shells: a line is typed in zsh in a terminal, and handed to the completion of fish. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from './support/built.ts';

const isThere = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).error === undefined;
const absent = ['zsh', 'fish'].filter((shell) => !isThere(shell));
if (absent.length > 0) console.warn(`!! SKIPPED: completion in ${absent.join(' and ')} (not installed)`);

let built: Built;
let cwd: string;
let env: Record<string, string>;
beforeAll(() => {
  built = buildForTest();
  cwd = join(built.home, 'shop');
  const bin = join(built.home, 'bin');
  for (const folder of [cwd, bin]) mkdirSync(folder);
  writeFileSync(
    join(cwd, 'wezterm-parallel.yaml'),
    `version: 1
workspaces:
  dev:
    tabs: [{ name: code, layout: { row: [api, worker] } }, { name: ops, layout: { pane: db } }]
    panes: { api: { run: npm run api }, worker: { replicas: 2 }, db: {} }
`,
  );
  // Asked for words, or for its script, it is wzp; else it says what it was called with.
  writeFileSync(
    join(bin, 'wzp'),
    `#!/bin/sh
case $1 in
  __complete | completion) exec '${process.execPath}' '${built.entry}' "$@" ;;
esac
printf 'CALLED'
printf ' <%s>' "$@"
printf '\\n'
`,
    { mode: 0o755 },
  );
  env = {
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    HOME: built.home,
    XDG_RUNTIME_DIR: join(built.home, 'run'),
    TERM: 'xterm',
    LANG: 'C.UTF-8',
  };
});
afterAll(() => {
  built.remove();
});

describe.skipIf(absent.includes('zsh'))('in zsh', () => {
  /** What wzp is called with after the line was typed, Tab pressed, and Enter once the line has become `until`. */
  async function completed(line: string, until: RegExp): Promise<string> {
    const zsh = spawn('zsh', ['-f', '-i'], { cwd, cols: 120, rows: 30, env: { ...env, PS1: '> ' } });
    let screen = '';
    let seen = (): void => undefined;
    zsh.onData((data) => {
      screen += data;
      seen();
    });
    const shows = async (pattern: RegExp): Promise<string> =>
      new Promise((resolve) => {
        seen = () => {
          const found = pattern.exec(screen);
          if (found === null) return;
          screen = '';
          resolve(found[0]);
        };
        seen();
      });
    try {
      zsh.write('autoload -Uz compinit; compinit -u -D; source <(wzp completion zsh); echo rea""dy\r');
      await shows(/ready\r?\n/);
      zsh.write(`${line}\t`);
      await shows(until);
      zsh.write('\r');
      return (await shows(/CALLED.*>/)).replace('CALLED ', '');
    } finally {
      zsh.kill('SIGKILL');
    }
  }

  it.each([
    ['wzp pl', /plan/, '<plan>'],
    ['wzp logs dev/a', /dev\/api/, '<logs> <dev/api>'],
    ['wzp logs dev:c', /dev:code/, '<logs> <dev:code>'],
    ['wzp plan --exclude=dev/d', /dev\/db/, '<plan> <--exclude=dev/db>'],
    ['wzp logs dev/w', /worker-/, '<logs> <dev/worker->'],
    ['wzp validate wez', /wezterm-parallel\.yaml/, '<validate> <wezterm-parallel.yaml>'],
  ])('%s', async (line, until, called) => {
    expect(await completed(line, until)).toBe(called);
  });
});

describe.skipIf(absent.includes('fish'))('in fish', () => {
  it.each([
    ['wzp pl', ['plan']],
    ['wzp logs dev/w', ['dev/worker-1', 'dev/worker-2']],
    ['wzp logs dev:c', ['dev:code']],
    ['wzp plan --exclude=dev/d', ['--exclude=dev/db']],
    ['wzp validate --format s', ['sarif']],
    ['wzp validate wez', ['wezterm-parallel.yaml']],
    ['wzp -C . attach ', ['dev']],
  ])('%s', (line, expected) => {
    const { stdout, stderr } = spawnSync(
      'fish',
      ['--no-config', '-c', `wzp completion fish | source; complete -C '${line}'`],
      { cwd, env, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    const words = stdout.split('\n').flatMap((one) => one.split('\t')[0] || []);
    expect(words).toEqual(expected);
  });
});
