/** The commands of `hooks`: what wzp runs around an apply, and when something becomes of a process. */
import { readCommand } from './command.ts';
import type { Hook, HookName, Text } from './desired.ts';
import { type EnvLayer, type Environment, joined } from './environment.ts';
import type { Findings } from './findings.ts';
import { durationMs } from './forms.ts';
import { child, entriesOf, type SpecNode } from './node.ts';
import type { Scope, Texts } from './texts.ts';
import { readValue } from './values.ts';

const hookNames = [
  'before_apply',
  'after_apply',
  'before_destroy',
  'after_destroy',
  'on_ready',
  'on_failure',
  'on_exit',
] as const satisfies readonly HookName[];

const aroundMs = 300_000;
const afterwardsMs = 30_000;

export interface HookSurroundings {
  readonly texts: Texts;
  readonly environment: Environment;
  readonly findings: Findings;
  readonly scope: Scope;
  /** The top level's. */
  readonly env: readonly EnvLayer[];
  /** Reads a command that is a text. */
  readonly shell: string;
}

/** In the order of the spec. */
export function readHooks(node: SpecNode | undefined, around: HookSurroundings): ReadonlyMap<HookName, Hook> {
  const hooks = new Map<HookName, Hook>();
  for (const { key, value } of entriesOf(node)) {
    const name = hookNames.find((known) => known === key);
    const hook = name === undefined ? null : readHook(name, value, around);
    if (name !== undefined && hook !== null) hooks.set(name, hook);
  }
  return hooks;
}

function readHook(name: HookName, node: SpecNode, around: HookSurroundings): Hook | null {
  const { texts, environment, findings, scope, shell } = around;
  const settings = node.kind === 'map' ? node : undefined;
  if (settings !== undefined && child(settings, 'run') === undefined)
    findings.add('WZP1203', settings.span, `${name}: the key "run" is missing`, {
      hint: 'add `run: COMMAND`',
    });
  const command = readCommand(
    settings === undefined ? node : child(settings, 'run'),
    shell,
    scope,
    texts,
    findings,
  );
  if (command === null) return null;
  const timeout = readValue(
    { texts, findings },
    child(settings, 'timeout'),
    scope,
    'timeout',
    'duration',
    durationMs,
  );
  const env: ReadonlyMap<string, Text> = joined([
    ...around.env,
    environment.variables(child(settings, 'env'), scope),
  ]);
  return { command, timeoutMs: timeout ?? (name.startsWith('on_') ? afterwardsMs : aroundMs), env };
}
