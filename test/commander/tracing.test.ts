import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellQuoted, traceLine, tracing, type TraceEntry } from '../../src/backend/tracing-commander.ts';
import { recording, scripted } from '../support/recording-commander.ts';

const request = {
  argv: ['tmux', 'list-panes', '-F', '#{pane_id} x'],
  env: { TOKEN: 'secret' },
  input: 'secret',
  timeoutMs: 1,
} as const;

it('reports each command once, with its time and end, and passes the result on', async () => {
  const entries: TraceEntry[] = [];
  const commander = tracing(
    scripted(() => ({ code: 1, stderr: 'secret', ms: 12.34 })),
    (entry) => entries.push(entry),
  );
  const result = await commander.run(request);
  expect(result).toMatchObject({ code: 1, stderr: 'secret' });
  expect(entries.map(traceLine)).toEqual(["12.3 ms  exit 1  tmux list-panes -F '#{pane_id} x'"]);
});

it('tells a timeout, a killed command and one that could not start apart', () => {
  const line = (rest: object): string =>
    traceLine({
      argv: ['x'],
      result: { code: null, stdout: '', stderr: '', timedOut: false, spawnError: null, ms: 1, ...rest },
    });
  expect(line({ timedOut: true })).toBe('1.0 ms  timed out  x');
  expect(line({})).toBe('1.0 ms  killed  x');
  expect(line({ spawnError: 'ENOENT' })).toBe('1.0 ms  ENOENT  x');
});

it('a shell reads every quoted word back as it was', () => {
  const words = fc
    .sample(
      fc.string({
        unit: fc.oneof(
          fc.constantFrom("'", '\\', '\n', ' ', '$', '"', '\u0007', '\u009b', '1', 'ü', '🙂'),
          fc.string({ minLength: 1, maxLength: 1 }),
        ),
      }),
      300,
    )
    .map((word) => word.replaceAll('\u0000', ''))
    .filter((word) => Buffer.from(word).toString() === word);
  const script = `printf '%s\\0' ${words.map(shellQuoted).join(' ')}`;
  expect(script).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  const read = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
  expect(read).toEqual(words);
});

it('a recording keeps requests and results in order', async () => {
  const commander = recording(scripted(({ argv }) => ({ stdout: argv.join(' ') })));
  await commander.run({ argv: ['a'], env: {}, timeoutMs: 1 });
  await commander.run({ argv: ['b'], env: {}, timeoutMs: 1 });
  expect(commander.commands.map(({ request: { argv }, result }) => [argv[0], result.stdout])).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ]);
});
