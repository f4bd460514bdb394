/** One step, one call of `wezterm cli`. */
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { paneId, type PaneId } from '../backend.ts';
import type { PaneRef, Step, WindowPlace } from '../stepwise/step.ts';
import type { Cli } from './cli.ts';

export async function performStep(
  cli: Cli,
  step: Step,
  idOf: (ref: PaneRef) => PaneId,
): Promise<Outcome<{ readonly pane: PaneId | null }>> {
  const structural = { structural: true };
  switch (step.kind) {
    case 'spawn': {
      const { cols, rows } = step.extent;
      const place = spawnPlace(step.place, idOf);
      return madePane(
        await cli.call(['spawn', ...place, '--cwd', step.start.cwd, '--', ...step.start.argv], {
          ...structural,
          // The size of a new window is that of the configuration of the CLI; -n keeps the user's Lua out of it.
          global: ['-n', '--config', `initial_cols=${cols}`, '--config', `initial_rows=${rows}`],
        }),
      );
    }
    case 'split':
      return madePane(
        await cli.call(
          [...splitArguments(idOf(step.target), step), '--cwd', step.start.cwd, '--', ...step.start.argv],
          structural,
        ),
      );
    case 'attach':
      return done(
        await cli.call(
          [...splitArguments(idOf(step.target), step), '--move-pane-id', idOf(step.pane)],
          structural,
        ),
      );
    case 'detach':
      return detach(cli, idOf(step.pane), step.place, idOf);
    case 'title':
      return done(
        await cli.call(['set-tab-title', '--pane-id', idOf(step.pane), '--', step.title], structural),
      );
    case 'zoom':
      return done(await cli.call(['zoom-pane', '--pane-id', idOf(step.pane), '--zoom'], structural));
    case 'unzoom':
      return done(await cli.call(['zoom-pane', '--pane-id', idOf(step.pane), '--unzoom'], structural));
    case 'activate':
      return done(await cli.call(['activate-pane', '--pane-id', idOf(step.pane)], structural));
  }
}

/** Never `--top-level`: it leaves the recorded size of the tab wrong. */
const splitArguments = (target: PaneId, { direction, cells, room }: Split): string[] => {
  const percent = percentFor(cells, room);
  return [
    'split-pane',
    '--pane-id',
    target,
    `--${direction}`,
    ...(percent === null ? ['--cells', String(cells)] : ['--percent', String(percent)]),
  ];
};

type Split = Extract<Step, { readonly room: number }>;

/**
 * The share that gives exactly these cells of that room, where there is one (always in rooms of up to 100 cells). A share is safe:
 * should a person have made the pane smaller since it was read, cells that it no longer has would cost the moved pane, or start a
 * process in no tab at all. The server computes `max(1, floor(room * percent / 100))`.
 */
export function percentFor(cells: number, room: number): number | null {
  const percent = Math.ceil((cells * 100) / room);
  return percent < 100 && Math.max(1, Math.floor((room * percent) / 100)) === cells ? percent : null;
}

function spawnPlace(place: WindowPlace, idOf: (ref: PaneRef) => PaneId): string[] {
  switch (place.kind) {
    case 'window':
      return ['--window-id', place.id];
    case 'beside':
      return ['--pane-id', idOf(place.pane)];
    case 'new':
      return ['--new-window', `--workspace=${place.workspace}`]; // one word: a name may begin with "-"
  }
}

async function detach(
  cli: Cli,
  pane: PaneId,
  place: WindowPlace,
  idOf: (ref: PaneRef) => PaneId,
): Promise<Outcome<{ readonly pane: PaneId | null }>> {
  const call = async (...where: string[]): Promise<Outcome<{ readonly pane: PaneId | null }>> =>
    done(await cli.call(['move-pane-to-new-tab', '--pane-id', pane, ...where], { structural: true }));
  switch (place.kind) {
    case 'window':
      return call('--window-id', place.id);
    case 'new':
      return call('--new-window', `--workspace=${place.workspace}`);
    case 'beside': {
      const neighbour = idOf(place.pane);
      if (neighbour === pane) return call(); // the window it stands in
      const window = await windowOf(cli, neighbour);
      return window.ok ? call('--window-id', window.value) : window;
    }
  }
}

/** The window of a pane that an earlier step of this run has made. */
async function windowOf(cli: Cli, pane: PaneId): Promise<Outcome<string>> {
  const { parseList } = await import('./list.ts');
  const text = await cli.call(['list', '--format', 'json']);
  if (!text.ok) return text;
  const panes = parseList(text.value);
  if (!panes.ok) return panes;
  const found = panes.value.find((entry) => String(entry.paneId) === pane);
  return found
    ? ok(String(found.windowId))
    : failed({ code: 'WZP3015', severity: 'error', message: `pane ${pane} is no longer there` });
}

function madePane(text: Outcome<string>): Outcome<{ readonly pane: PaneId | null }> {
  if (!text.ok) return text;
  const id = text.value.trim();
  return /^\d+$/.test(id)
    ? ok({ pane: paneId(id) })
    : failed({
        code: 'WZP3023',
        severity: 'error',
        message: `wezterm printed ${JSON.stringify(id.slice(0, 80))}, not a pane id`,
      });
}

const done = (outcome: Outcome<string>): Outcome<{ readonly pane: PaneId | null }> =>
  outcome.ok ? ok({ pane: null }) : outcome;
