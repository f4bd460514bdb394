/** The entry of the bundle: ties the process to `launch.ts`. Signals, broken pipes and exceptions end here. */
import pc from 'picocolors';
import type { Interrupt } from './command.ts';
import { wantsColor } from './edge.ts';
import { exitCodes } from './exit.ts';
import { launch } from './launch.ts';

if (process.env['WZP_DEBUG'] === '1') process.setSourceMapsEnabled(true);

const interruption = new AbortController();
let interrupt: Interrupt = 'at once';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (interrupt === 'hands over' && signal === 'SIGINT') return;
    // The second time, or where nothing can be left half-done, there is nothing to wait for.
    if (interruption.signal.aborted || interrupt !== 'by itself') process.exit(exitCodes.interrupted);
    interruption.abort();
  });
}

const watched = new Set<NodeJS.WriteStream>();

function watch(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (watched.has(stream)) return stream;
  watched.add(stream);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has gone (`wzp plan | head`): no reason to complain, and none to stop half-way in a change.
    if (error.code === 'EPIPE' && interrupt === 'by itself') return;
    if (error.code === 'EPIPE') process.exit(exitCodes.done);
    process.exitCode = exitCodes.failed;
    if (stream !== process.stderr) process.stderr.write(`error: cannot write the output: ${error.message}\n`);
  });
  return stream;
}

let isFailing = false;

async function fail(error: unknown): Promise<number> {
  if (isFailing) process.exit(exitCodes.failed); // the way out is broken too: a second block would say no more
  isFailing = true;
  if (interruption.signal.aborted) return exitCodes.interrupted;
  const { internalErrorText } = await import('./view/internal-error.ts');
  const paint = pc.createColors(wantsColor(process.stderr.isTTY, process.env, null));
  const withStack = process.env['WZP_DEBUG'] === '1' || process.argv.includes('--trace');
  watch(process.stderr).write(internalErrorText(error, paint, withStack));
  return exitCodes.failed;
}

/** What has been written must have left the process before it ends, and an error of it must have been told. */
const drained = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write('', () => setImmediate(resolve));
  });

async function end(code: number): Promise<never> {
  await Promise.all([...watched].map(drained));
  process.exit(interruption.signal.aborted ? exitCodes.interrupted : (process.exitCode ?? code));
}

process.on('uncaughtException', (error) => {
  void fail(error).then(end);
});

const edge = {
  env: process.env,
  cwd: process.cwd(),
  uid: process.getuid?.() ?? 0,
  nodeVersion: process.versions.node,
  signal: interruption.signal,
  interrupt: () => {
    interruption.abort();
  },
  get stdin() {
    return process.stdin;
  },
  get stdout() {
    return watch(process.stdout);
  },
  get stderr() {
    return watch(process.stderr);
  },
};
await launch(process.argv.slice(2), {
  edge,
  started: (how) => {
    interrupt = how;
  },
})
  .catch(fail)
  .then(end);
