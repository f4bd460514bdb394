/** The entry of the daemon's own bundle: without what only commands need it takes a fifth less memory. */
import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';
import { serveUntilTold } from './daemon-foreground.ts';

const end = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => end.abort());
process.on('SIGHUP', () => undefined); // whatever is read from disk is read again by itself

const { env } = process;
const home = env['HOME'];
const served = await serveUntilTold({
  env,
  user: {
    uid: process.getuid?.() ?? 0,
    tmpdir: '/tmp',
    home: home !== undefined && isAbsolute(home) ? home : homedir(),
  },
  signal: end.signal,
  write: (text) => void process.stderr.write(text),
});
process.exit(served ? 0 : 1);
