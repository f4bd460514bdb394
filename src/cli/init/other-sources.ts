/** Compose, Procfile, Makefile, Cargo and Go: what of a project can run in panes. */
import { paneName, type ProjectFiles, type ProposedPane } from './proposal.ts';

const composeFiles = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

export function composePanes(files: ProjectFiles): ProposedPane[] {
  const file = composeFiles.find((name) => files.read(name) !== null);
  if (file === undefined) return [];
  return [
    {
      name: 'services',
      kind: 'run',
      command: 'docker compose up',
      cwd: null,
      from: file,
      isUsual: true,
      patience: '30s',
    },
  ];
}

/** The one for development is preferred, as foreman and its relatives are called with it. */
export function procfilePanes(files: ProjectFiles): ProposedPane[] {
  for (const file of ['Procfile.dev', 'Procfile']) {
    const text = files.read(file);
    if (text === null) continue;
    const lines = [...text.matchAll(/^([A-Za-z0-9_-]+):[ \t]*(\S.*)$/gm)];
    return lines.map(([, name = '', command = '']) => ({
      name: paneName(name),
      kind: 'run',
      command: command.trim(),
      cwd: null,
      from: file,
      isUsual: name !== 'release',
    }));
  }
  return [];
}

const makeServers = ['dev', 'run', 'serve', 'server', 'watch', 'start', 'up'];

export function makefilePanes(files: ProjectFiles): ProposedPane[] {
  const file = ['GNUmakefile', 'Makefile', 'makefile'].find((name) => files.read(name) !== null);
  if (file === undefined) return [];
  const text = files.read(file) ?? '';
  const targets = new Set(
    [...text.matchAll(/^([\w.-]+(?:[ \t]+[\w.-]+)*)[ \t]*::?(?!=)/gm)].flatMap(([, names = '']) =>
      names.split(/\s+/),
    ),
  );
  const pane = (target: string, kind: 'run' | 'type'): ProposedPane => ({
    name: target === 'test' ? 'tests' : paneName(target),
    kind,
    command: `make ${target}`,
    cwd: null,
    from: `${file}, target ${target}`,
    isUsual: target === 'dev' || kind === 'type',
  });
  return [
    ...makeServers.filter((target) => targets.has(target)).map((target) => pane(target, 'run')),
    ...(targets.has('test') ? [pane('test', 'type')] : []),
  ];
}

export function cargoPanes(files: ProjectFiles): ProposedPane[] {
  const manifest = files.read('Cargo.toml');
  if (manifest === null) return [];
  const from = 'Cargo.toml';
  const hasProgram = files.read('src/main.rs') !== null || /^\s*\[\[bin\]\]/m.test(manifest);
  return [
    ...(hasProgram ? [typed('program', 'cargo run', from)] : []),
    typed('tests', 'cargo test', from),
    { ...typed('check', 'cargo watch -x check', from), isUsual: false },
  ];
}

export function goPanes(files: ProjectFiles): ProposedPane[] {
  if (files.read('go.mod') === null) return [];
  const commands = files.folders('cmd');
  const program =
    files.read('main.go') !== null ? '.' : commands.length === 1 ? `./cmd/${commands[0] ?? ''}` : null;
  const isSafe = program === null || /^[\w./-]+$/.test(program);
  return [
    ...(program !== null && isSafe ? [typed('program', `go run ${program}`, 'go.mod')] : []),
    typed('tests', 'go test ./...', 'go.mod'),
  ];
}

/** A program may end at once, or want arguments: its person presses Enter. */
const typed = (name: string, command: string, from: string): ProposedPane => ({
  name,
  kind: 'type',
  command,
  cwd: null,
  from,
  isUsual: true,
});
