#!/bin/sh
# The process of a managed pane: starts the pane's program, records what becomes of it, holds the pane when it has ended.
# usage: sh runner-<hash>.sh LAUNCH_DIR PROJECT ADDRESS DIGEST TAB
#
# PROJECT to TAB are there to be read from the command line by others (the marker). All else comes from LAUNCH_DIR:
#   next          the generation to run (sourced)          run.<gen>    what to run and how (sourced, both parts)
#   policy.<gen>  what of it was updated since (sourced)
#   hold          present: do not start anything           go           "<gen> <start>": start number <start> is wanted
#   unwell        "<gen> <start> <why>": that start counts as failed, however it ends
#   status        what became of it (written here)         child.<gen>  "<pid> <start time> <start>" of the program
# SIGURG means "look at the folder again". It is used because its default action is to do nothing: one that arrives before
# the trap stands, or during an exec, harms nobody, so the sender may repeat it until `status` answers.
# Every start of the program is a fresh exec of this file: same pid, new digest in the arguments, nothing piles up.
# Runs under dash, bash and busybox sh. Forks are counted: before the program there is one (stty) and the program itself.

sh='@SH@'
child="${0%/*}/child-@CHILD@.sh"
record="${0%/*}/record-@RECORD@.pl"

# Nothing of the multiplexer's own environment may linger. -m: bash takes charge of the terminal only when it is
# started with job control, and without that a program that took the terminal and was killed would keep it.
if [ "${WZP_RUNNER-}" != "$$" ]; then
  case ${TERM_PROGRAM-} in # a server that was started inside the other kind has that one's variables
    tmux) unset WEZTERM_PANE WEZTERM_UNIX_SOCKET WEZTERM_EXECUTABLE WEZTERM_EXECUTABLE_DIR WEZTERM_CONFIG_FILE WEZTERM_CONFIG_DIR ;;
    WezTerm) unset TMUX TMUX_PANE ;;
  esac
  for env in /usr/bin/env /bin/env; do
    [ -x "$env" ] && exec "$env" -i WZP_RUNNER="$$" \
      PATH=/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin:/run/current-system/sw/bin \
      ${TERM+"TERM=$TERM"} ${TERM_PROGRAM+"TERM_PROGRAM=$TERM_PROGRAM"} \
      ${TERM_PROGRAM_VERSION+"TERM_PROGRAM_VERSION=$TERM_PROGRAM_VERSION"} ${COLORTERM+"COLORTERM=$COLORTERM"} \
      ${TMUX+"TMUX=$TMUX"} ${TMUX_PANE+"TMUX_PANE=$TMUX_PANE"} \
      ${WEZTERM_PANE+"WEZTERM_PANE=$WEZTERM_PANE"} ${WEZTERM_UNIX_SOCKET+"WEZTERM_UNIX_SOCKET=$WEZTERM_UNIX_SOCKET"} \
      ${WEZTERM_EXECUTABLE+"WEZTERM_EXECUTABLE=$WEZTERM_EXECUTABLE"} \
      ${WEZTERM_EXECUTABLE_DIR+"WEZTERM_EXECUTABLE_DIR=$WEZTERM_EXECUTABLE_DIR"} \
      ${WEZTERM_CONFIG_FILE+"WEZTERM_CONFIG_FILE=$WEZTERM_CONFIG_FILE"} \
      ${WEZTERM_CONFIG_DIR+"WEZTERM_CONFIG_DIR=$WEZTERM_CONFIG_DIR"} \
      "$sh" -m "$0" "$@"
  done
  export WZP_RUNNER="$$"
  exec "$sh" -m "$0" "$@"
fi

phase=busy
woken=
trap 'woken=1' INT QUIT # a handler, not '': an ignored signal would be inherited by the program
on_urg='woken=1; [ "$phase" = busy ] || urged'
trap "$on_urg" URG
set +m
exec 2>/dev/null # the shell's own remarks ("Killed") are not for the pane; child.sh gives the program its stderr

dir=$1 project=$2 address=$3 digest=$4 tab=$5
starts=${WZP_RUNNER_STARTS:-0}     # of this launch, over all generations
restarts=${WZP_RUNNER_RESTARTS:-0} # by policy, in this generation
tries=${WZP_RUNNER_TRIES:-0}       # by policy, since it last ran well
history=${WZP_RUNNER_HISTORY-}     # when the restarts of the window were (seconds)
why=${WZP_RUNNER_WHY:-first}
code=${WZP_RUNNER_CODE-} at=${WZP_RUNNER_AT-}
pause='' timer='' state=starting part=main umask='' saved='' unsaid='' began=''

# --- what does not change while the pane lives ---

# Sets self_start: identity of this process, to tell it from a later one with the same pid. Linux: field 22 of stat.
if IFS= read -r line </proc/$$/stat; then
  set -- ${line##*) }
  tty_nr=$5 self_start=${20}
  major=$((tty_nr >> 8 & 0xfff)) minor=$((tty_nr & 0xff | tty_nr >> 12 & 0xfff00))
  if [ "$major" -ge 136 ] && [ "$major" -le 143 ]; then tty=/dev/pts/$(((major - 136) * 256 + minor)); else tty=$(tty); fi
  { read -r line && read -r line umask; } </proc/$$/status
  [ "$line" = Umask: ] || umask=
else
  set -- $(LC_ALL=C TZ=UTC0 ps -o lstart= -p $$)
  self_start="$1_$2_$3_$4_$5"
  tty=$(tty)
fi
if [ -n "${WZP_RUNNER_UMASK-}" ]; then
  umask=$WZP_RUNNER_UMASK saved=$WZP_RUNNER_STTY
else
  [ -n "$umask" ] || umask=$(umask)
  saved=$(stty -g)
fi
umask 077

# --- small steps ---

# Sets seconds: a clock for pauses and windows.
clock() {
  if read -r seconds _ </proc/uptime; then seconds=${seconds%%.*}; else seconds=$(date +%s); fi
}

# The first status goes straight to its name: there is nothing to destroy, and a reader wants the last line.
record() {
  state=$1
  file=$dir/status
  [ -e "$file" ] && file=$dir/status.new
  printf 'state=%s\ngen=%s\nstarts=%s\nrestarts=%s\nrunner=%s\nrunner_start=%s\ntty=%s\ncode=%s\nat=%s\npause=%s\npart=%s\nend=1\n' \
    "$state" "$gen" "$starts" "$restarts" "$$" "$self_start" "$tty" "$code" "$at" "$pause" "$part" >"$file" || return
  [ "$file" = "$dir/status" ] || mv -f "$file" "$dir/status"
}

say() { printf 'wzp: %s\n' "$1"; }

next() {
  [ -r "$dir/next" ] && . "$dir/next"
}

# What was updated since this generation was started counts from now on.
policy() {
  [ -r "$dir/policy.$gen" ] && . "$dir/policy.$gen"
}

# Whether this start was ended because it was not well; sets unwell to the reason.
is_unwell() {
  IFS=' ' read -r unwell_gen unwell_start unwell <"$dir/unwell" && [ "$unwell_gen" = "$gen" ] && [ "$unwell_start" = "$starts" ]
}

# Whether the policy asks for another start after an end with $code.
wanted() {
  policy
  case $run_restart in
    always | unless-stopped) return 0 ;;
    on-failure)
      [ "$code" -ne 0 ] && return 0
      is_unwell && return 0
      ;;
  esac
  return 1
}

# What the runner knows, for the one that comes after an exec.
take_along() {
  export WZP_RUNNER="$$" WZP_RUNNER_WHY="$1" WZP_RUNNER_GEN="$gen" WZP_RUNNER_STARTS="$starts" WZP_RUNNER_RESTARTS="$restarts" \
    WZP_RUNNER_TRIES="$tries" WZP_RUNNER_HISTORY="$history" WZP_RUNNER_CODE="$code" WZP_RUNNER_AT="$at" WZP_RUNNER_UMASK="$umask" WZP_RUNNER_STTY="$saved"
}

# Becomes the runner anew, for the reason $1. Never returns.
anew() {
  phase=busy
  # What is on the screen so far is of an earlier start: those who look for a line of this one go by this mark.
  if [ -n "$unsaid" ]; then
    printf '\n'
    say "$address $how ($time)"
  fi
  next
  [ -n "$timer" ] && kill "$timer"
  take_along "$1"
  [ -r "$next_script" ] || next_script=$0
  set -- "$next_script" "$dir" "$project" "$address" "$next_digest" "$next_tab"
  exec 2>&1
  exec "$sh" -m "$@"
}

# Acts on what the folder says now; returns when there is nothing to do but wait.
look() {
  phase=busy
  if [ -e "$dir/hold" ]; then
    [ "$state" = backoff ] && hold_now
  else
    next
    [ "$next_gen" -gt "$gen" ] && anew next
    if IFS=' ' read -r go_gen go_start <"$dir/go" && [ "$go_gen" = "$gen" ] && [ "$go_start" -gt "$starts" ]; then anew go; fi
    if [ "$state" = backoff ] && IFS= read -r due <"$dir/due" && [ "$due" = "$starts" ]; then
      wanted && anew policy
      [ -n "$timer" ] && kill "$timer"
      timer='' pause=''
      record exited
      say "$address does not start again: its policy has changed. Enter starts it"
    fi
  fi
  phase=wait
}

# look, as it is called by the trap. In dash a trap inside of a trap gives $? the value that it had before the outer one, in the
# middle of whatever tests it: until this is done further signals do nothing. They come again until they are answered.
urged() {
  trap - URG
  look
  trap "$on_urg" URG
}

# Waits for Enter or a signal. Never returns.
wait_here() {
  while :; do
    look
    woken=
    IFS= read -r line
    rc=$?
    phase=busy
    if [ "$rc" -eq 0 ]; then
      [ "$state" = waiting ] && [ "$run_wait_enter" != 1 ] && continue
      rm -f "$dir/hold"
      tries=0 history=''
      anew enter
    fi
    [ -n "$woken" ] || exit "${code:-0}"
  done
}

# Records that the program is held back, and says so.
hold_now() {
  reason=
  IFS= read -r reason <"$dir/hold"
  [ -n "$timer" ] && kill "$timer"
  timer='' pause=''
  if [ "$reason" = stop ]; then
    record stopped
    say "$address stopped. Enter starts it again"
  else
    record exited
  fi
}

# The pause before restart number $tries + 1, in ms: doubles each time up to the limit, then a fifth more or less.
set_pause() {
  pause=$run_backoff n=0
  while [ "$n" -lt "$tries" ] && [ "$pause" -lt "$run_max_backoff" ]; do pause=$((pause * 2)) n=$((n + 1)); done
  [ "$pause" -gt "$run_max_backoff" ] && pause=$run_max_backoff
  dice=
  IFS= read -r dice </proc/sys/kernel/random/uuid
  dice=${dice%%-*}
  if [ -n "$dice" ]; then dice=$((0x${dice#???})); else dice=$(($$ * 7919 + starts * 104729 + seconds)); fi
  pause=$((pause + pause * (dice % 41 - 20) / 100))
}

# Sets recent: the number of restarts inside the window; forgets those before it.
count_recent() {
  recent=0 kept=
  for t in $history; do
    if [ "$run_window" -eq 0 ] || [ $((seconds - t)) -lt "$run_window" ]; then kept="$kept $t" recent=$((recent + 1)); fi
  done
  history=$kept
}

# --- start ---

gen=0 next_gen=0 next_digest=$digest next_tab=$tab next_script=$0
next
gen=$next_gen
if [ "$gen" != "${WZP_RUNNER_GEN:-$gen}" ]; then
  restarts=0 tries=0 history=''
  [ "$why" = shell ] && why=next
fi
run_on_exit=hold run_title='' run_wait='' run_wait_enter='' run_restart=no run_backoff=1000 run_max_backoff=30000 run_max_restarts=-1 run_window=0 run_record=''
wzp__part=runner
if [ -r "$dir/run.$gen" ]; then
  . "$dir/run.$gen"
  policy
else
  say "$address cannot start: $dir/run.$gen is gone"
  code=126
  record exited
  wait_here
fi

if [ -n "$run_wait" ] && { [ "$why" = first ] || [ "$why" = next ]; }; then
  record waiting
  say "$address waits for $run_wait"
  [ "$run_wait_enter" = 1 ] && say 'Enter starts it now'
  wait_here
fi

# Its output is recorded: it gets a terminal of its own, which this process holds as descriptor 9, so that it outlives the
# recorder. Only an exec can bring one.
pty=${WZP_RUNNER_PTY-}
unset WZP_RUNNER_PTY
if [ -n "$run_record" ] && [ -z "$pty" ] && [ -x "$run_record" ] && [ -r "$record" ]; then
  take_along "$why"
  exec 2>&1
  exec "$run_record" "$record" open "$sh" -m "$0" "$dir" "$project" "$address" "$digest" "$tab"
fi
[ "$pty" = - ] && pty=

# What is about to run is on disk before `hold` is asked for: who writes `hold` and then reads the record misses neither
# this start nor its absence.
if [ "$why" = shell ]; then
  part=shell
  record exited
  if [ -e "$dir/hold" ]; then
    part=main
    record exited
    wait_here
  fi
  # A hold that has come and gone since this was decided has left a newer generation behind.
  next
  [ "$next_gen" -gt "$gen" ] && part=main && anew next
else
  before=$starts
  starts=$((starts + 1))
  [ "$why" = policy ] && restarts=$((restarts + 1)) tries=$((tries + 1))
  record running
  if [ -e "$dir/hold" ]; then
    starts=$before state=backoff
    wait_here
  fi
  next
  if [ "$next_gen" -gt "$gen" ]; then
    starts=$before
    anew next
  fi
  [ -n "$run_title" ] && printf '\033]2;%s\033\\' "$run_title"
  if [ "$run_restart" != no ]; then clock; began=$seconds; fi
fi

# In the foreground, in a process group of its own. In no function, and the code set before: bash leaves functions and
# loops when a program dies of SIGINT.
ended=$code
code=130
set -m
if [ -n "$pty" ]; then
  WZP_RUNNER_PTY=$pty "$run_record" "$record" run "$dir/record" "$sh" "$child" "$dir" "$gen" "$starts" "$umask" "$part"
  code=$?
  # The recorder was killed, not the program.
  while [ "$code" -gt 128 ] && read -r pid _ n <"$dir/child.$gen" && [ "$n" = "$starts" ] && kill -0 "$pid"; do
    stty "$saved"
    code=137
    "$run_record" "$record" resume "$dir/record" "$pid"
    code=$?
  done
  exec 9>&-
else
  "$sh" "$child" "$dir" "$gen" "$starts" "$umask" "$part"
  code=$?
fi
# 145 to 150: it may only have been stopped. Ctrl-Z goes on at once, as there is no shell to come back to; SIGSTOP lasts.
while [ -z "$pty" ] && [ "$code" -ge 145 ] && [ "$code" -le 150 ] && read -r pid _ <"$dir/child.$gen" && kill -0 "$pid"; do
  if [ "$(kill -l "$code")" = STOP ]; then
    while IFS= read -r line <"/proc/$pid/stat" || line=$(ps -o stat= -p "$pid"); do
      line=${line##*) }
      case $line in T*) sleep 1 ;; *) break ;; esac
    done
  fi
  code=137 # it may have died meanwhile, and the shell has forgotten how: what is stopped can only be killed
  kill -0 "$pid" || break
  code=130
  fg >/dev/null
  code=$?
done
set +m

if [ "$part" = shell ]; then
  last=$code code=$ended
  [ -n "$saved" ] && stty "$saved"
  # Asked before the look: a hold that is lifted in between comes with a newer generation, which the look finds.
  part=main held=
  [ -e "$dir/hold" ] && held=1
  record exited
  look
  phase=busy
  [ -n "$held" ] && wait_here
  exit "$last"
fi

# --- ended ---

now=$(date '+%s %H:%M:%S')
at=${now%% *}
time=${now#* }
reason=
if [ -e "$dir/hold" ]; then
  IFS= read -r reason <"$dir/hold"
  verdict=held
else
  verdict=exited
  next
  wanted && verdict=again
  [ "$next_gen" -gt "$gen" ] && verdict=exited
  if [ "$verdict" = again ]; then
    clock
    # A run that outlasted the longest pause (10 s at least) was a good one: pauses start from the bottom again.
    good=$((run_max_backoff / 1000))
    [ "$good" -lt 10 ] && good=10
    [ $((seconds - ${began:-$seconds})) -ge "$good" ] && tries=0
    if [ "$run_max_restarts" -ge 0 ]; then
      count_recent
      if [ "$recent" -ge "$run_max_restarts" ]; then verdict=failed; else history="$history $seconds"; fi
    fi
  fi
fi
case $verdict in
  held) if [ "$reason" = stop ]; then record stopped; else record exited; fi ;;
  again) set_pause; record backoff ;;
  *) record "$verdict" ;;
esac

# What it left of the terminal. The modes are reset only after death by a signal: a program that ended by itself did so.
# 1047 and not 1049: the latter would also move the cursor where there was no alternate screen.
[ -n "$saved" ] && stty "$saved"
if [ "$code" -gt 128 ]; then
  printf '\033[?1000l\033[?1002l\033[?1003l\033[?1004l\033[?1006l\033[?2004l\033[?1l\033>\033[?1047l\033[?25h\033[0m'
fi
how="exited with $code"
[ "$code" -gt 128 ] && case $(kill -l "$code") in [A-Z]*) how="was ended by SIG$(kill -l "$code")" ;; esac
[ "$verdict" != held ] && is_unwell && how="$how because $unwell"
unsaid=1

# A newer generation may have been asked for meanwhile, or a hold.
look
phase=busy
[ "$verdict" = again ] && [ "$state" != backoff ] && wait_here

if [ "$verdict" = exited ] && [ "$run_on_exit" = close ]; then exit "$code"; fi
if [ "$verdict" = exited ] && [ "$run_on_exit" = shell ]; then
  printf '\n'
  say "$address $how ($time). This is a shell; the pane closes with it"
  unsaid=
  anew shell
fi

# Keys pressed while it ended must not start it again: read them away.
[ -n "$saved" ] && stty -icanon min 0 time 0 && cat >/dev/null && stty "$saved"
printf '\n'
case $verdict in
  held)
    say "$address stopped: it $how ($time). Enter starts it again" ;;
  exited) say "$address $how ($time). Enter starts it again" ;;
  failed)
    within=
    [ "$run_window" -eq 0 ] || within=" within $run_window s"
    say "$address $how ($time) and has failed: it was restarted $recent times$within. Enter starts it again"
    ;;
  again)
    rest=$((pause % 1000 + 1000))
    length=$((pause / 1000)).${rest#1}
    of=
    [ "$run_max_restarts" -ge 0 ] && of=" of $run_max_restarts"
    say "$address $how ($time). Starts again in $length s (restart $((restarts + 1))$of). Enter starts it now"
    # In this process group, so that it ends with the pane. A sleep that knows no fractions gets whole seconds.
    {
      sleep "$length" || sleep "$((pause / 1000 + 1))"
      printf '%s\n' "$starts" >"$dir/due"
      # Until it is noticed: a signal just before the read goes under. Ended by `anew`.
      while kill -s URG "$$"; do sleep 0.1 || sleep 1; done
    } </dev/null >/dev/null &
    timer=$!
    ;;
esac
unsaid=
wait_here
