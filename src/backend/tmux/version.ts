/** tmux 3.2 has what we need: `new-session -e`, `-a` of break-pane and new-window, `{end}` as a target. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/** `text`: what `tmux -V` or `#{version}` say, such as `tmux 3.3a` or `next-3.5`. A text without a number passes (`master`). */
export function tooOld(text: string): Diagnostic | null {
  const numbers = /(\d+)\.(\d+)/.exec(text);
  if (!numbers) return null;
  const [major, minor] = [Number(numbers[1]), Number(numbers[2])];
  if (major > 3 || (major === 3 && minor >= 2)) return null;
  return {
    code: 'WZP3011',
    severity: 'error',
    message: `tmux ${text.trim().replace(/^tmux /, '')} is too old`,
    hint: 'install tmux 3.2 or newer; a running server keeps its old version until it is ended',
  };
}
