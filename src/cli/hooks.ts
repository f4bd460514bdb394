/** The hooks that a command runs itself, around what it does. */
import type { Site } from '../apply/site.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Desired, Hook, HookName } from '../spec/desired.ts';
import type { Context } from './context.ts';
import { escapeLine } from './view/escape.ts';

/** Names of the hooks around a run that changes something. */
export interface HooksAround {
  readonly before: HookName;
  readonly after: HookName;
}

/** What a plan is followed by: nobody is to run a command unseen. */
export function hooksText({ hooks }: Pick<Desired, 'hooks'>, { before, after }: HooksAround): string {
  const lines = [before, after].flatMap((name) => {
    const hook = hooks?.get(name);
    return hook === undefined ? [] : [`${name} runs: ${escapeLine(textOf(hook))}\n`];
  });
  return lines.join('');
}

/** Null: there is no such hook, or it went well. Its output is for whoever looks on; the result of the command is not. */
export async function runHookOf(
  context: Context,
  { project, env }: Site,
  { hooks }: Pick<Desired, 'hooks'>,
  name: HookName,
): Promise<Diagnostic | null> {
  const hook = hooks?.get(name);
  if (hook === undefined) return null;
  const [{ readyHook, runHook }, { baseEnvironment }] = await Promise.all([
    import('../supervise/hooks/run-hook.ts'),
    import('../runner/environment.ts'),
  ]);
  if (!context.quiet) context.stderr.write(`${name}: ${escapeLine(textOf(hook))}\n`);
  let last = '';
  const trouble = await runHook(
    readyHook(name, hook, project, baseEnvironment(env)),
    {},
    (text) => {
      last = (last + text).slice(-mostKept);
      if (!context.quiet) context.stderr.write(text);
    },
    context.signal,
  );
  if (trouble === null) return null;
  return {
    code: 'WZP5028',
    severity: 'error',
    message: `the hook ${name} has failed: ${trouble}`,
    hint: name.startsWith('before')
      ? 'nothing was done; put it right and run it again'
      : 'everything else was done: run the command of the hook by hand, or put it right for the next time',
    ...(context.quiet && last !== '' ? { detail: last } : {}),
  };
}

/** UTF-16 units of its output that are shown when nothing else of it was. */
const mostKept = 2000;

const textOf = ({ command: { argv, input } }: Hook): string =>
  input === null ? argv.map(({ shown }) => shown).join(' ') : input.shown;
