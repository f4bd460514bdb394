/** Reports every command of another commander, for `--trace`. */
import type { Commander, CommandRequest, CommandResult } from './commander.ts';

export interface TraceEntry {
  readonly argv: readonly string[];
  readonly result: CommandResult;
}

/** The sink is told after each command; what it throws is a bug and reaches the caller. */
export function tracing(commander: Commander, sink: (entry: TraceEntry) => void): Commander {
  return {
    async run(request: CommandRequest): Promise<CommandResult> {
      const result = await commander.run(request);
      sink({ argv: request.argv, result });
      return result;
    },
  };
}

/** `12.3 ms  exit 0  tmux -L x list-panes -F '#{pane_id}'`: one line; neither environment nor input nor output. */
export function traceLine({ argv, result }: TraceEntry): string {
  return `${result.ms.toFixed(1)} ms  ${endOf(result)}  ${argv.map(shellQuoted).join(' ')}`;
}

function endOf(result: CommandResult): string {
  if (result.timedOut) return 'timed out';
  if (result.spawnError !== null) return result.spawnError;
  return result.code === null ? 'killed' : `exit ${result.code}`;
}

/** The word as a shell reads it. One with control characters is in `$'…'`, which sh knows since POSIX 2024. */
export function shellQuoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (!/[\u0000-\u001f\u007f-\u009f]/.test(word)) return `'${word.replaceAll("'", "'\\''")}'`;
  const escaped = word.replace(/[\\'\u0000-\u001f\u007f-\u009f]/g, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    if (character === '\\' || character === "'") return `\\${character}`;
    return [...Buffer.from(character, 'utf8')]
      .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
      .join('');
  });
  return `$'${escaped}'`;
}
