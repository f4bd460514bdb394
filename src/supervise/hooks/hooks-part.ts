/** Runs the hooks of projects when something becomes of a process: those of one project one after the other. */
import type { HubEvent } from '../../hub/events/event.ts';
import type { LaunchPlace } from '../../runner/place.ts';
import { isHeldBack, readRecord } from '../../runner/records.ts';
import type { DaemonPart } from '../daemon/part.ts';
import { readHooks } from './hooks-file.ts';
import { occasionsOf, type Occasion } from './occasions.ts';
import { runHook } from './run-hook.ts';

/** ms in which a restart by hand, or an apply, shows itself. */
const momentMs = 500;
/** Hooks of one project that wait for their turn; more are not run. */
const longestLine = 200;

export const hooksPart: DaemonPart = ({ hub, onProcess }) => {
  const lines = new Map<string, Occasion[]>();
  const end = new AbortController();

  const run = async (project: string, { hook: name, address, variables }: Occasion): Promise<void> => {
    // Read only now: an apply may have changed them.
    const hook = readHooks(hub.paths.runtime, project)[name];
    if (hook === undefined) return;
    const trouble = await runHook(hook, variables, null, end.signal);
    if (end.signal.aborted) return;
    const about = { project, address, hook: name };
    if (trouble === null) hub.log.info(`${name} has run for ${address}`, about);
    else hub.log.error(`${name} has failed for ${address}: ${trouble}`, about);
  };
  const runLine = async (project: string, line: Occasion[]): Promise<void> => {
    for (let next = line.shift(); next !== undefined && !end.signal.aborted; next = line.shift())
      await run(project, next);
    lines.delete(project);
  };
  const add = (project: string, occasion: Occasion): void => {
    if (readHooks(hub.paths.runtime, project)[occasion.hook] === undefined) return;
    const line = lines.get(project);
    if (line === undefined) {
      const begun = [occasion];
      lines.set(project, begun);
      void runLine(project, begun);
    } else if (line.length < longestLine) line.push(occasion);
    else hub.log.error(`${occasion.hook} is not run for ${occasion.address}: too many wait`, { project });
  };

  onProcess((change) => {
    const { project, launch } = change;
    const place = { runtimeDir: hub.paths.runtime, project, launch };
    for (const occasion of occasionsOf(change)) {
      const { unlessStarted } = occasion;
      if (unlessStarted === undefined) add(project, occasion);
      else
        setTimeout(() => {
          if (!end.signal.aborted && stayed(place, unlessStarted)) add(project, occasion);
        }, momentMs).unref();
    }
  });
  const stop = hub.events.listen((event) => {
    const occasion = unhealthy(event);
    if (occasion !== null && event.project !== null) add(event.project, occasion);
  });
  return {
    stop() {
      stop();
      end.abort();
    },
  };
};

/** An end that is part of a restart, or of the closing of its pane, is no failure. */
function stayed(place: LaunchPlace, starts: number): boolean {
  const record = readRecord(place);
  return record !== null && record.starts === starts && 'exit' in record.state && !isHeldBack(place);
}

function unhealthy({ type, address, data }: HubEvent): Occasion | null {
  if (type !== 'process.unhealthy' || address === undefined) return null;
  const { reason } = data;
  return {
    hook: 'on_failure',
    address,
    variables: {
      WZP_ADDRESS: address,
      WZP_STATE: 'unhealthy',
      WZP_REASON: typeof reason === 'string' ? `is unhealthy: ${reason}` : 'is unhealthy',
    },
  };
}
