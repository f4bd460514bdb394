/** One answer to the question of a check. */
import type { Question } from '../../spec/desired.ts';
import { runCommand, type Trouble } from './command.ts';
import { askHttp } from './http.ts';
import { hasLine } from './log-line.ts';
import { askTcp } from './tcp.ts';

/** The pane that is asked about. */
export interface Asked {
  /** Absolute. */
  readonly cwd: string;
  /** That of its program. */
  readonly environment: Readonly<Record<string, string>>;
  /** What it shows, the scrollback included, and the width at which its lines are broken. */
  readonly read: () => Promise<{ readonly text: string; readonly cols: number } | null>;
}

/** `timeoutMs`: the longest that this answer may take. */
export async function ask(
  question: Question,
  asked: Asked,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Trouble> {
  switch (question.kind) {
    case 'http':
      return askHttp(question.url.value, timeoutMs, signal);
    case 'tcp':
      return askTcp(question.host, question.port, timeoutMs, signal);
    case 'exec': {
      const { argv, input } = question.command;
      const line = {
        argv: argv.map(({ value }) => value),
        input: input && input.value,
        cwd: asked.cwd,
        environment: asked.environment,
      };
      return runCommand(line, timeoutMs, signal);
    }
    case 'log_line': {
      const screen = await asked.read();
      if (screen === null) return 'the pane cannot be read';
      return hasLine(screen.text, question.pattern.value, screen.cols) ? null : 'no such line yet';
    }
  }
}

/** What is asked, for messages: `http http://127.0.0.1:3000/`. */
export function questionText(question: Question): string {
  switch (question.kind) {
    case 'http':
      return `http ${question.url.shown}`;
    case 'tcp':
      return `tcp ${question.shown}`;
    case 'exec': {
      const { argv, input } = question.command;
      return `exec ${input === null ? argv.map(({ shown }) => shown).join(' ') : input.shown}`;
    }
    case 'log_line':
      return `log_line ${question.pattern.shown}`;
  }
}
