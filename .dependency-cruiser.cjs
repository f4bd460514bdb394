/**
 * The one-way imports of the house plan: cli → apply, supervise, hub → plan → layout, spec; backend and state know nothing of
 * cli; layout, plan and the pure part of spec do no I/O. A room that is not there yet costs nothing here.
 */

// Node's modules that only compute. Everything else of Node is I/O, a clock, randomness or a process.
const computing = ['util', 'path', 'buffer', 'string_decoder', 'crypto'];
const doesIo = {
  dependencyTypes: ['core'],
  pathNot: computing.flatMap((name) => [`^${name}$`, `^node:${name}$`, `^${name}/`]),
};
const packagesThatDoIo =
  'node_modules/(execa|listr2|@clack|yargs|xdg-basedir|proper-lockfile|pino|chokidar|ink)';

/** Files of the spec room that read the disk; all others of the room are pure. */
const specReaders = '^src/spec/(cache|load|find|read|read-file|check-files|env-file)[.]ts$';

const rooms = [
  'agents',
  'apply',
  'backend',
  'cli',
  'dashboard',
  'diagnostics',
  'hub',
  'layout',
  'plan',
  'runner',
  'spec',
  'state',
  'supervise',
];
/** room → the rooms whose files it may import; types count too. */
const mayImport = {
  diagnostics: [],
  layout: ['diagnostics'],
  spec: ['diagnostics', 'layout'],
  backend: ['diagnostics', 'layout'],
  runner: ['diagnostics', 'spec', 'backend', 'state'],
  state: ['diagnostics', 'layout', 'spec', 'backend'],
  plan: ['diagnostics', 'layout', 'spec', 'backend', 'runner', 'state'],
  // Checks and the order of starts and stops are leaves that the daemon uses too.
  apply: [
    'diagnostics',
    'layout',
    'spec',
    'backend',
    'runner',
    'state',
    'plan',
    'agents',
    'supervise/order',
    'supervise/probe',
  ],
  agents: ['diagnostics', 'layout', 'spec', 'backend', 'runner', 'state', 'plan'],
  supervise: [
    'diagnostics',
    'layout',
    'spec',
    'backend',
    'runner',
    'state',
    'plan',
    'apply',
    'agents',
    'hub',
  ],
  hub: [
    'diagnostics',
    'layout',
    'spec',
    'backend',
    'runner',
    'state',
    'plan',
    'apply',
    'agents',
    'supervise',
  ],
  dashboard: ['diagnostics', 'hub', 'layout'],
  cli: rooms,
};

/** Puts a backend together from its parts and tells it how to end and to find processes. */
const composers = '^src/backend/choose[.]ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle means that two files are one. Types and what is loaded later may form one.',
      from: { path: '^src' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'type-import', 'dynamic-import'] } },
    },
    ...Object.entries(mayImport).map(([room, allowed]) => ({
      name: `one-way-${room}`,
      severity: 'error',
      comment: `src/${room} may import only: ${[room, ...allowed].join(', ')}.`,
      from: { path: `^src/${room}/`, pathNot: composers },
      to: { path: '^src/[^/]+/', pathNot: `^src/(${[room, ...allowed].join('|')})/` },
    })),
    {
      name: 'checks-and-order-are-leaves',
      severity: 'error',
      comment: 'An apply uses them without the daemon.',
      from: { path: '^src/supervise/(order|probe)/' },
      to: { path: '^src/', pathNot: '^src/(supervise/(order|probe)|spec|diagnostics|runner/process)' },
    },
    {
      name: 'every-room-is-listed',
      severity: 'error',
      comment: 'A new folder below src needs a line in mayImport.',
      from: { path: '^src/', pathNot: `^src/(${rooms.join('|')})/` },
      to: {},
    },
    {
      name: 'plan-takes-only-models-of-what-is-outside',
      severity: 'error',
      comment: 'The planner knows backends, state and runner by their types alone.',
      from: { path: '^src/plan/' },
      to: {
        path: '^src/(backend|state|runner)/',
        pathNot: '^src/(backend/backend|state/model|runner/process)[.]ts$',
      },
    },
    {
      name: 'pure-rooms-do-no-io',
      severity: 'error',
      comment: 'layout and plan compute; whoever calls them reads and writes.',
      from: { path: '^src/(layout|plan)/' },
      to: doesIo,
    },
    {
      name: 'pure-rooms-load-no-package-that-does-io',
      severity: 'error',
      from: { path: '^src/(layout|plan|spec)/', pathNot: specReaders },
      to: { path: packagesThatDoIo },
    },
    {
      name: 'spec-is-pure-but-for-its-readers',
      severity: 'error',
      comment: 'Reading files is the business of the files named in specReaders.',
      from: { path: '^src/spec/', pathNot: [specReaders, '^src/spec/generated/'] },
      to: doesIo,
    },
    {
      name: 'backends-do-not-know-each-other',
      severity: 'error',
      comment: 'What two of them share stands in src/backend or src/backend/stepwise.',
      from: { path: '^src/backend/(tmux|wezterm|simulated)/' },
      to: { path: '^src/backend/(tmux|wezterm|simulated)/', pathNot: '^src/backend/$1/' },
    },
    {
      name: 'children-only-through-the-commander',
      severity: 'error',
      comment:
        'Programs are started by a commander, by the CLI in the foreground, by the supervisor; the output of a pane comes from a client that stays; lock and records ask ps.',
      from: {
        path: '^src/',
        pathNot:
          '^src/(backend/(spawn-commander|execa-commander|command-watch|tmux/output)|cli/foreground|state/holder|runner/processes|hub/tasks/attempts)[.]ts$|^src/supervise/',
      },
      to: { path: '^(node:)?child_process$|node_modules/execa', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-stay-out',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'only-what-is-there',
      severity: 'error',
      comment: 'The import leads nowhere.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/.*/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.mts', '.mjs', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
