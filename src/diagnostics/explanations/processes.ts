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
};
