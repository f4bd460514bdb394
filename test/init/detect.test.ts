import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { askForSpec } from '../../src/cli/init/ask.ts';
import { proposePanes } from '../../src/cli/init/detect.ts';
import type { ProjectFiles, ProposedPane } from '../../src/cli/init/proposal.ts';
import { newSpecText } from '../../src/cli/init/write-spec.ts';
import type { Questions } from '../../src/cli/questions.ts';
import { formatSpec } from '../../src/spec/format/format.ts';
import { desiredOf, findingsOf, sourcesOf } from '../spec/scene.ts';

/** A project in memory: path → text. */
function project(files: Record<string, string>): ProjectFiles {
  return {
    read: (path) => files[path] ?? null,
    folders: (path) => [
      ...new Set(
        Object.keys(files).flatMap((file) => {
          const rest = file.startsWith(`${path}/`) ? file.slice(path.length + 1) : '';
          return rest.includes('/') ? [rest.split('/')[0] ?? ''] : [];
        }),
      ),
    ],
  };
}

const scripts = (...names: string[]) =>
  JSON.stringify({ scripts: Object.fromEntries(names.map((name) => [name, 'x'])) });

/** `name: command`, with `?` behind what is not taken unasked and `(typed)` behind what is not run. */
const proposed = (files: Record<string, string>): string[] =>
  proposePanes(project(files)).map(
    ({ name, command, kind, cwd, isUsual }) =>
      `${name}: ${command}${cwd === null ? '' : ` in ${cwd}`}${kind === 'type' ? ' (typed)' : ''}${isUsual ? '' : '?'}`,
  );

describe('what a project can run', () => {
  it('Node: one server, tests to be typed, others on demand', () => {
    expect(proposed({ 'package.json': scripts('build', 'start', 'dev', 'test', 'storybook') })).toEqual([
      'server: npm run dev',
      'start: npm run start?',
      'storybook: npm run storybook?',
      'tests: npm run test (typed)',
    ]);
  });

  it.each([
    ['pnpm-lock.yaml', 'pnpm dev'],
    ['yarn.lock', 'yarn dev'],
    ['bun.lock', 'bun run dev'],
  ])('Node with %s', (lock, command) => {
    expect(proposed({ 'package.json': scripts('dev'), [lock]: '' })).toEqual([`server: ${command}`]);
  });

  it('Node with packages: their servers, unless the top starts them', () => {
    const packages = {
      'packages/api/package.json': scripts('dev'),
      'packages/web/package.json': scripts('dev'),
      'packages/lib/package.json': scripts('build'),
    };
    const top = { 'package.json': JSON.stringify({ workspaces: ['packages/*'] }) };
    expect(proposed({ ...top, ...packages })).toEqual([
      'api: npm run dev in packages/api',
      'web: npm run dev in packages/web',
    ]);
    const pnpm = {
      'package.json': scripts('dev'),
      'pnpm-workspace.yaml': "packages:\n  - 'packages/*'\n",
      'pnpm-lock.yaml': '',
    };
    expect(proposed({ ...pnpm, ...packages })).toEqual([
      'server: pnpm dev',
      'api: pnpm dev in packages/api?',
      'web: pnpm dev in packages/web?',
    ]);
  });

  it('a Procfile wins over the scripts behind it', () => {
    expect(
      proposed({
        Procfile: 'web: bundle exec puma\nrelease: rake db:migrate\n',
        'Procfile.dev': 'web: bin/rails s\ncss: yarn watch\n',
        'package.json': scripts('start'),
      }),
    ).toEqual(['web: bin/rails s', 'css: yarn watch', 'server: npm run start?']);
  });

  it('Compose, make, Cargo and Go', () => {
    expect(
      proposed({
        'compose.yaml': 'services: { db: {} }',
        Makefile: 'VAR := x\n.PHONY: dev\ndev: build\n\tx\ntest:\n\tx\n',
      }),
    ).toEqual(['services: docker compose up', 'dev: make dev?', 'tests: make test (typed)']);
    expect(proposed({ Makefile: 'dev:\n' })).toEqual(['dev: make dev']);
    expect(proposed({ 'Cargo.toml': '', 'src/main.rs': '' })).toEqual([
      'program: cargo run (typed)',
      'tests: cargo test (typed)',
      'check: cargo watch -x check (typed)?',
    ]);
    expect(proposed({ 'go.mod': '', 'cmd/shopd/main.go': '' })).toEqual([
      'program: go run ./cmd/shopd (typed)',
      'tests: go test ./... (typed)',
    ]);
  });

  it('broken files run nothing', () => {
    expect(proposed({ 'package.json': '{', Procfile: '', 'Cargo.lock': '' })).toEqual([]);
    expect(
      proposed({ 'package.json': '{"scripts": {"dev; rm -rf /": "x", "test": 5}, "workspaces": [1]}' }),
    ).toEqual([]);
    expect(proposed({ 'package.json': '[]' })).toEqual([]);
  });
});

const pane = (name: string, command = 'x'): ProposedPane => ({
  name,
  kind: 'run',
  command,
  cwd: null,
  from: 'here',
  isUsual: true,
});
const textOf = (panes: readonly ProposedPane[]): string =>
  newSpecText({ name: null, workspace: 'dev', panes, header: ['yaml-language-server: $schema=x'] });

describe('the new spec', () => {
  it.each([1, 2, 3, 4, 5, 9])('of %i panes is valid, without a warning, and in canonical form', (count) => {
    const text = textOf(Array.from({ length: count }, (_, index) => pane(`p${index}`)));
    expect(findingsOf(text)).toEqual([]);
    expect(formatSpec({ ...sourcesOf(text).files[0]!, text })).toEqual({ ok: true, value: text });
    expect(text).toMatch(/^# yaml-language-server: \$schema=x\n# What runs/);
    expect(desiredOf(text).workspaces[0]?.panes).toHaveLength(count + 1);
  });

  it('hands every command on as it is', () => {
    fc.assert(
      fc.property(
        fc
          .oneof(
            fc.string({ minLength: 1 }),
            fc.constantFrom('a # b', 'no', '${A} {{x}}', "it's", 'a: b', '- x', '| y', '[a]', '%x', '12'),
          )
          .filter((text) => text.trim() !== '' && !/\p{Cc}/u.test(text)),
        (command) => {
          const [, made] = desiredOf(textOf([pane('a', command)])).workspaces[0]?.panes ?? [];
          expect(made?.process).toMatchObject({ kind: 'text', text: { value: command } });
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('asking', () => {
  const offer = {
    name: 'shop',
    proposed: [pane('api'), { ...pane('docs'), isUsual: false }],
    templates: ['web_dev'],
    found: [{ kind: 'mprocs', file: 'mprocs.yaml' }],
  } as const;
  const answering = (start: unknown, name: string | null, panes: 'usual' | null): Questions => ({
    choose: (_message, choices) =>
      Promise.resolve(
        choices.find(({ value }) => JSON.stringify(value) === JSON.stringify(start))?.value ?? null,
      ),
    text: (_message, _initial, problem) =>
      Promise.resolve(name !== null && problem(name) === null ? name : null),
    chooseMany: (_message, _choices, initial) => Promise.resolve(panes === 'usual' ? initial : null),
  });

  it('takes what was found, a template, or nothing', async () => {
    expect(await askForSpec(answering({ kind: 'panes' }, 'shop', 'usual'), offer)).toEqual({
      kind: 'panes',
      name: null,
      panes: [pane('api')],
    });
    expect(await askForSpec(answering({ kind: 'panes' }, 'other', 'usual'), offer)).toMatchObject({
      name: 'other',
    });
    expect(await askForSpec(answering({ kind: 'template', template: 'web_dev' }, null, null), offer)).toEqual(
      {
        kind: 'template',
        template: 'web_dev',
      },
    );
    const conversion = { kind: 'import', from: offer.found[0] };
    expect(await askForSpec(answering(conversion, null, null), offer)).toEqual(conversion);
    expect(await askForSpec(answering(null, null, null), offer)).toBeNull();
    expect(await askForSpec(answering({ kind: 'panes' }, 'a/b', 'usual'), offer)).toBeNull();
    expect(await askForSpec(answering({ kind: 'panes' }, 'shop', null), offer)).toBeNull();
  });
});
