/** A list of the changes with listr2, one row each, fed by the events of the engine. Only on a terminal. */
import { Listr, type ListrTask } from 'listr2';
import type { ApplyEvent } from '../../apply/events.ts';
import { paneOf } from '../../apply/running.ts';
import type { Change, Plan } from '../../plan/model.ts';
import { escapeLine } from './escape.ts';
import { lineOf, type ProgressView } from './progress.ts';

interface Row {
  readonly ended: Promise<void>;
  readonly end: (error: Error | null) => void;
  say: (text: string) => void;
}

export function taskList(plan: Plan): ProgressView {
  const rows = new Map<string, Row>();
  const open = plan.changes.filter((change) => change.action !== 'no-op' || waits(change, plan));
  const tasks = open.map((change): ListrTask => {
    const row = newRow();
    rows.set(change.address, row);
    return {
      title: escapeLine(`${change.action === 'no-op' ? 'start' : change.action} ${change.address}`),
      task: (_, task) => {
        row.say = (text) => {
          task.output = escapeLine(text);
        };
        return row.ended;
      },
    };
  });
  // Its own signal handlers end the process between an effect and its record.
  const list = new Listr(tasks, { concurrent: true, exitOnError: false, registerSignalListeners: false });
  const running = list.run().catch(() => undefined);
  const endAll = (): void => {
    for (const row of rows.values()) row.end(null);
  };
  return {
    show: (event) => show(event, rows, endAll),
    end: async () => {
      endAll();
      await running;
    },
  };
}

/** An earlier run left it waiting for what it depends on. */
function waits({ address, before }: Change, { desired }: Plan): boolean {
  const isWaiting =
    typeof before === 'object' && before !== null && 'state' in before && before.state === 'waiting';
  return isWaiting && paneOf(desired, address)?.supervision.start === 'auto';
}

function show(event: ApplyEvent, rows: ReadonlyMap<string, Row>, endAll: () => void): void {
  if (event.type === 'apply_complete') return endAll();
  const row = 'address' in event && event.address !== null ? rows.get(event.address) : undefined;
  if (event.type === 'change_complete') row?.end(null);
  else if (event.type === 'change_failed') row?.end(new Error(event.diagnostics[0]?.message ?? 'failed'));
  else row?.say(event.type === 'step_start' ? event.text : (lineOf(event, true) ?? ''));
}

function newRow(): Row {
  let end: Row['end'] = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => (error === null ? resolve() : reject(error));
  });
  ended.catch(() => undefined);
  return { ended, end, say: () => undefined };
}
