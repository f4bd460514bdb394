/** The lines of the daemon's log. */
import { expect, it } from 'vitest';
import { daemonLogLine } from '../../src/cli/view/daemon-log.ts';
import { jsonLog, logLevelOf, type LogLevel } from '../../src/supervise/daemon/json-log.ts';

function lines(level: LogLevel, work: (log: ReturnType<typeof jsonLog>) => void): string[] {
  const written: string[] = [];
  work(
    jsonLog(
      (line) => void written.push(line),
      level,
      () => Date.UTC(2026, 0, 2, 3, 4, 5, 6),
    ),
  );
  return written;
}

it('are JSON with time, level, message and what belongs to it, whole and at once', () => {
  const [first = '', second = '', ...more] = lines('info', (log) => {
    log.info('dev/api is healthy', { project: 'shop', address: 'dev/api', reason: null });
    log.error('no\nway', { error: new TypeError('why'), diagnostics: [{ code: 'WZP4002' }] });
  });
  expect(more).toEqual([]);
  expect(first.endsWith('}\n')).toBe(true);
  const time = '2026-01-02T03:04:05.006Z';
  const fields = { project: 'shop', address: 'dev/api', reason: null };
  expect(JSON.parse(first)).toEqual({ time, level: 'info', message: 'dev/api is healthy', ...fields });
  const told = JSON.parse(second) as Record<string, unknown>;
  expect(told).toMatchObject({
    time,
    level: 'error',
    message: 'no\nway',
    diagnostics: [{ code: 'WZP4002' }],
  });
  expect(told['error']).toMatch(/^TypeError: why\n/);
});

it('a text as error stays one', () => {
  const [line = ''] = lines('info', (log) => log.error('x', { error: 'EPERM' }));
  expect(JSON.parse(line)).toMatchObject({ error: 'EPERM' });
});

it('are those of the level that is asked for', () => {
  const both = (level: LogLevel): number =>
    lines(level, (log) => {
      log.info('a');
      log.error('b');
    }).length;
  expect([both('debug'), both('info'), both('error'), both('silent')]).toEqual([2, 2, 1, 0]);
  expect([undefined, 'loud', 'ERROR', 'silent'].map(logLevelOf)).toEqual(['info', 'info', 'error', 'silent']);
});

it('are shown to people as before', () => {
  const plain = { dim: String, red: String } as unknown as Parameters<typeof daemonLogLine>[1];
  const [line = ''] = lines('info', (log) => log.info('it listens', { pid: 4 }));
  expect(daemonLogLine(line.trim(), plain)).toBe('2026-01-02T03:04:05.006Z info  it listens pid=4');
});
