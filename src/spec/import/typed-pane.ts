/** Commands that another tool types into a shell, one after the other → what a pane of a spec runs. */
import type { Span } from '../node.ts';
import { quoted } from '../printable.ts';
import type { Draft, DraftPane, DraftTab } from './draft.ts';
import { joinedPath } from './folders.ts';
import { agentIn, arrangesTmux, endsInSetUp, homeIn, interactiveFunction, leadingCommand, needsBash, titleInEscape, waitingIn } from './shell-line.ts'; // prettier-ignore
import { literalText, quietText } from './texts.ts';
import { bareSsh, readsKeys, sshWith } from './typed-into.ts';

export interface TypedCommand {
  readonly text: string;
  readonly span: Span;
  /** Typed without Enter. */
  readonly isOnlyTyped?: boolean;
}

interface Kept {
  readonly text: string;
  readonly span: Span;
}

/**
 * Fills `run` or `type`, and `cwd`, `env`, `title`, `shell`, `on_exit` from commands. `ownShell`: the tool started an
 * interactive shell that stays when the commands end.
 */
export function fillPane(
  draft: Draft,
  tab: DraftTab,
  pane: DraftPane,
  commands: readonly TypedCommand[],
  ownShell = true,
): void {
  const reader = new CommandReader(draft, tab, pane);
  const read = commands.flatMap((command) => reader.read(command));
  const kept = ownShell ? withoutTyping(draft, pane, read) : read;
  const last = commands.at(-1);
  if (last?.isOnlyTyped === true && kept.length > 0) {
    typeText(draft, pane, kept);
    return;
  }
  const script = kept.map(({ text }) => text).join('\n');
  const written = literalText(script);
  const run = draft.folders.withRoot(written);
  // What stands before it may be the set-up of all panes.
  const own = kept.at(-1);
  if (own === undefined || script.trim() === '') return;
  if (run !== written) {
    draft.note('approximated', own.span, quoted(script), '`{{root}}` stands for the folder of the project', {
      at: draft.panePath(pane, 'run'),
    });
  }
  noteScript(draft, pane, run === written ? script : run, own.span);
  if (needsBash(script)) {
    pane.set('shell', 'bash');
    draft.note('approximated', own.span, quoted(script), 'has words of bash: `shell: bash` runs it', {
      at: draft.panePath(pane, 'shell'),
    });
  }
  if (ownShell && endsInSetUp(script)) {
    pane.set('run', `${run}\nexec "$SHELL"`);
    draft.note(
      'approximated',
      own.span,
      quoted(script),
      'only prepares the shell: `exec "$SHELL"` starts it',
      {
        at: draft.panePath(pane, 'run'),
      },
    );
    return;
  }
  pane.set('run', run);
  if (ownShell) pane.set('on_exit', 'shell');
}

/** What follows `ssh host` is typed on the other side; what follows another such program is only noted. */
function withoutTyping(draft: Draft, pane: DraftPane, kept: readonly Kept[]): readonly Kept[] {
  const index = kept.slice(0, -1).findIndex(({ text }) => readsKeys(text));
  const reader = kept[index];
  if (reader === undefined) return kept;
  const after = kept.slice(index + 1).map(({ text }) => text);
  const at = draft.panePath(pane, 'run');
  const options = bareSsh(reader.text);
  if (options !== null) {
    draft.note(
      'approximated',
      reader.span,
      quoted(reader.text),
      'what follows it was typed on the other side: ssh runs it there',
      { at },
    );
    return [...kept.slice(0, index), { text: sshWith(options, after), span: reader.span }];
  }
  draft.note(
    'approximated',
    reader.span,
    quoted(reader.text),
    'what follows it was typed into it: here it runs when it has ended',
    {
      hint: 'give it to the program as an argument',
      at,
    },
  );
  return kept;
}

function typeText(draft: Draft, pane: DraftPane, kept: readonly Kept[]): void {
  const [first] = kept;
  const text = quietText(kept.map((part) => part.text.trim()).join('; '));
  if (first === undefined || text === '') return;
  pane.set('type', literalText(text));
  if (kept.length > 1 || /\n/.test(first.text)) {
    draft.note('approximated', first.span, quoted(text), 'several commands are typed as one line', {
      at: draft.panePath(pane, 'type'),
    });
  }
}

/** What a person should look at in any command. */
export function noteScript(draft: Draft, pane: DraftPane, script: string, span: Span): void {
  const at = draft.panePath(pane, 'run');
  const waiting = waitingIn(script);
  if (waiting !== null) draft.wait({ pane, span, waiting });
  const agent = agentIn(script.split('\n').at(-1) ?? '');
  if (agent !== null) {
    const settings = agent.args === '' ? agent.kind : `{ kind: ${agent.kind}, args: […] }`;
    draft.note('suggestions', span, quoted(script), 'is a coding agent', {
      hint: `\`agent: ${settings}\` instead of \`run\` shows its status and resumes its conversation`,
      at,
    });
  }
  const name = interactiveFunction(script);
  if (name !== null && !/^\S*sh\s+-[a-z]*i/.test(script)) {
    draft.note('suggestions', span, quoted(script), `${name} is a function of an interactive shell`, {
      hint: `load it in the command, or run it as [bash, -ic, "…"]`,
      at,
    });
  }
  const home = homeIn(script);
  if (home !== null) {
    draft.note('suggestions', span, quoted(script), `names one person's home directory ${home}`, {
      hint: 'write it as `~`, `$HOME` or `{{root}}`',
      at,
    });
  }
  if (/(?:^|[\s;&|(])tmux\s/.test(script)) {
    draft.note('approximated', span, quoted(script), 'speaks to tmux and does nothing on WezTerm', { at });
  }
}

class CommandReader {
  readonly #draft: Draft;
  readonly #tab: DraftTab;
  readonly #pane: DraftPane;
  /** Nothing is kept yet: `cd` and `export` still speak of the whole pane. */
  #isFirst = true;

  constructor(draft: Draft, tab: DraftTab, pane: DraftPane) {
    this.#draft = draft;
    this.#tab = tab;
    this.#pane = pane;
  }

  /** What of the command is left to run; at most one. */
  read(command: TypedCommand): Kept[] {
    let text = command.text.replaceAll('\0', '').replaceAll(/\r\n?/g, '\n').trim();
    while (text !== '') {
      const head = leadingCommand(text);
      if (head === null || !this.#take(head.words, head.raw, command.span)) break;
      text = head.rest.trim();
    }
    if (text === '') return [];
    this.#isFirst = false;
    return [{ text, span: command.span }];
  }

  /** True when the command has become a key, or nothing. */
  #take(
    words: readonly { readonly text: string; readonly replaced: boolean }[],
    raw: string,
    span: Span,
  ): boolean {
    const draft = this.#draft;
    const [first, second] = words;
    if (first === undefined) return true;
    if (words.length === 1 && (first.text === 'clear' || first.text === 'reset')) {
      draft.note('dropped', span, quoted(raw), 'a new pane has nothing to clear');
      return true;
    }
    if (arrangesTmux(words)) return this.#tmux(words, raw, span);
    const title = titleInEscape(words, raw);
    if (title !== null) return this.#title(title, raw, span);
    if (!this.#isFirst) return false;
    if (first.text === 'cd' && words.length === 2 && second !== undefined) return this.#cd(second, raw, span);
    if (first.text === 'export' && words.length > 1) return this.#export(words.slice(1), span);
    return false;
  }

  #tmux(words: readonly { readonly text: string }[], raw: string, span: Span): boolean {
    const flag = words.findIndex(({ text }) => text === '-T');
    const title = words[flag + 1]?.text;
    if (flag > 0 && title !== undefined && /^select(?:p|-pane)$/.test(words[1]?.text ?? ''))
      return this.#title(title, raw, span);
    this.#draft.note('dropped', span, quoted(raw), 'arranges tmux from inside a pane', {
      hint: 'give the sizes in the layout: `size: 30%`, or whole cells',
      at: this.#draft.tabPath(this.#tab, 'layout'),
    });
    return true;
  }

  #title(title: string, raw: string, span: Span): boolean {
    const quiet = quietText(title);
    if (quiet === '') return false;
    this.#pane.set('title', literalText(quiet));
    this.#draft.note('converted', span, quoted(raw), 'is `title`', {
      at: this.#draft.panePath(this.#pane, 'title'),
    });
    return true;
  }

  #cd(word: { readonly text: string; readonly replaced: boolean }, raw: string, span: Span): boolean {
    const { text } = word;
    const isPlain = !word.replaced || /^(?:~|\$HOME|\$\{HOME\}|\$PWD)(?:\/[^$*?[\]{}!]*)?$/.test(text);
    if (!isPlain || text === '-' || text === '' || text.startsWith('-')) return false;
    const already = this.#pane.get('cwd');
    const before = typeof already === 'string' ? already : undefined;
    const folder = this.#draft.folders.inside(text, this.#tab.cwd !== null || before !== undefined);
    if (folder.lost === true) return false;
    const at = this.#draft.panePath(this.#pane, 'cwd');
    if (folder.cwd !== null) this.#pane.set('cwd', joinedPath(before, folder.cwd));
    if (folder.change === undefined) this.#draft.note('converted', span, quoted(raw), 'is `cwd`', { at });
    else this.#draft.note('approximated', span, quoted(raw), folder.change, { at });
    return true;
  }

  #export(words: readonly { readonly text: string; readonly replaced: boolean }[], span: Span): boolean {
    const pairs = words.map(({ text, replaced }) =>
      replaced ? null : /^([A-Za-z_]\w*)=([^$`]*)$/.exec(text),
    );
    if (pairs.some((pair) => pair === null)) return false;
    for (const pair of pairs) {
      const [, name = '', value = ''] = pair ?? [];
      this.#draft.setPaneEnv(this.#pane, name, literalText(value), span);
    }
    return true;
  }
}
