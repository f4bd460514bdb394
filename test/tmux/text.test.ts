/** Arbitrary text through a real tmux and back: names, options, argvs, folders, typed bytes. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paneId } from '../../src/backend/backend.ts';
import { readPaneMark, readTabMark, writePaneMark, writeTabMark } from '../../src/backend/tmux/marker.ts';
import { literalFormat, renderBatch } from '../../src/backend/tmux/quote.ts';
import { parseStartCommand } from '../../src/backend/tmux/vis.ts';
import { temporaryFolder, until } from '../support/temporary.ts';
import { valueOf } from '../conformance/world.ts';
import { privateServer, type PrivateServer } from './private-server.ts';
import { execFileSync } from 'node:child_process';

const nasty = [
  "it's", '"quoted"', '$HOME', '${HOME}', '`date`', '$(date)', '#{pane_id}', '#(date)', '##', '###', '#[fg=red]', '##[x]', '#S', '#',
  ';', 'a;', '\\;', '\\', '\\\\n', '%if', '%%', '~', '~root', '{', '}', '{x}', '-', '--', '-t', '=', '=x', '@1', '$1', '%1', ' ', ' x ', '*',
  'ünï', '日本', '🎉', '👨‍👩‍👧', 'a\u0301', '!', '^', '&', '|', '<', '>', '(', ')', '%H%M', 'A=b', '#,}', '\u{10FFFF}',
]; // prettier-ignore

/** Printable text, as names are; well-formed, without control characters. */
const text = fc.oneof(
  fc.constantFrom(...nasty),
  fc.array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'grapheme', maxLength: 4 })), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
).filter((value) => value !== '' && !/[\p{Cc}\p{Cs}\p{Cn}\p{Co}]/u.test(value)); // prettier-ignore

/** Any bytes but NUL, which no argv can hold. */
const word = fc.oneof(text, fc.string({ unit: 'binary', maxLength: 6 }).filter((value) => !value.includes('\0')), fc.constantFrom('', '\n', 'a\nb', '\t', '\x1b[0m', '\r\n')); // prettier-ignore

const runs = { numRuns: 60 };

describe('text on its way through tmux', () => {
  let server: PrivateServer;
  const folder = temporaryFolder('text');
  const batch = (...commands: Parameters<typeof renderBatch>[0]): string =>
    execFileSync('tmux', ['-u', '-L', server.socket, 'source-file', '-'], {
      env: server.env,
      encoding: 'utf8',
      input: renderBatch(commands),
    });

  beforeAll(() => {
    server = privateServer();
    server.tmux('new-session', '-d', '-s', 'text', '-x', '80', '-y', '24', 'sleep 100000');
  });
  afterAll(() => {
    server.end();
    folder.remove();
  });

  it('keeps window titles', async () => {
    const [tab] = valueOf(await server.backend.observe()).tabs;
    await fc.assert(
      fc.asyncProperty(text, async (title) => {
        valueOf(await server.backend.setTabTitle(tab!.id, title));
        expect(valueOf(await server.backend.observe()).tabs[0]?.title).toBe(title);
      }),
      runs,
    );
  });

  it('keeps marks, whatever stands in them', async () => {
    await fc.assert(
      fc.asyncProperty(word, word, word, async (address, tab, digest) => {
        const marker = { project: 'shop-1', address, launch: 'l', digest, tab };
        batch(
          [['set-option', '-p', '-t', 'text', '@wzp_id', writePaneMark(marker)]],
          [['set-option', '-w', '-t', 'text', '@wzp_tab', writeTabMark({ project: 'shop-1', tab: address })]],
        );
        const observed = valueOf(await server.backend.observe()).tabs[0];
        expect(observed?.panes[0]?.marker).toEqual(readPaneMark(writePaneMark(marker)));
        expect(observed?.panes[0]?.marker?.address).toBe(wellFormed(address));
        expect(observed?.marker).toEqual(readTabMark(writeTabMark({ project: 'shop-1', tab: address })));
      }),
      runs,
    );
  });

  it('gives a process its argv, and reads it back from the start command', () => {
    const out = join(folder.path, 'argv');
    const script = 'printf "%s\\0" "$@" > "$0.new"; mv "$0.new" "$0"; exec sleep 1000';
    return fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 3 }), async (words) => {
        const argv = ['/bin/sh', '-c', script, out, ...words.map(wellFormed)];
        writeFileSync(out, 'none');
        batch([['respawn-pane', '-k', '-t', 'text', '--', ...argv] as const]);
        await until(() => readFileSync(out, 'utf8') !== 'none', 'the argv');
        expect(readFileSync(out, 'utf8').split('\0').slice(0, -1)).toEqual(argv.slice(4));
        const shown = server
          .tmux('list-panes', '-t', 'text', '-F', '#{pane_start_command}')
          .replace(/\n$/, '');
        expect(parseStartCommand(shown)).toEqual(argv);
      }),
      { numRuns: 25 },
    );
  });

  it('starts a process in a folder of any name, and sees where it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        text.filter((name) => !name.includes('/') && Buffer.byteLength(name) < 200),
        async (name) => {
          const cwd = mkdtempSync(join(folder.path, 'd-')) + '/' + name.replace(/^\.+$/, 'dots');
          mkdirSync(cwd);
          batch([
            [
              'respawn-pane',
              '-k',
              '-t',
              'text',
              '-c',
              literalFormat(cwd),
              '--',
              '/bin/sh',
              '-c',
              'exec sleep 1000',
            ],
          ]);
          await until(
            async () => valueOf(await server.backend.observe()).tabs[0]?.panes[0]?.cwd === cwd,
            cwd,
          );
          expect(server.tmux('list-panes', '-t', 'text', '-F', '#{pane_start_path}')).toBe(`${cwd}\n`);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('does not take a line of a folder name for a row of its own', async () => {
    const cwd = join(folder.path, 'x\n%99\t@99\ty');
    mkdirSync(cwd);
    batch([['respawn-pane', '-k', '-t', 'text', '-c', cwd, '--', '/bin/sh', '-c', 'exec sleep 1000']]);
    await until(
      async () => valueOf(await server.backend.observe()).tabs[0]?.panes[0]?.cwd === cwd,
      'the folder',
    );
    expect(valueOf(await server.backend.observe()).tabs).toHaveLength(1);
  });

  it('types every byte as it is, in copy mode too', async () => {
    const out = join(folder.path, 'typed');
    const reader = join(folder.path, 'reader.sh');
    writeFileSync(reader, `stty raw -echo; : > "$1"; exec cat >> "$1"\n`);
    chmodSync(reader, 0o755);
    batch([['respawn-pane', '-k', '-t', 'text', '--', '/bin/sh', reader, out]]);
    await until(() => attempt(() => readFileSync(out).length === 0), 'the reader');
    const id = paneId(server.tmux('list-panes', '-t', 'text', '-F', '#{pane_id}').trim());
    const samples = [
      'plain',
      'a\nb\r\n',
      '\x03\x1b[A\x00\x7f\t',
      'ünï 日本 🎉',
      'it\'s; $x "q" `y` #{z} %if {',
      'x'.repeat(20_000),
      ';',
      '-l',
      '',
    ];
    for (const sample of samples) valueOf(await server.backend.sendText(id, sample));
    server.tmux('copy-mode', '-t', 'text');
    valueOf(await server.backend.sendText(id, 'after'));
    const expected = samples.join('') + 'after';
    await until(() => readFileSync(out).length >= Buffer.byteLength(expected), 'all bytes');
    expect(readFileSync(out, 'utf8')).toBe(expected);
    expect(server.tmux('list-panes', '-t', 'text', '-F', '#{pane_in_mode}')).toBe('0\n');
  });

  it('gives a workspace the session name that it says', async () => {
    const names = fc.uniqueArray(text.filter((name) => name.trim() !== ''), { minLength: 3, maxLength: 3, selector: (name) => server.backend.workspaceName(name) }); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(names, async (workspaces) => {
        const other = privateServer();
        try {
          const goal = {
            workspaces: workspaces.map((name) => oneTab(name, other.backend.workspaceName(name))),
            evict: [],
            focus: null,
          };
          const quiet = { before: () => Promise.resolve(), after: () => Promise.resolve() };
          const empty = valueOf(await other.backend.observe());
          const result = valueOf(await other.backend.arrange(goal, empty, quiet));
          expect(result.failed).toEqual([]);
          const observed = result.observed;
          const seen = observed.tabs.map((tab) => tab.workspace).toSorted();
          expect(seen).toEqual(workspaces.map((name) => other.backend.workspaceName(name)).toSorted());
          expect([...observed.workspaceOwners.values()]).toEqual(['p-1', 'p-1', 'p-1']);
          for (const name of workspaces) {
            const argv = valueOf(await other.backend.attachCommand(name));
            expect(argv.slice(0, 5)).toEqual([argv[0], '-u', '-L', other.socket, 'attach-session']);
            expect(other.tmux('has-session', '-t', argv.at(-1) ?? '')).toBe('');
          }
        } finally {
          other.end();
        }
      }),
      { numRuns: 12, examples: [[['=eq', '@at', '%pc']], [['-lead', 'trail ', 'a;']], [['#{pane_id}', '#(date)', '$x']], [['{last}', '!', 'é 🎉']], [['a\\b', 'c.d:e', 'x'.repeat(300)]], [['+', '~', '1']], [['𑼄it\'s', '🫩', "it's"]]] as [string[]][] }, // prettier-ignore
    );
  });
});

const wellFormed = (value: string): string => Buffer.from(value).toString();

const attempt = (condition: () => boolean): boolean => {
  try {
    return condition();
  } catch {
    return false;
  }
};

function oneTab(name: string, serverName: string) {
  const address = `${name}:main`;
  const rect = { left: 0, top: 0, cols: 80, rows: 24 };
  const marker = { project: 'p-1', address: `${name}/x`, launch: `l-${name}`, digest: '', tab: 'main' };
  const start = { argv: ['/bin/sh', '-c', 'exec sleep 1000'], cwd: '/', marker };
  return {
    project: 'p-1',
    name,
    serverName,
    tabs: [
      {
        address,
        title: 'main',
        tab: null,
        tree: { kind: 'leaf', key: `${name}/x`, rect } as const,
        sources: new Map([[`${name}/x`, { kind: 'new', start } as const]]),
        renew: false,
        window: '',
        active: null,
        zoomed: null,
      },
    ],
  };
}
