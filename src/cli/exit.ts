/** Exit codes, as the contract fixes them. Scripts match on these numbers. */
export const exitCodes = {
  done: 0,
  /** It could not be done. For `validate`: there are findings. */
  failed: 1,
  /** `plan --detailed-exitcode`: there are changes, none of them stops a process. */
  changes: 2,
  /** `plan --detailed-exitcode`: there are changes and some stop a running process. */
  changesThatStop: 3,
  /** The saved plan no longer fits what it was made against. */
  stalePlan: 4,
  /** Another run holds the lock. */
  locked: 5,
  /** Wrong usage: unknown command or option, bad value. */
  usage: 64,
  /** Ended by the user (Ctrl-C, SIGTERM); the state is consistent. */
  interrupted: 130,
} as const;

/** `validate` only: a file could not be read. The number is that of `changes`. */
export const couldNotRead = 2;

/** Any number is allowed because `attach` and external commands hand on the status of another program. */
export type ExitCode = number;
