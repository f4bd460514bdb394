/** A look into command lines of other tools, as far as it is safe: what is not surely understood is left alone. */

export interface ShellWord {
  /** Quotes resolved. */
  readonly text: string;
  /** Has a variable, a glob or a tilde that a shell would replace. */
  readonly replaced: boolean;
}

export interface LeadingCommand {
  readonly words: readonly ShellWord[];
  /** As it was written. */
  readonly raw: string;
  /** What follows `&&`, `;` or the end of the line. */
  readonly rest: string;
}

const terminators = /&&|;(?!;)|\n/y;

/** The simple command that a text begins with; null when it begins with anything else (a pipe, a loop, a comment). */
export function leadingCommand(text: string): LeadingCommand | null {
  const words: ShellWord[] = [];
  let at = 0;
  for (;;) {
    while (text[at] === ' ' || text[at] === '\t') at += 1;
    const raw = text.slice(0, at).trim();
    if (at >= text.length) return { words, raw, rest: '' };
    terminators.lastIndex = at;
    const end = terminators.exec(text)?.[0];
    if (end !== undefined) return { words, raw, rest: text.slice(at + end.length) };
    const word = readWord(text, at);
    // No step forward: `;;`, or a lone `&`.
    if (word === null || word.end === at) return null;
    words.push(word);
    at = word.end;
  }
}

function readWord(text: string, start: number): (ShellWord & { readonly end: number }) | null {
  let word = '';
  let replaced = false;
  let at = start;
  if (text[at] === '#') return null;
  for (;;) {
    const character = text[at];
    if (character === undefined || /[\s;&]/.test(character)) break;
    if (/[|<>()`]/.test(character)) return null;
    if (character === "'") {
      const close = text.indexOf("'", at + 1);
      if (close < 0) return null;
      word += text.slice(at + 1, close);
      at = close + 1;
    } else if (character === '"') {
      const quoted = /"((?:[^"\\`]|\\[^])*)"/y;
      quoted.lastIndex = at;
      const inside = quoted.exec(text)?.[1];
      if (inside === undefined || inside.includes('$(')) return null;
      replaced ||= /(?<!\\)\$/.test(inside);
      word += inside.replaceAll(/\\(["\\$`])/g, '$1');
      at += quoted.lastIndex - at;
    } else if (character === '\\') {
      if (at + 1 >= text.length || text[at + 1] === '\n') return null;
      word += text[at + 1] ?? '';
      at += 2;
    } else {
      if (/[$*?[\]{}!]/.test(character) || (character === '~' && at === start)) replaced = true;
      if (character === '$' && text[at + 1] === '(') return null;
      word += character;
      at += 1;
    }
  }
  // A lone `&` (background) ends a command in another way.
  if (text[at] === '&' && text[at + 1] !== '&') return null;
  return { text: word, replaced, end: at };
}

const bashOnly =
  /(?:^|[\s;&|(])(?:source\s|pushd\b|popd\b|shopt\b|declare\b|local\b|function\s)|\[\[|<\(|&>|<<<|\$\{\w+(?:\[|\^|,|\/|:\d)|\{\w+\.\.\w+\}|\$'/;

/** Words that `/bin/sh` need not know. */
export const needsBash = (script: string): boolean => bashOnly.test(script);

const functionNames =
  /(?:^|[\s;&|(])(nvm|conda|mamba|workon|rvm|sdk|chruby|fnm|jenv|deactivate|rbenv\s+shell|pyenv\s+(?:shell|activate))(?=\s|$)/;

/** A shell function that only an interactive shell has loaded, or null. */
export const interactiveFunction = (script: string): string | null => functionNames.exec(script)?.[1] ?? null;

const settingUp =
  /^(?:source|\.|export|unset|cd|pushd|popd|eval|alias|ulimit|umask|set|nvm|conda|mamba|workon|rvm|sdk|chruby|fnm|jenv|rbenv|pyenv|asdf|mise|direnv|ssh-add)(?:\s|$)/;

/** The last command only prepares the shell that follows it (a virtual environment, a variable). */
export function endsInSetUp(script: string): boolean {
  const last = script
    .split(/&&|;|\n/)
    .map((part) => part.trim())
    .findLast((part) => part !== '');
  return last !== undefined && settingUp.test(last);
}

/** Subcommands of tmux that change the layout or the look of the window they run in. */
const arranging =
  /^(?:(?:resize|select|split|swap|rotate|next|previous|last|break|join|move|rename|set|display|refresh|clear|pipe|copy|send|bind|unbind|source)(?:-.*)?|resizep|resizew|selectp|selectw|selectl|splitw|swapp|swapw|renamew|setw|killp|kill-pane)$/;

/** Of tmux itself: what follows `-L name` and the like. */
const ofServer = new Set(['-L', '-S', '-f']);

export function arrangesTmux(words: readonly ShellWord[]): boolean {
  const subcommand = words.findIndex(
    ({ text }, index) => index > 0 && !text.startsWith('-') && !ofServer.has(words[index - 1]?.text ?? ''),
  );
  return words[0]?.text === 'tmux' && arranging.test(words[subcommand]?.text ?? '');
}

/** The title that an escape sequence in a command line sets (OSC 0, 1, 2), or null. */
export function titleInEscape(words: readonly ShellWord[], raw: string): string | null {
  if (!/^(?:printf|echo)\b/.test(raw)) return null;
  const found = /\\(?:033|e|E|x1[bB]|u001[bB])\](?:0|1|2);([^\\"']{1,100})(?:\\|$)/.exec(raw)?.[1]?.trim();
  // `printf '\033]2;%s\007' 'the title'`
  const title = found === '%s' && words.length === 3 ? words[2] : undefined;
  if (title !== undefined) return title.replaced ? null : title.text;
  return found === undefined || /%|\$/.test(found) ? null : found;
}

export interface Waiting {
  /** The words that wait. */
  readonly what: string;
  /** The port that is waited for, when it stands there. */
  readonly port: string | null;
}

const waits: readonly RegExp[] = [
  /\buntil\s[^;\n]{1,120};?\s*do\b/,
  /\bwhile\s+!\s[^;\n]{1,120};?\s*do\b/,
  /(?:^|[\s/])(?:wait-for-it(?:\.sh)?|wait-for(?:\.sh)?|wait-on|wait-port|wait4ports)\s[^;&\n]{1,120}/,
  /\bdockerize\s+-wait\s\S{1,80}/,
  /(?:^|[;&|\n]|\bdo\s|\bthen\s)\s*sleep\s+[\d.]+[smhd]?/,
  /(?:^|[\s/])sleep\w{0,20}\.(?:py|sh|js|rb)\b/,
];

/** Waiting that stands for a dependency, or null. */
export function waitingIn(script: string): Waiting | null {
  const text = script.slice(0, 4000);
  for (const pattern of waits) {
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    const what = found.replace(/^[\s;&|/]+/, '').trim();
    return {
      what,
      port: portIn(/sleep/.test(what) && !/until|while/.test(what) ? '' : text.slice(text.indexOf(what))),
    };
  }
  return null;
}

const portIn = (text: string): string | null =>
  /(?::|tcp:|localhost\s+|127\.0\.0\.1\s+)(\d{2,5})\b/.exec(text)?.[1] ?? null;

const agents: Readonly<Record<string, string>> = {
  claude: 'claude',
  codex: 'codex',
  gemini: 'gemini',
  opencode: 'opencode',
  aider: 'aider',
};

/** The coding agent that a command line starts, with its further words; null when it starts none. */
export function agentIn(command: string): { readonly kind: string; readonly args: string } | null {
  const [first = '', ...others] = command.trim().split(/\s+/);
  const name = first.split('/').at(-1) ?? '';
  const exact = Object.hasOwn(agents, name) ? agents[name] : undefined;
  // `claudeyolo`, `claude-dev`: a person's alias for it.
  const kind = exact ?? (/^claude[a-z-]*$/.test(name) ? 'claude' : undefined);
  return kind === undefined ? null : { kind, args: others.join(' ') };
}

const homePath = /(?:\/home\/|\/Users\/)[A-Za-z][\w.-]*(?=\/|\s|$|["'])/;

/** One person's home directory in a text, or null. */
export const homeIn = (text: string): string | null => homePath.exec(text)?.[0] ?? null;
