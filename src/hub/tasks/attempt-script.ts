/** The sh program that stands between the daemon and a task, and outlives the daemon. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../runner/place.ts';
import { sha256 } from '../../state/sealed.ts';

/**
 * `claim` is made by whoever is first: the attempt itself, or a daemon that gives it up. `pid` says who it is ("pid start"), `exit`
 * how it ended; both appear whole. The traps are handlers, so that the command gets the usual signals and this one lives to see its end.
 */
export const introduction = `dir=$1
umask 077
mkdir "$dir/claim" 2>/dev/null || exit 0
trap : HUP INT TERM
if IFS= read -r line </proc/$$/stat; then
  rest=\${line##*) }
  start=$(set -- $rest; printf %s "\${20}")
else
  start=$(set -- $(LC_ALL=C TZ=UTC0 ps -o lstart= -p $$); printf %s "$1_$2_$3_$4_$5")
fi 2>/dev/null
printf '%s %s\\n' "$$" "$start" >"$dir/pid.new" && mv -f "$dir/pid.new" "$dir/pid"`;

const text = `#!/bin/sh
# usage: sh attempt-<hash>.sh DIR UMASK PROGRAM [ARGUMENT...]
${introduction}
umask "$2"
shift 2
"$@"
code=$?
umask 077
printf '%s\\n' "$code" >"$dir/exit.new" && mv -f "$dir/exit.new" "$dir/exit"
`;

/** Written once for each content: a newer wzp never changes a script that runs. */
export function attemptScript(folder: string): string {
  const path = join(folder, `attempt-${sha256(text).slice(0, 12)}.sh`);
  if (!existsSync(path)) replaceFile(path, text);
  return path;
}
