/** A full-screen program that is recorded draws what it draws without: the same terminal, seen by an emulator. */
import xterm from '@xterm/headless';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPerl } from '../../src/runner/record-file.ts';
import { type Pane, plain, script, shells, until, World } from './pane.ts';

const perl = findPerl(process.env);

interface Step {
  readonly type?: string;
  readonly resize?: readonly [cols: number, rows: number];
  /** On the screen when the step is over. */
  readonly shows: string;
}

const text = Array.from({ length: 200 }, (_, index) => `line ${index + 1} of the text`).join('\n');

const programs: readonly { readonly name: string; readonly run: string; readonly steps: readonly Step[] }[] =
  [
    {
      name: 'vim',
      run: 'exec vim -u NONE -i NONE -N -n text',
      steps: [
        { shows: 'line 1 of' },
        { type: 'G', shows: 'line 200 of' },
        { resize: [60, 15], shows: 'line 200 of' },
        { type: 'Oa new line\x1b', shows: 'a new line' },
        { resize: [100, 40], shows: 'line 180 of' },
        { type: ':vsplit\r', shows: 'line 190 of' },
        { type: ':qa!\r', shows: 'exited with 0' },
      ],
    },
    {
      name: 'less',
      run: 'exec less text',
      steps: [
        { shows: 'line 1 of' },
        { type: '/line 77\r', shows: 'line 77 of' },
        { resize: [50, 12], shows: 'line 77 of' },
        { type: 'G', shows: 'line 200 of' },
        { type: 'q', shows: 'exited with 0' },
      ],
    },
  ];

describe.skipIf(perl === null)('a full-screen program', () => {
  let world: World;
  beforeEach(() => {
    world = new World(shells[0] ?? 'sh');
    writeFileSync(join(world.work, 'text'), text);
  });
  afterEach(() => world.close());

  const installed = programs.filter(({ name }) => existsSync(`/usr/bin/${name}`));
  it.each(installed)('$name draws the same', async ({ run, steps }) => {
    const screens = async (pane: Pane): Promise<string[]> => {
      const terminal = new xterm.Terminal({ cols: 120, rows: 30, allowProposedApi: true });
      terminal.onData((answer) => pane.type(answer));
      pane.onData((data) => terminal.write(data));
      const screen = (): string =>
        Array.from(
          { length: terminal.rows },
          (_, row) =>
            terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row)?.translateToString(true) ??
            '',
        ).join('\n');
      const seen: string[] = [];
      for (const { type, resize, shows } of steps) {
        if (resize) {
          terminal.resize(...resize);
          pane.resize(...resize);
        }
        if (type !== undefined) pane.type(type);
        await until(
          () => (screen().includes(shows) ? true : null),
          () => `${shows} on the screen; it is\n${screen()}`,
        );
        seen.push(await settled(screen));
      }
      return seen.map((one) => one.replaceAll(/\d\d:\d\d:\d\d/g, 'TIME'));
    };
    const environment = { ...world.request().environment, LESSHISTFILE: '-', TERM: 'xterm-256color' };
    const bare = await screens(world.pane({ process: script(run), environment }));
    const log = { file: plain(world.path('log')), maxBytes: null, maxFiles: 1, maxAgeMs: null } as const;
    const recorded = await screens(
      world.pane({
        process: script(run),
        environment,
        record: {
          log: { ...log, format: 'both' },
          secrets: [],
          root: world.work,
          times: world.path('times'),
          perl,
        },
      }),
    );
    expect(recorded).toEqual(bare);
    expect(readFileSync(world.path('log.raw'), 'utf8')).toContain('line 200 of the text');
    expect(existsSync(world.path('log')) ? readFileSync(world.path('log'), 'utf8') : '').not.toContain(
      'line',
    );
  });
});

/** The screen when it has not changed for a while. */
async function settled(screen: () => string): Promise<string> {
  let last = '';
  let since = Date.now();
  return until(() => {
    const now = screen();
    if (now !== last) [last, since] = [now, Date.now()];
    return Date.now() - since > 300 ? now || ' ' : null;
  }, 'a quiet screen');
}
