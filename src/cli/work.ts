/** Commands that work with panes that stand: each pane on its own, all at once, one line for each. */
import { paneIndex, type LocatedPane } from '../apply/locate.ts';
import { processKeeper, type ProcessKeeper } from '../apply/keeper.ts';
import { rememberStopped } from '../apply/remember-stopped.ts';
import { selectPanes } from '../apply/select.ts';
import { survey, type Survey } from '../apply/survey.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Desired } from '../spec/desired.ts';
import type { Site } from '../apply/site.ts';
import type { Context } from './context.ts';
import { exitCodes, type ExitCode } from './exit.ts';
import { openSite, openSpec } from './open.ts';
import type { GlobalArguments } from './options.ts';
import { failure, locked } from './reconcile.ts';
import { printDiagnostics } from './view/diagnostics.ts';
import { escapeLine } from './view/escape.ts';

export interface Worked {
  readonly site: Site;
  readonly desired: Desired;
  readonly survey: Survey;
  readonly keeper: ProcessKeeper;
}

export type Work = (
  address: string,
  at: LocatedPane,
  worked: Worked,
  say: (text: string) => void,
) => Promise<Outcome<void>>;

/**
 * `past`: what is said of a pane when it is done: `stopped`. `stopped`: what is remembered of it from then on; without a word, nothing.
 */
export async function workWithPanes(
  context: Context,
  args: GlobalArguments & { readonly address: readonly string[] },
  command: string,
  past: string,
  work: Work,
  stopped?: boolean,
): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (!spec) return exitCodes.failed;
  const site = await openSite(context, args, spec.desired, command, true);
  if (!site.ok) return failure(context, site);
  return locked(context, site.value, async () => {
    const seen = await survey(site.value);
    if (!seen.ok) return failure(context, seen);
    const found = paneIndex(seen.value.observed, spec.desired.project.key);
    const chosen = selectPanes(spec.desired, args.address, [...found.keys()]);
    if (!chosen.ok) return failure(context, chosen);
    const worked = {
      site: site.value,
      desired: spec.desired,
      survey: seen.value,
      keeper: processKeeper(site.value),
    };
    const done: string[] = [];
    const results = await Promise.all(
      chosen.value.map(async (address): Promise<readonly Diagnostic[]> => {
        const at = found.get(address);
        if (!at) return [notRunning(address)];
        const say = (text: string): void => {
          if (!context.quiet) context.stderr.write(`${escapeLine(`${address}: ${text}`)}\n`);
        };
        const outcome = await work(address, at, worked, say);
        if (outcome.ok) {
          done.push(address);
          say(past);
        }
        return outcome.ok ? [] : outcome.diagnostics;
      }),
    );
    const remembered =
      stopped === undefined ? [] : await rememberStopped(site.value, seen.value, done, stopped);
    const problems = [...results.flat(), ...remembered];
    printDiagnostics(context, problems);
    return problems.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.done;
  });
}

const notRunning = (address: string): Diagnostic => ({
  code: 'WZP3015',
  severity: 'error',
  message: `there is no pane ${address}`,
  address,
  hint: 'wzp apply makes what the spec has',
});
