/** The entry of the daemon's own bundle: without what only commands need it takes a fifth less memory. */
import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { daemonLogPath } from '../hub/paths.ts';
import { userPaths } from '../state/paths.ts';
import { logFile } from '../supervise/daemon/log-file.ts';
import { serveUntilTold } from './daemon-foreground.ts';

// V8 compiles what runs often once more, for speed, and what it needs for that stays in memory: a tenth of all. A daemon waits most of its
// life, for the system rather than for itself. A flag that V8 does not know is passed over.
setFlagsFromString('--no-opt');

const end = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => end.abort());
process.on('SIGHUP', () => undefined); // whatever is read from disk is read again by itself

const { env } = process;
const home = env['HOME'];
const user = {
  uid: process.getuid?.() ?? 0,
  tmpdir: '/tmp',
  home: home !== undefined && isAbsolute(home) ? home : homedir(),
};
const served = await serveUntilTold({
  env,
  user,
  signal: end.signal,
  // What nobody expects, such as an error of Node itself, goes to the same file by the standard error that it was started with.
  write: logFile(daemonLogPath(userPaths(env, user))),
});
process.exit(served ? 0 : 1);
