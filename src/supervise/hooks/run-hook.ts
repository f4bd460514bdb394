/** A hook with all that it needs, and running it. */
import type { Hook, HookName, ProjectIdentity } from '../../spec/desired.ts';
import { endOf, type Trouble } from '../probe/command.ts';

export interface ReadyHook {
  readonly argv: readonly string[];
  /** What `/bin/sh` is to do; null: `argv` is the command. */
  readonly text: string | null;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** `base`: the environment that panes get too. */
export function readyHook(
  name: HookName,
  { command, timeoutMs, env }: Hook,
  project: ProjectIdentity,
  base: Readonly<Record<string, string>>,
): ReadyHook {
  return {
    argv: command.argv.map(({ value }) => value),
    text: command.input && command.input.value,
    cwd: project.root,
    environment: {
      ...base,
      ...Object.fromEntries([...env].map(([key, { value }]) => [key, value])),
      WZP_HOOK: name,
      WZP_PROJECT: project.key,
    },
    timeoutMs,
  };
}

/** The text comes by a variable: in an argument everybody could read it, and standard input is for the command. */
const throughVariable = 'wzp__text=$WZP_HOOK_TEXT; unset WZP_HOOK_TEXT; eval "$wzp__text"';

/** Why it failed; null: it did not. Whatever it has started in its group is killed when its time is over. */
export async function runHook(
  { argv, text, cwd, environment, timeoutMs }: ReadyHook,
  more: Readonly<Record<string, string>>,
  output: ((text: string) => void) | null,
  signal?: AbortSignal,
): Promise<Trouble> {
  const end = await endOf(
    {
      argv: text === null ? argv : [...argv, '-c', throughVariable],
      input: null,
      cwd,
      environment: { ...environment, ...more, ...(text === null ? {} : { WZP_HOOK_TEXT: text }) },
      ...(output === null ? {} : { output }),
    },
    timeoutMs,
    signal,
  );
  switch (end.kind) {
    case 'ended':
      return end.code === 0 ? null : `exit status ${end.code}`;
    case 'killed':
      return `ended by ${end.signal}`;
    case 'stopped':
    case 'unstartable':
      return end.reason;
  }
}
