/** Runs a program in our own terminal, with our standard streams. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Exit status as a shell reports it: 128 + signal, 127 when it cannot be started. Ctrl-C is for the program, not for us. */
export function runForeground(
  argv: readonly [string, ...string[]],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const [file, ...args] = argv;
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd, env, stdio: 'inherit' });
    child.once('error', () => {
      resolve(127);
    });
    child.once('exit', (code, signal) => {
      resolve(code ?? (signal === null ? 1 : 128 + constants.signals[signal]));
    });
  });
}
