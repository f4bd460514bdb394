/** Takes a lock when told to: `take PATH` answers `got` or the message, `drop` answers `dropped`. */
import { createInterface } from 'node:readline';
import { acquireFileLock, type Lock } from '../../../src/state/lock.ts';

let lock: Lock | null = null;
process.on('SIGTERM', () => {
  lock?.release();
  process.exit(143);
});
for await (const line of createInterface({ input: process.stdin })) {
  const [word, path = ''] = line.split(' ');
  if (word === 'take') {
    const outcome = await acquireFileLock(path, 'the test', 'taker');
    lock = outcome.ok ? outcome.value : null;
    console.log(outcome.ok ? 'got' : (outcome.diagnostics[0]?.message ?? 'nothing'));
  } else {
    lock?.release();
    lock = null;
    console.log('dropped');
  }
}
