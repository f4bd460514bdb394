/** Commanders for tests: one that remembers what it was asked, one that answers from a script. */
import type { Commander, CommandRequest, CommandResult } from '../../src/backend/commander.ts';

export interface RecordedCommand {
  readonly request: CommandRequest;
  readonly result: CommandResult;
}

export interface Recording extends Commander {
  /** In the order in which they ended. */
  readonly commands: readonly RecordedCommand[];
}

export function recording(commander: Commander): Recording {
  const commands: RecordedCommand[] = [];
  return {
    commands,
    async run(request) {
      const result = await commander.run(request);
      commands.push({ request, result });
      return result;
    },
  };
}

/** Answers with exit 0 and no output where the script names nothing else. */
export function scripted(answer: (request: CommandRequest) => Partial<CommandResult>): Recording {
  return recording({
    run: (request) =>
      Promise.resolve({
        code: 0,
        stdout: '',
        stderr: '',
        timedOut: false,
        spawnError: null,
        ms: 0,
        ...answer(request),
      }),
  });
}
