/** Checks against servers, programs and screens of this machine. */
import { createServer, type Server } from 'node:http';
import { createServer as listen, type AddressInfo, type Server as Socket } from 'node:net';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Check, Question } from '../../src/spec/desired.ts';
import { ask, questionText, type Asked } from '../../src/supervise/probe/ask.ts';
import { runCommand } from '../../src/supervise/probe/command.ts';
import { keysText } from '../../src/supervise/probe/keys.ts';
import { hasLine } from '../../src/supervise/probe/log-line.ts';
import { untilReady } from '../../src/supervise/probe/until-ready.ts';

const text = (value: string) => ({ value, shown: value });
const environment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin' };

let folder: string;
let closing: (() => void)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wzp-probe-'));
});
afterEach(() => {
  for (const close of closing) close();
  closing = [];
  rmSync(folder, { recursive: true, force: true });
});

const asked = (screen = ''): Asked => ({
  cwd: folder,
  environment,
  read: () => Promise.resolve({ text: screen, cols: 80 }),
});

async function listening(server: Server | Socket): Promise<number> {
  closing.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

describe('http', () => {
  const http = (url: string): Question => ({ kind: 'http', url: text(url) });

  it.each([
    [200, null],
    [204, null],
    [302, null],
    [399, null],
    [404, 'status 404'],
    [503, 'status 503'],
  ])('status %i: %s', async (status, expected) => {
    const server = createServer((_, response) => response.writeHead(status, { location: '/x' }).end('body'));
    const port = await listening(server);
    expect(await ask(http(`http://127.0.0.1:${port}/health?x=1`), asked(), 5000)).toBe(expected);
  });

  it('nobody there, and nobody who answers', async () => {
    const silent = createServer(() => undefined);
    closing.push(() => silent.closeAllConnections());
    const port = await listening(silent);
    expect(await ask(http(`http://127.0.0.1:${port}/`), asked(), 200)).toBe('no answer within 0.2 s');
    expect(await ask(http('http://127.0.0.1:1/'), asked(), 5000)).toBe('connection refused');
    expect(await ask(http('https://127.0.0.1:1/'), asked(), 5000)).toBe('connection refused');
  });

  it('an endless answer is not read', async () => {
    const server = createServer((_, response) => {
      const timer = setInterval(() => response.write('x'.repeat(1000)), 5);
      response.once('close', () => clearInterval(timer));
    });
    expect(await ask(http(`http://127.0.0.1:${await listening(server)}/`), asked(), 5000)).toBeNull();
  });
});

describe('tcp', () => {
  const tcp = (port: number, host = 'localhost'): Question => ({ kind: 'tcp', host, port, shown: `${port}` });

  it('a port that listens, by every name of this machine', async () => {
    const port = await listening(listen());
    expect(await ask(tcp(port), asked(), 5000)).toBeNull();
    expect(await ask(tcp(port, '127.0.0.1'), asked(), 5000)).toBeNull();
  });

  it('one that does not', async () => {
    expect(await ask(tcp(1), asked(), 5000)).toBe('connection refused');
  });
});

describe('exec', () => {
  const exec = (...argv: string[]): Question => ({
    kind: 'exec',
    command: { argv: argv.map(text), input: null },
  });
  const program = (name: string, lines: string): string => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${lines}\n`);
    chmodSync(join(folder, name), 0o755);
    return join(folder, name);
  };

  it('the exit status is the answer', async () => {
    expect(await ask(exec('true'), asked(), 5000)).toBeNull();
    expect(await ask(exec('sh', '-c', 'exit 3'), asked(), 5000)).toBe('exit status 3');
    expect(await ask(exec('sh', '-c', 'kill -9 $$'), asked(), 5000)).toBe('ended by SIGKILL');
    expect(await ask(exec('no-such-program'), asked(), 5000)).toMatch(/ENOENT/);
  });

  it('words are words, in the directory and environment of the pane', async () => {
    const show = program('show', 'printf "%s|" "$PWD" "$A" "$@" >out');
    const pane = { ...asked(), environment: { ...environment, A: 'a b' } };
    expect(await ask(exec(show, '$HOME; id', '*'), pane, 5000)).toBeNull();
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe(`${folder}|a b|$HOME; id|*|`);
  });

  it('a text is read by its shell, and stands in no command line', async () => {
    const command = { argv: [text('/bin/sh')], input: text('x=1\ntest -e mark && [ $x = 1 ]') };
    expect(await ask({ kind: 'exec', command }, asked(), 5000)).toBe('exit status 1');
    writeFileSync(join(folder, 'mark'), '');
    expect(await ask({ kind: 'exec', command }, asked(), 5000)).toBeNull();
  });

  it('one that takes too long is killed with what it has started', async () => {
    const line = {
      argv: ['sh', '-c', '(sleep 1; : >late) & : >begun; wait'],
      input: null,
      cwd: folder,
      environment,
    };
    expect(await runCommand(line, 300)).toBe('no answer within 0.3 s');
    expect(existsSync(join(folder, 'begun'))).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 1100)); // when it would have been written
    expect(existsSync(join(folder, 'late'))).toBe(false);
  });
});

describe('log_line', () => {
  it.each([
    ['a text', 'server is listening now\n$', 'is listening', true],
    ['an expression', 'listening on 3000\n', '^listening on \\d+$', true],
    ['a text that is no expression', 'listening (on 3000\n', 'listening (on', true],
    ['another line', 'starting\n', 'listening', false],
    [
      'before the last start',
      'listening\nwzp: dev/db was ended by SIGTERM (10:00:00). Enter starts it again\nstarting\n',
      'listening',
      false,
    ],
    [
      'after the last start',
      'wzp: dev/db waits for dev/x to start\nwzp: Enter starts it now\nlistening\n',
      'listening',
      true,
    ],
    ['a line of another wzp', 'listening\nwzp: no spec found\n', 'listening', true],
  ])('%s', (_, screen, pattern, expected) => {
    expect(hasLine(screen, pattern, 80)).toBe(expected);
  });

  it('a line that the width of the pane breaks is one line', () => {
    expect(hasLine('server is \nlistening', 'is listening', 10)).toBe(true);
    expect(hasLine('server is\nlistening', 'islistening', 10)).toBe(false);
  });
});

describe('until it is ready', () => {
  const check = (question: Question, changes: Partial<Check> = {}): Check => ({
    question,
    intervalMs: 20,
    timeoutMs: 20_000,
    retries: null,
    startPeriodMs: 0,
    ...changes,
  });
  const never = new AbortController().signal;
  const refused: Question = { kind: 'tcp', host: '127.0.0.1', port: 1, shown: '1' };

  it('asks until the answer is good', async () => {
    let count = 0;
    const server = createServer((_, response) => response.writeHead(++count < 4 ? 503 : 200).end());
    const url = text(`http://127.0.0.1:${await listening(server)}/`);
    expect(await untilReady(check({ kind: 'http', url }), asked(), 0, never)).toEqual({ kind: 'ready' });
    expect(count).toBe(4);
  });

  it('gives up when the time is over, with the last answer', async () => {
    expect(await untilReady(check(refused, { timeoutMs: 100 }), asked(), 0, never)).toEqual({
      kind: 'failed',
      reason: 'was not ready within 0.1 s (tcp 1: connection refused)',
    });
  });

  it('gives up after so many bad answers, those of the start period not counted', async () => {
    expect(await untilReady(check(refused, { retries: 3 }), asked(), 0, never)).toEqual({
      kind: 'failed',
      reason: 'was not ready in 3 tries (tcp 1: connection refused)',
    });
    const patient = check(refused, { retries: 1, startPeriodMs: 60_000, timeoutMs: 150 });
    expect(await untilReady(patient, asked(), Date.now(), never)).toMatchObject({
      reason: expect.stringContaining('within') as string,
    });
  });

  it('ends at once when it is interrupted', async () => {
    const interrupt = new AbortController();
    const answer = untilReady(check(refused, { intervalMs: 60_000 }), asked(), 0, interrupt.signal);
    setTimeout(() => interrupt.abort(), 50);
    expect(await answer).toEqual({ kind: 'given-up' });
  });

  it('says what is asked without telling a secret', () => {
    const secret = { value: 'x', shown: '(from $TOKEN)' };
    expect(questionText({ kind: 'http', url: secret })).toBe('http (from $TOKEN)');
    expect(questionText({ kind: 'exec', command: { argv: [text('curl'), secret], input: null } })).toBe(
      'exec curl (from $TOKEN)',
    );
    expect(questionText({ kind: 'exec', command: { argv: [text('/bin/sh')], input: secret } })).toBe(
      'exec (from $TOKEN)',
    );
    expect(questionText({ kind: 'log_line', pattern: secret })).toBe('log_line (from $TOKEN)');
  });
});

describe('keys', () => {
  it.each([
    [['C-c'], '\u0003'],
    [['^D', 'C-['], '\u0004\u001b'],
    [[':quit', 'Enter'], ':quit\r'],
    [['Escape', 'q'], '\u001bq'],
    [['M-x', 'M-Enter'], '\u001bx\u001b\r'],
    [['Up', 'Tab', 'Space'], '\u001b[A\t '],
    [['constructor', 'C-'], 'constructorC-'],
  ])('%j', (keys, expected) => {
    expect(keysText(keys)).toBe(expected);
  });
});
