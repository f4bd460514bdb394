#!/bin/sh
# Becomes the program of a pane: environment, directory and arguments come from a file, so that none of them shows.
# Its stderr is given back here: the runner has none, and lends it to no command of its own.
# usage: sh child-<hash>.sh LAUNCH_DIR GENERATION START UMASK main|shell
# The run file may export any name, so what must outlive it is called wzp__something.

wzp__dir=$1 wzp__gen=$2 wzp__umask=$4 wzp__part=$5
if IFS= read -r wzp__line </proc/$$/stat; then
  wzp__start=$3
  set -- ${wzp__line##*) }
  printf '%s %s %s\n' "$$" "${20}" "$wzp__start" >"$wzp__dir/child.$wzp__gen"
else
  wzp__start=$3
  set -- $(LC_ALL=C TZ=UTC0 ps -o lstart= -p $$)
  printf '%s %s %s\n' "$$" "$1_$2_$3_$4_$5" "$wzp__start" >"$wzp__dir/child.$wzp__gen"
fi
umask "$wzp__umask"
unset WZP_RUNNER WZP_RUNNER_WHY WZP_RUNNER_GEN WZP_RUNNER_STARTS WZP_RUNNER_RESTARTS WZP_RUNNER_TRIES WZP_RUNNER_HISTORY \
  WZP_RUNNER_CODE WZP_RUNNER_AT WZP_RUNNER_UMASK WZP_RUNNER_STTY WZP_RUNNER_PTY
. "$wzp__dir/run.$wzp__gen" # with the runner's stderr, which is nothing: bash remarks on locales that it does not know
exec 2>&1

wzp__fail() {
  printf 'wzp: %s cannot start: %s\n' "$wzp__address" "$2"
  exit "$1"
}

if ! cd "$wzp__cwd" 2>/dev/null; then
  if [ "$wzp__part" = shell ]; then
    cd "${HOME:-/}" 2>/dev/null || cd /
  elif [ -d "$wzp__cwd" ]; then
    wzp__fail 126 "the directory $wzp__cwd may not be entered"
  else
    wzp__fail 126 "the directory $wzp__cwd does not exist"
  fi
fi
export PWD
unset OLDPWD

# The shell's own words for a missing program name this file and a line of it.
case $wzp__program in
  */*)
    [ -e "$wzp__program" ] || wzp__fail 127 "there is no program $wzp__program"
    [ -f "$wzp__program" ] && [ -x "$wzp__program" ] || wzp__fail 126 "$wzp__program may not be executed"
    ;;
  *)
    wzp__rest=$PATH: wzp__found=
    while [ -n "$wzp__rest" ]; do
      wzp__line=${wzp__rest%%:*}
      wzp__rest=${wzp__rest#*:}
      if [ -f "${wzp__line:-.}/$wzp__program" ]; then
        wzp__found=no
        [ -x "${wzp__line:-.}/$wzp__program" ] && wzp__found=yes && break
      fi
    done
    case $wzp__found in
      no) wzp__fail 126 "$wzp__program may not be executed" ;;
      '') wzp__fail 127 "there is no program $wzp__program on its PATH ($PATH)" ;;
    esac
    ;;
esac
exec "$@"
