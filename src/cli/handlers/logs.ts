import { setTimeout as pause } from 'node:timers/promises';
import { paneIndex } from '../../apply/locate.ts';
import { selectPanes } from '../../apply/select.ts';
import { survey } from '../../apply/survey.ts';
import { ok, type Diagnostic, type Outcome } from '../../diagnostics/diagnostic.ts';
import { recordProblem } from '../../runner/record-file.ts';
import { readRecords } from '../../runner/records.ts';
import { timesFolder } from '../../runner/record-times.ts';
import type { Desired, DesiredPane } from '../../spec/desired.ts';
import { existsSync } from 'node:fs';
import { userPaths } from '../../state/paths.ts';
import type { LogsArguments } from '../commands/logs.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { mergeLines, type AddressedLine } from '../logs/merge.ts';
import { momentOf } from '../logs/moment.ts';
import { fileSource, screenSource, type LogSource } from '../logs/source.ts';
import { openSite, openSpec } from '../open.ts';
import { failure } from '../reconcile.ts';
import { printDiagnostics } from '../view/diagnostics.ts';
import { escapeLine } from '../view/escape.ts';
import { lineWriter } from '../view/log-line.ts';

/** ms between two looks with `--follow`. */
const period = 250;

interface Filter {
  readonly since: number | null;
  readonly grep: RegExp | null;
}

/** What panes have printed: from their log files, which needs neither server nor daemon, else from their terminals. */
export async function run(context: Context, args: LogsArguments): Promise<ExitCode> {
  const filter = filterOf(context, args);
  if (filter === null) return exitCodes.usage;
  const spec = await openSpec(context, args);
  if (!spec) return exitCodes.failed;
  const sources = await sourcesOf(context, args, spec.desired, filter);
  if (!sources.ok) return failure(context, sources);
  const write = lineWriter(
    context.stdout,
    sources.value.map(({ address }) => address),
    args.json,
  );
  const matches = ({ time, text }: AddressedLine): boolean =>
    (filter.since === null || time === null || time >= filter.since) &&
    (filter.grep === null || filter.grep.test(text));

  const past = await linesOf(sources.value, (source) =>
    source.past({
      last: filter.since === null && filter.grep === null ? args.lines : null,
      since: filter.since,
    }),
  );
  if (!past.ok) return failure(context, past);
  const shown = onlyMatching(mergeLines(past.value), matches);
  for (const line of args.lines === null ? shown : lastOfEach(shown, args.lines)) {
    if (context.signal.aborted) return exitCodes.done;
    write(line);
  }
  while (args.follow && !context.signal.aborted) {
    await pause(period, undefined, { signal: context.signal }).catch(() => undefined);
    const now = context.now();
    const fresh = await linesOf(sources.value, (source) => source.fresh(now));
    if (!fresh.ok) return failure(context, fresh);
    for (const line of onlyMatching(mergeLines(fresh.value), matches)) write(line);
  }
  return exitCodes.done;
}

function filterOf(context: Context, { since, grep }: LogsArguments): Filter | null {
  const moment = since === null ? null : momentOf(since, context.now());
  if (since !== null && moment === null)
    return usage(
      context,
      `--since: "${escapeLine(since)}" is no moment`,
      'write how long ago (10m, 1h30m, 2d), or when (2026-11-21T10:00)',
    );
  try {
    return { since: moment, grep: grep === null ? null : new RegExp(grep, 'u') };
  } catch {
    return usage(
      context,
      `--grep: "${escapeLine(grep ?? '')}" is no regular expression`,
      'a character with a meaning of its own is written with a backslash before it',
    );
  }
}

function usage(context: Context, message: string, hint: string): null {
  printDiagnostics(context, [{ code: 'WZP6002', severity: 'error', message, hint }]);
  return null;
}

async function sourcesOf(
  context: Context,
  args: LogsArguments,
  desired: Desired,
  { since }: Filter,
): Promise<Outcome<readonly LogSource[]>> {
  const paths = userPaths(context.env, context.user);
  const panes = new Map(
    desired.workspaces.flatMap((workspace) => workspace.panes.map((pane) => [pane.address, pane])),
  );
  const chosen = selectPanes(desired, args.address);
  const kept = (address: string): LogSource | null => {
    const log = panes.get(address)?.log ?? null;
    if (log === null || (!args.follow && !existsSync(log.file.value) && !existsSync(`${log.file.value}.1`)))
      return null;
    return fileSource(address, log, timesFolder(paths, desired.project.key));
  };
  const files = chosen.ok ? chosen.value.map(kept) : [];
  if (chosen.ok) explainProblems(context, desired, paths.runtime, chosen.value);
  if (chosen.ok && files.every((file) => file !== null)) return ok(files);
  // Only the server knows the others, and panes that the spec does not have.
  const site = await openSite(context, args, desired, 'wzp logs', false);
  if (!site.ok) return site;
  const seen = await survey(site.value);
  if (!seen.ok) return seen;
  const found = paneIndex(seen.value.observed, desired.project.key);
  const all = selectPanes(desired, args.address, [...found.keys()]);
  if (!all.ok) return all;
  const without: DesiredPane[] = [];
  const sources = all.value.flatMap((address) => {
    const file = kept(address);
    const at = found.get(address);
    const pane = panes.get(address);
    if (file === null && pane !== undefined) without.push(pane);
    return file ?? (at ? [screenSource(address, site.value.backend, at.pane.id)] : []);
  });
  if (!args.json && !context.quiet) explainScreens(context, without, since !== null);
  return ok(sources);
}

/** Why some lines are not from a file. */
function explainScreens(context: Context, panes: readonly DesiredPane[], bySince: boolean): void {
  const bare = panes.filter(({ log }) => !log).map(({ address }) => address);
  const unwritten = panes.filter(({ log }) => log).map(({ address }) => address);
  const when = bySince ? ', all of it, for nobody knows when it was written' : '';
  if (bare.length > 0)
    context.stderr.write(
      `${bare.join(', ')}: what the terminal still has${when}; \`log: logs/NAME.log\` in a pane keeps everything\n`,
    );
  if (unwritten.length > 0)
    context.stderr.write(
      `${unwritten.join(', ')}: nothing is in the log yet, so this is what the terminal has\n`,
    );
}

function explainProblems(
  context: Context,
  desired: Desired,
  runtime: string,
  chosen: readonly string[],
): void {
  const problems: Diagnostic[] = [];
  const { key } = desired.project;
  for (const { launch, address, runnerPid } of readRecords(runtime, key).values()) {
    if (runnerPid === null || !chosen.includes(address)) continue;
    const problem = recordProblem({ runtimeDir: runtime, project: key, launch });
    if (problem !== null)
      problems.push({
        code: 'WZP5013',
        severity: 'warning',
        message: `${address}: ${problem}`,
        address,
        hint: 'the program goes on; what it prints meanwhile is kept in memory up to 1 MiB, the rest is lost',
      });
  }
  printDiagnostics(context, problems);
}

async function linesOf(
  sources: readonly LogSource[],
  read: (source: LogSource) => ReturnType<LogSource['past']>,
): Promise<Outcome<Parameters<typeof mergeLines>[0]>> {
  const all: { address: string; lines: Iterable<Omit<AddressedLine, 'address'>> }[] = [];
  for (const source of sources) {
    const lines = await read(source);
    if (!lines.ok) return lines;
    all.push({ address: source.address, lines: lines.value });
  }
  return ok(all);
}

function* onlyMatching(
  lines: Iterable<AddressedLine>,
  matches: (line: AddressedLine) => boolean,
): Generator<AddressedLine> {
  for (const line of lines) if (matches(line)) yield line;
}

/** The last lines of each pane, in the order of all. */
function lastOfEach(lines: Iterable<AddressedLine>, count: number): readonly AddressedLine[] {
  const kept = new Map<string, { readonly at: number; readonly line: AddressedLine }[]>();
  let at = 0;
  for (const line of lines) {
    const own = kept.get(line.address) ?? [];
    kept.set(line.address, own);
    own.push({ at: at++, line });
    if (own.length > count * 2 + 100) own.splice(0, own.length - count);
  }
  return [...kept.values()]
    .flatMap((own) => (count === 0 ? [] : own.slice(-count)))
    .toSorted((a, b) => a.at - b.at)
    .map(({ line }) => line);
}
