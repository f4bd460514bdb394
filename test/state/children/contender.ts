/** Takes and drops one lock for ever; prints `overlap` when another living process is inside as well, else `turn`. */
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { acquireFileLock } from '../../../src/state/lock.ts';

const [path = ''] = process.argv.slice(2);
const inside = `${path}-inside`;

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
};
const ownerOf = (): number => {
  try {
    return Number(readFileSync(`${inside}/pid`, 'utf8'));
  } catch {
    return 0;
  }
};

mkdirSync(inside, { recursive: true });
for (;;) {
  const outcome = await acquireFileLock(path, 'the test', 'contender', { waitMs: 20_000 });
  if (!outcome.ok) {
    console.log(`failed ${outcome.diagnostics[0]?.message}`);
    break;
  }
  const owner = ownerOf();
  const before = owner !== 0 && owner !== process.pid && lives(owner);
  writeFileSync(`${inside}/pid`, String(process.pid));
  await delay(Math.random() * 3);
  const after = ownerOf() !== process.pid;
  console.log(before || after ? 'overlap' : 'turn');
  writeFileSync(`${inside}/pid`, '0');
  outcome.value.release();
}
rmdirSync(inside);
