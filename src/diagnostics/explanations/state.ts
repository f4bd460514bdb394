/** 4xxx: the state file, the lock and other files of wzp. */
import type { Explanations } from './explanation.ts';

export const ofState: Explanations = {
  WZP4001: {
    means:
      'Another run of wzp changes this server. The message names its process, its command and since when.',
    remedy: 'Wait for it. The lock of a run that was killed is taken over by itself.',
  },
  WZP4002: {
    means: 'A file cannot be written: no permission, no space, a read-only disk. The old file is as it was.',
    remedy: 'Follow the hint and run it again.',
  },
  WZP4003: {
    means:
      'The state file is damaged. It is kept beside the new one, never dropped. wzp finds its panes by their marks without it.',
    remedy: 'Nothing, in most cases. `wzp state restore` goes back to a copy.',
  },
  WZP4004: {
    means: 'A newer wzp has written the state file.',
    remedy: 'Use that version, or move the file away: wzp finds its panes by their marks.',
  },
  WZP4005: {
    means:
      'A folder that must be private belongs to somebody else, is a link, or can be written by others. Nothing in it can be believed.',
    remedy:
      'Look at what is in it, then `chmod 700` it; or set `XDG_STATE_HOME` and `XDG_RUNTIME_DIR` to folders of your own.',
  },
  WZP4006: {
    means: 'A file cannot be read. The message says why.',
    remedy: 'Check the path and the permissions.',
  },
  WZP4007: {
    means: 'The copy was made of the state of another project.',
    remedy: 'Take a copy of this project.',
  },
  WZP4008: {
    means: 'Something other than wzp wrote to the lock file. It did not change, so it was taken over.',
    remedy: 'Nothing to do.',
  },
  WZP4009: {
    means:
      'The list of trusted specs is damaged. Nothing is trusted; the damaged file is kept beside the new one.',
    remedy: 'Run `wzp trust` again in the projects that need it.',
  },
  WZP4010: {
    means: 'The record of the spec that was applied last is damaged.',
    remedy: 'Run `wzp apply`: it writes a new one.',
  },
  WZP4011: {
    means: 'The list of known projects is damaged.',
    remedy: 'Run `wzp apply` in a project: it writes a new list.',
  },
};
