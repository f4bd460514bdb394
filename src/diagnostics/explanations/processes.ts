/** 5xxx: processes, the daemon and the hub. */
import type { Explanations } from './explanation.ts';

export const ofProcesses: Explanations = {
  WZP5001: {
    means: 'A value cannot be handed to a process: it has a NUL character, or is too long for the system.',
    remedy: 'Change the value. Large data belongs into a file.',
  },
  WZP5002: {
    means: 'The process has not ended after its patience and SIGKILL; it may hang in the kernel.',
    remedy: 'Look at it with `ps`; a hanging network file system is a usual cause.',
  },
  WZP5003: {
    means: 'The runner of the pane is gone, so its process cannot be started in place.',
    remedy: '`wzp apply` replaces the pane.',
  },
  WZP5004: {
    means:
      'The runner of the pane did not do what it was told; it may be stopped (SIGSTOP), or its folder may be full.',
    remedy: 'Continue it with `kill -CONT`, or close the pane and run `wzp apply`.',
  },
  WZP5010: {
    means: 'A program could not be started: it is not there, or not executable.',
    remedy: 'Check the command and PATH.',
  },
  WZP5011: {
    means: 'The process of a pane ended soon after it was started. The message has its exit status.',
    remedy: 'Look at the pane, or at `wzp logs ADDRESS`.',
  },
  WZP5012: {
    means: 'A pane is not started because what it depends on is not as it should be.',
    remedy: 'Look at the other pane first; then `wzp start ADDRESS`.',
  },
  WZP5013: {
    means:
      'The `log` of a pane cannot be written. Before a start: there is no perl, which the recorder needs. While the program runs: the file or its folder cannot be written, is no regular file, or is a symbolic link. The program is not hindered; up to 1 MiB is kept until the file can be written, and what is lost is counted in the log.',
    remedy:
      'Install perl (its base package is enough); make room; or name another file. `wzp logs ADDRESS` says what the matter is.',
  },
  WZP5020: {
    means: 'The path of a socket may have 103 bytes.',
    remedy: 'Set `XDG_RUNTIME_DIR` to a shorter path.',
  },
  WZP5021: {
    means: 'The hub cannot listen on its socket.',
    remedy: 'Follow the hint; `wzp doctor` looks at the folder.',
  },
  WZP5022: {
    means: 'No daemon runs, so there is no hub to talk to.',
    remedy: 'Start it: `wzp daemon start`.',
  },
  WZP5023: {
    means: 'The daemon did not come up in time.',
    remedy: 'Look at its log; the message names it.',
  },
  WZP5024: {
    means: 'The daemon did not end in time.',
    remedy: 'End its process by hand: it keeps nothing that would be lost.',
  },
  WZP5025: {
    means: 'The hub answered a call with an error. The message has its words.',
    remedy: 'Check the method and its parameters.',
  },
  WZP5026: {
    means:
      'The spec has checks of health or other keys that the daemon carries out, and it could not be started. Panes and processes are as the spec wants them; nobody watches them.',
    remedy: 'The finding before it says why. Put that right, then `wzp daemon start`.',
  },
  WZP5027: {
    means:
      'The daemon that runs is of a newer version than this wzp. It goes on; one of an older version would have been replaced by a new one.',
    remedy:
      'Upgrade this wzp. To work with this version: `wzp daemon stop`, then `wzp daemon start`; panes are not touched by that.',
  },
  WZP5028: {
    means:
      'A command of `hooks` ended with another exit status than 0, took too long, or could not be started. Before an apply or a destroy nothing is done then; afterwards all else was done.',
    remedy: 'Its output stands above. It runs in the folder of the spec with `/bin/sh`, where it is a text.',
  },
};
