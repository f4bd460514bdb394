import { paneIndex } from '../../apply/locate.ts';
import { selectPanes } from '../../apply/select.ts';
import { survey } from '../../apply/survey.ts';
import type { Backend, PaneId } from '../../backend/backend.ts';
import type { LogsArguments } from '../commands/logs.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { openSite, openSpec } from '../open.ts';
import { failure } from '../reconcile.ts';
import { escapeBlock } from '../view/escape.ts';

/** Lines of scrollback that are asked for when none are given. */
const byDefault = 1000;
/** ms between two looks with `--follow`. */
const period = 500;

/** What the panes have on their screens and in the scrollback of the server. */
export async function run(context: Context, args: LogsArguments): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (!spec) return exitCodes.failed;
  const site = await openSite(context, args, spec.desired, 'wzp logs', false);
  if (!site.ok) return failure(context, site);
  const seen = await survey(site.value);
  if (!seen.ok) return failure(context, seen);
  const found = paneIndex(seen.value.observed, spec.desired.project.key);
  const chosen = selectPanes(spec.desired, args.address, [...found.keys()]);
  if (!chosen.ok) return failure(context, chosen);
  const panes = chosen.value.flatMap((address) => {
    const at = found.get(address);
    return at ? [{ address, id: at.pane.id }] : [];
  });
  const printed = new Map<string, readonly string[]>();
  for (;;) {
    for (const { address, id } of panes) {
      const lines = await readLines(site.value.backend, id);
      if (!lines.ok) return failure(context, lines);
      const before = printed.get(address);
      const fresh = before === undefined ? lastOf(lines.value, args.lines) : added(before, lines.value);
      printed.set(address, lines.value);
      const prefix = panes.length > 1 ? `${address} | ` : '';
      for (const line of fresh) context.stdout.write(`${prefix}${escapeBlock(line)}\n`);
    }
    if (!args.follow || context.signal.aborted) return exitCodes.done;
    await new Promise((resolve) => setTimeout(resolve, period));
  }
}

async function readLines(backend: Backend, id: PaneId) {
  const text = await backend.readText(id, byDefault);
  return text.ok
    ? {
        ok: true as const,
        value: text.value
          .replace(/\s+$/, '')
          .split('\n')
          .map((line) => line.trimEnd()),
      }
    : text;
}

const lastOf = (lines: readonly string[], count: number | null): readonly string[] =>
  count === null ? lines : count === 0 ? [] : lines.slice(-count);

/** The lines after the longest part at the end of what was printed that the new text still has. */
function added(before: readonly string[], now: readonly string[]): readonly string[] {
  for (let keep = Math.min(before.length, now.length); keep > 0; keep--)
    for (let at = now.length - keep; at >= 0; at--)
      if (before.slice(-keep).every((line, index) => now[at + index] === line)) return now.slice(at + keep);
  return now;
}
