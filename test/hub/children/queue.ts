/** A task queue in a process of its own, to be killed: `node queue.mjs FOLDER`. Commands on stdin, one JSON object a line. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { silentLog } from '../../../src/hub/log.ts';
import { Attempts } from '../../../src/hub/tasks/attempts.ts';
import { TaskQueue } from '../../../src/hub/tasks/task-queue.ts';
import type { TaskOrder } from '../../../src/hub/tasks/task.ts';

const folder = process.argv[2] ?? '';
mkdirSync(join(folder, 'tasks'), { recursive: true });
const attempts = new Attempts({
  folder: join(folder, 'tasks'),
  umask: 0o022,
  env: () => ({ PATH: process.env['PATH'] ?? '' }),
});
const opened = TaskQueue.open({ folder, attempts, publish: () => undefined, log: silentLog });
if (!opened.ok) throw new Error('the queue cannot be opened');
const queue = opened.value;
queue.begin();

const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
say({ ready: true });
createInterface({ input: process.stdin }).on('line', (line) => {
  const { add, wait, cancel } = JSON.parse(line) as { add?: TaskOrder; wait?: string; cancel?: string };
  if (add !== undefined) {
    say({ added: queue.add(add).ok });
  } else if (cancel !== undefined) {
    const task = queue.get(cancel);
    if (task !== undefined) say(queue.cancel(task));
  } else if (wait !== undefined) {
    const look = (): boolean => {
      const task = queue.get(wait);
      const isOver = task === undefined || (task.state !== 'queued' && task.state !== 'running');
      if (isOver) say(task ?? null);
      return isOver;
    };
    if (look()) return;
    const stop = queue.listen(() => {
      if (look()) stop();
    });
  }
});
