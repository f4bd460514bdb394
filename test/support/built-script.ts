/** Test programs in TypeScript, made runnable by the Node that runs the tests. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { build } from 'esbuild';

/** Bundles `entry` (a path) into `to` (a path that ends in `.mjs`). */
export async function buildScript(entry: string, to: string): Promise<string> {
  await build({
    entryPoints: [entry],
    outfile: to,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  return to;
}

/** A child that is talked to line by line. */
export interface Conversation {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  readonly say: (line: string) => void;
  /** The next line that it prints; rejects when it ends first. */
  readonly hear: () => Promise<string>;
  readonly ended: Promise<void>;
}

export function converse(script: string, ...args: readonly string[]): Conversation {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => undefined); // it was killed while it was spoken to
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    child,
    ended,
    say: (line) => void child.stdin.write(`${line}\n`),
    hear: async () => {
      const { value, done } = await lines.next();
      if (done === true) throw new Error('the child has ended');
      return value;
    },
  };
}
