/** `wezterm`: reads its command line and lets the server do the rest. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ask } from './ask.ts';

export async function main(launcher: string): Promise<void> {
  const { exit, stdout, stderr } = await ask(process.argv.slice(2), {
    env: { ...process.env, WEZTERM_EXECUTABLE: launcher, WEZTERM_EXECUTABLE_DIR: dirname(launcher) },
    cwd: process.cwd(),
    stdin: () => readFileSync(0, 'utf8'),
  });
  process.exitCode = exit;
  process.stderr.write(stderr);
  process.stdout.write(stdout);
}
