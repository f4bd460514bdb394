/** What is typed into a pane to run a task there, and the sh program behind it: it outlives the daemon as the hidden one does. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shCanExport } from '../../runner/environment.ts';
import { replaceFile } from '../../runner/place.ts';
import { quote } from '../../runner/run-file.ts';
import { sha256 } from '../../state/sealed.ts';
import { introduction } from './attempt-script.ts';

/**
 * Started by the shell of the pane, in the foreground: the command has the terminal for its input, and what it prints goes to the
 * terminal and into the file. The exit is written once all of that is there.
 */
const text = `#!/bin/sh
# usage: sh pane-<hash>.sh DIR UMASK FOLDER PROGRAM [ARGUMENT...]
${introduction}
mkfifo "$dir/pipe" || exit 1
tee -a "$dir/output" <"$dir/pipe" &
umask "$2"
{ cd "$3" && shift 3 && "$@"; } >"$dir/pipe" 2>&1
code=$?
wait
umask 077
printf '%s\\n' "$code" >"$dir/exit.new" && mv -f "$dir/exit.new" "$dir/exit"
`;

export interface PaneAttempt {
  /** Of the scripts. */
  readonly scripts: string;
  /** Of the attempt; there. */
  readonly folder: string;
  readonly umask: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
}

/** Writes what is needed; the result is the line to type, without its Enter. */
export function preparePaneAttempt({ scripts, folder, umask, cwd, env, argv }: PaneAttempt): string {
  const script = join(scripts, `pane-${sha256(text).slice(0, 12)}.sh`);
  if (!existsSync(script)) replaceFile(script, text);
  const start = join(folder, 'start');
  const lines = [
    ...Object.entries(env).flatMap(([name, value]) =>
      shCanExport(name) ? [`export ${name}=${quote(value)}`] : [],
    ),
    `exec /bin/sh ${[script, folder, umask, cwd, ...argv].map(quote).join(' ')}`,
    '',
  ];
  writeFileSync(start, lines.join('\n'), { mode: 0o600 });
  // The space keeps it out of the history of most shells.
  return ` /bin/sh ${quote(start)}`;
}
