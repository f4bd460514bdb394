/** Commands after a program that takes what is typed: another tool types them into that program, a script would run them after it. */
import { leadingCommand } from './shell-line.ts';
import { shellWord } from './texts.ts';

/** What ssh expects a value after. */
const withValue = /^-[A-Za-z]*[BbcDEeFIiJLlmOopQRSWw]$/;

/** The options and the host of an `ssh` without a command for the other side; null for everything else. */
export function bareSsh(line: string): string | null {
  const head = leadingCommand(line);
  if (head === null || head.rest.trim() !== '' || head.words[0]?.text !== 'ssh') return null;
  let hosts = 0;
  for (let index = 1; index < head.words.length; index += 1) {
    const text = head.words[index]?.text ?? '';
    if (hosts === 0 && text.startsWith('-')) {
      if (withValue.test(text)) index += 1;
    } else hosts += 1;
  }
  return hosts === 1 ? head.raw.replace(/^ssh\s+/, '') : null;
}

/** The same with what was to be typed on the other side, whose shell stays. */
export const sshWith = (options: string, typed: readonly string[]): string =>
  `ssh -t ${options} ${shellWord([...typed, 'exec "$SHELL" -l'].join('; '))}`;

const takesKeys = [
  /^(?:ba|z|fi|da|k|nu)?sh(?:\s+-[il]+)?$/,
  /^(?:ssh|mosh|telnet|su|irb|pry|ghci|iex|psql|mysql|sqlite3|mongo|mongosh|redis-cli|nix-shell|gdb)(?:\s|$)/,
  /^(?:python3?|node|lua|R|julia)$/,
  /^sudo\s+(?:-[is]|su)\b/,
  /^(?:docker|podman|kubectl|docker-compose)\s.*\s-[a-z]*(?:it|ti)[a-z]*\s/,
  /^(?:nix|poetry|pipenv|devenv|hatch|guix|conda|vagrant)\s+(?:shell|develop|ssh)\b/,
  /^(?:distrobox|toolbox)\s+enter\b/,
  /^(?:bundle\s+exec\s+)?(?:bin\/)?rails\s+(?:c|console)\b/,
];

/** Whether a line starts a program that reads what is typed until it ends. */
export const readsKeys = (line: string): boolean => takesKeys.some((pattern) => pattern.test(line.trim()));
