/** The only door to other programs. Nothing else in the backends spawns a process. */
export interface CommandRequest {
  readonly argv: readonly [string, ...string[]];
  /** Complete environment of the command; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string;
  /** ms; on expiry the command is killed and `timedOut` is true. It may have been carried out all the same. */
  readonly timeoutMs: number;
  /** Runs in a process group of its own, so that Ctrl-C does not hit it half-way. */
  readonly detached?: boolean;
  readonly cwd?: string;
}

export interface CommandResult {
  /** Exit status; null when it was killed or could not be started. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  /** `ENOENT` and the like when the program could not be started. */
  readonly spawnError: string | null;
  readonly ms: number;
}

export interface Commander {
  run(request: CommandRequest): Promise<CommandResult>;
}
