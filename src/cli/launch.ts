/** One run of the program: argv → command → exit code. Everything it prints goes through the edge. */
import { stat } from 'node:fs/promises';
import { delimiter } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Command, Interrupt } from './command.ts';
import type { Context } from './context.ts';
import { groups } from './commands.ts';
import { type Edge, makeContext, noChoices } from './edge.ts';
import { type ExitCode, exitCodes } from './exit.ts';
import { checkArguments, usageError } from './parse/check.ts';
import { type Parsed, parseFast } from './parse/fast.ts';
import { locate, type Located } from './parse/locate.ts';
import { variableOf } from './options.ts';
import { printDiagnostics } from './view/diagnostics.ts';

export interface Launch {
  readonly edge: Edge;
  /** Called before a command runs: what Ctrl-C is to do from now on. */
  readonly started: (interrupt: Interrupt) => void;
}

export async function launch(argv: readonly string[], { edge, started }: Launch): Promise<ExitCode> {
  const context = makeContext(edge, noChoices);
  if (argv[0] === '__complete') return complete(context, argv.slice(1));
  const located = locate(argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv);
  if (located.words.length === 0 && located.leading.includes('--version'))
    return launch(['version'], { edge, started });
  const parsed = parseFast(located) ?? (await slowly(located, context, started));
  if (typeof parsed === 'number') return parsed;

  const { args, diagnostics } = checkArguments(parsed, edge.env, delimiter);
  if (diagnostics.length > 0) return wrong(context, ...diagnostics);
  const full = makeContext(edge, args);
  if (args.directory !== null && !(await isFolder(full.cwd)))
    return wrong(
      context,
      usageError(`--directory: "${args.directory}" is not a folder`, parsed.command.name),
    );
  const handler = await parsed.command.load();
  started(parsed.command.interrupt ?? 'at once');
  return handler.run(full, args as never); // `command()` has tied the table that made these to the handler's type
}

/** Everything that is not a plain command line: no command, help, external commands, mistakes. */
async function slowly(
  located: Located,
  context: Context,
  started: Launch['started'],
): Promise<Parsed | ExitCode> {
  const [word = ''] = located.words;
  const isGroup = Object.hasOwn(groups, word);
  if (located.command === null && !isGroup) {
    const { findExternal } = await import('./external.ts');
    const external = await findExternal(word, context.env['PATH']);
    if (external !== null) {
      const env = externalEnvironment(located, context.env);
      if (env !== null) {
        started('hands over');
        return context.foreground([external, ...located.rest], env);
      }
    }
  }
  const [{ mistakeIn }, { helpText, parseWithYargs }] = await Promise.all([
    import('./parse/mistake.ts'),
    import('./parse/yargs.ts'),
  ]);
  const asksForHelp = [...located.leading, ...located.rest].some(
    (part) => part === '--help' || part === '-h',
  );
  const known = located.command !== null || word === '' || (isGroup && located.words.length === 1);
  const isBare = located.leading.length === 0 && located.rest.length === 0;
  if (isBare && known && located.command === null) {
    context.stdout.write(`${await helpText(located.words, context.stdout.columns)}\n`);
    return exitCodes.usage;
  }
  const found = asksForHelp && known ? null : mistakeIn(located);
  if (found !== null) return wrong(context, found);
  const answer = await parseWithYargs(located, context.stdout.columns);
  switch (answer.kind) {
    case 'parsed':
      return answer.parsed;
    case 'help':
      context.stdout.write(`${answer.text}\n`);
      return exitCodes.done;
    case 'wrong':
      return wrong(context, usageError(lowerFirst(answer.message), located.words.join(' ')));
  }
}

/** Global options before the name reach an external command as `WZP_…` variables; null when they are not understood. */
function externalEnvironment(located: Located, env: Context['env']): Context['env'] | null {
  const parsed = parseFast({ ...located, command: onlyGlobals, rest: [] });
  if (parsed === null) return null;
  const result: Record<string, string | undefined> = { ...env };
  for (const [name, value] of parsed.values)
    result[variableOf(name)] = typeof value === 'object' ? value.join(delimiter) : String(value);
  return result;
}

const onlyGlobals: Command = {
  name: '',
  describe: '',
  options: {},
  positionals: [],
  examples: [],
  load: () => Promise.reject(new Error('an external command has no handler')),
};

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

function wrong(context: Context, ...diagnostics: readonly Diagnostic[]): ExitCode {
  printDiagnostics(context, diagnostics);
  return exitCodes.usage;
}

async function complete(context: Context, words: readonly string[]): Promise<ExitCode> {
  const { complete: wordsFor } = await import('./complete/complete.ts');
  context.stdout.write(await wordsFor(context, words));
  return exitCodes.done;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
