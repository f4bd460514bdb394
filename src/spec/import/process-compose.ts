/** `process-compose.yaml` → a spec: each process a pane, each namespace a tab. */
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import {
  child,
  entriesOf,
  itemsOf,
  type MapEntry,
  placeOf,
  type SpecNode,
  type Span,
  textOf,
} from '../node.ts';
import { quoted } from '../printable.ts';
import { circleIn, setDependencies } from './compose-depend.ts';
import { setLog, setPolicies, setSchedule } from './compose-policies.ts';
import { filledIn, goVariables, templateIn, withDefaults } from './compose-text.ts';
import { probeOf, readyLine } from './compose-probe.ts';
import { variableName } from '../env-file.ts';
import type { Draft, DraftPane } from './draft.ts';
import { GridTabs } from './grid-tabs.ts';
import { leadingCommand } from './shell-line.ts';
import { flagOf, numberOf, textsOf, variablesOf } from './source-values.ts';
import { envValue, expandedText, literalText, oneDollar, shellWord } from './texts.ts';
import { fillPane, noteScript } from './typed-pane.ts';

const topSilent = new Set(['version', 'processes', 'environment', 'shell', 'vars', 'is_strict', 'is_tui_disabled', 'disable_env_expansion', 'name', 'log_level']); // prettier-ignore
const known = new Set(['command', 'entrypoint', 'working_dir', 'environment', 'env_file', 'depends_on', 'availability', 'readiness_probe', 'liveness_probe', 'ready_log_line', 'shutdown', 'log_location', 'log_configuration', 'namespace', 'replicas', 'disabled', 'description', 'schedule', 'watch', 'vars']); // prettier-ignore
/** What a pane of a terminal is anyway. */
const silent = new Set(['is_tty', 'is_foreground', 'is_interactive', 'disable_ansi_colors', 'is_dotenv_disabled', 'is_elevated', 'is_template_disabled', 'is_disabled']); // prettier-ignore

interface Process {
  readonly entry: MapEntry;
  readonly pane: DraftPane;
  /** As written, before wzp's grammar. */
  readonly variables: ReadonlyMap<string, string>;
}

export function readProcessCompose(draft: Draft, top: SpecNode): Outcome<null> {
  const processes = child(top, 'processes');
  const circle = circleIn(processes);
  if (circle !== null) {
    return failed({
      code: 'WZP1602',
      severity: 'error',
      message: `the processes wait for each other: ${circle.names.slice(0, 6).join(' → ')}`,
      place: placeOf(circle.span),
      hint: 'process-compose does not start this file either: remove one of the dependencies and import again',
    });
  }
  return new ComposeReader(draft, top).read(processes);
}

class ComposeReader {
  readonly #draft: Draft;
  readonly #top: SpecNode;
  readonly #expands: boolean;
  readonly #shell: string | undefined;
  readonly #processes = new Map<string, Process>();

  constructor(draft: Draft, top: SpecNode) {
    this.#draft = draft;
    this.#top = top;
    this.#expands = flagOf(child(top, 'disable_env_expansion')) !== true;
    this.#shell = textOf(child(child(top, 'shell'), 'shell_command'));
  }

  read(processes: SpecNode | undefined): Outcome<null> {
    const draft = this.#draft;
    for (const { name, value, node } of variablesOf(child(this.#top, 'environment')))
      if (value !== null) draft.setEnv(name, envValue(this.#value(value)), node.span);
    const tabs = new GridTabs(draft);
    for (const entry of entriesOf(processes)) {
      const { key, keySpan, value } = entry;
      if (value.kind !== 'map') {
        draft.note('dropped', keySpan, `the process ${quoted(key)}`, 'has no settings');
        continue;
      }
      const namespace = textsOf(child(value, 'namespace'))[0]?.text;
      const tab = tabs.next(namespace ?? 'processes', keySpan);
      const pane = draft.pane(tab, keySpan, { wished: key, command: textOf(child(value, 'command')) ?? '' });
      const variables = goVariables(
        [child(this.#top, 'vars'), child(value, 'vars')],
        (numberOf(child(value, 'replicas')) ?? 1) > 1,
      );
      this.#processes.set(key, { entry, pane, variables });
    }
    for (const process of this.#processes.values()) this.#process(process);
    for (const { entry, pane } of this.#processes.values())
      setDependencies(draft, entry.value, pane, (name) => this.#processes.get(name)?.pane);
    this.#others();
    return ok(null);
  }

  /** A value that no shell sees: variables are replaced when the spec is read. */
  #value(text: string, variables?: ReadonlyMap<string, string>): string {
    const filled = variables === undefined ? text : filledIn(text, variables);
    return this.#expands ? expandedText(filled, true) : literalText(filled);
  }

  /** A command: the pane's shell replaces the variables, which it has as well. */
  #script(text: string, variables: ReadonlyMap<string, string>): string {
    const filled = filledIn(text, variables);
    return this.#expands ? oneDollar(filled) : filled;
  }

  #process({ entry, pane, variables }: Process): void {
    const draft = this.#draft;
    const { key, keySpan, value } = entry;
    const path = textOf(child(value, 'working_dir'));
    const cwdSpan = child(value, 'working_dir')?.span ?? keySpan;
    if (path !== undefined) {
      const folder = draft.folders.inside(filledIn(path, variables), false);
      const cwd = draft.folder(folder, path, cwdSpan, 'working_dir', draft.panePath(pane, 'cwd'));
      if (cwd !== null) pane.set('cwd', cwd);
    }
    this.#command(value, pane, variables, keySpan);
    setPolicies(draft, value, pane, keySpan, (script) =>
      literalText(this.#expands ? oneDollar(script) : script),
    );
    this.#probes(value, pane, variables);
    setLog(value, child(this.#top, 'log_configuration'), pane, (text) => this.#value(text));
    setSchedule(value, pane, (text) => this.#value(text));
    for (const { key: other, keySpan: span } of entriesOf(value)) {
      if (known.has(other) || silent.has(other) || other.startsWith('x-')) continue;
      draft.note(
        'dropped',
        span,
        other,
        other === 'is_daemon' ? 'a pane runs in the foreground' : 'has no counterpart',
        {
          ...(other === 'is_daemon' ? { hint: 'start the program without going to the background' } : {}),
          ...(other === 'extends' ? { hint: 'import that file too, and use `include`' } : {}),
        },
      );
    }
    draft.note('converted', keySpan, `the process ${quoted(key)}`, `is the pane ${quoted(pane.name)}`, {
      at: draft.panePath(pane),
    });
  }

  #command(value: SpecNode, pane: DraftPane, variables: ReadonlyMap<string, string>, span: Span): void {
    const draft = this.#draft;
    const files = textsOf(child(value, 'env_file')).map(({ text }) => this.#value(text));
    if (files.length > 0) pane.set('env_file', files);
    const odd: string[] = [];
    for (const { name, value: given, node } of variablesOf(child(value, 'environment'))) {
      if (given === null) continue;
      if (variableName.test(name)) pane.setEnv(name, envValue(this.#value(given, variables)));
      else if (/^[\w.-]+$/.test(name)) odd.push(`${name}=${filledIn(given, variables)}`);
      else draft.badVariable(name, node.span);
    }
    const text = textOf(child(value, 'command'));
    const argv = itemsOf(child(value, 'entrypoint')).flatMap((item) => textOf(item) ?? []);
    const tab = draft.tabs.find(({ panes }) => panes.includes(pane));
    if (text !== undefined && text.trim() !== '' && tab !== undefined) {
      const node = child(value, 'command');
      const script = this.#script(text, variables).trim();
      const template = templateIn(script);
      if (template !== null)
        draft.note(
          'suggestions',
          node?.span ?? span,
          quoted(template),
          'looks like a template of process-compose',
          {
            hint: 'for the number of a replica write {{index}}, which counts from 1',
            at: draft.panePath(pane, 'run'),
          },
        );
      fillPane(
        draft,
        tab,
        pane,
        [{ text: this.#withOdd(script, odd, pane, span), span: node?.span ?? span }],
        false,
      );
      if (this.#shell !== undefined && this.#shell !== '') pane.set('shell', literalText(this.#shell));
    } else if (argv.length > 0) {
      pane.set('run', [
        ...(odd.length === 0 ? [] : ['env', ...odd.map(literalText)]),
        ...argv.map((word) => this.#value(word, variables)),
      ]);
      noteScript(draft, pane, argv.join(' '), span);
    } else {
      draft.note(
        'approximated',
        span,
        `the process ${quoted(pane.name)}`,
        'has no command: the pane is a shell',
        { at: draft.panePath(pane) },
      );
    }
  }

  /** Variables with names that no shell can have (`spring.port`) go to the program through `env`. */
  #withOdd(script: string, odd: readonly string[], pane: DraftPane, span: Span): string {
    if (odd.length === 0) return script;
    const head = leadingCommand(script.replaceAll(/\\\n\s*/g, ' '));
    const at = this.#draft.panePath(pane, 'run');
    const names = odd.map((pair) => pair.slice(0, pair.indexOf('='))).join(', ');
    if (
      head === null ||
      head.rest.trim() !== '' ||
      head.words.some(({ text }) => /^\w+=/.test(text) && text === head.words[0]?.text)
    ) {
      this.#draft.note('dropped', span, names.slice(0, 200), 'is no name that a shell can have', {
        hint: 'give it to the program with `env NAME=value program`',
        at,
      });
      return script;
    }
    this.#draft.note(
      'approximated',
      span,
      names.slice(0, 200),
      'is no name that a shell can have: `env` gives it to the program',
      { at },
    );
    return `env ${odd.map(shellWord).join(' ')} ${script}`;
  }

  #probes(value: SpecNode, pane: DraftPane, variables: ReadonlyMap<string, string>): void {
    const draft = this.#draft;
    // A spec looks for variables in the environment, not in its own `env`.
    const known = new Map(
      [child(this.#top, 'environment'), child(value, 'environment')].flatMap((node) =>
        variablesOf(node).flatMap(({ name, value: given }) =>
          given === null ? [] : [[name, given] as const],
        ),
      ),
    );
    const texts = {
      value: (text: string) => withDefaults(this.#value(text, variables), known),
      script: (text: string) => literalText(this.#script(text, variables)),
    };
    const ready = probeOf(draft, pane, 'ready', child(value, 'readiness_probe'), texts);
    const line = child(value, 'ready_log_line');
    const lineText = textOf(line);
    if (ready !== null) pane.set('ready', ready);
    if (line !== undefined && lineText !== undefined && lineText !== '') {
      if (ready === null) pane.set('ready', { log_line: readyLine(lineText) });
      else
        draft.note(
          'dropped',
          line.span,
          'ready_log_line',
          'a pane has one way of being ready: the probe is kept',
          { at: draft.panePath(pane, 'ready') },
        );
    }
    const health = probeOf(draft, pane, 'health', child(value, 'liveness_probe'), texts);
    if (health !== null) pane.set('health', health);
  }

  #others(): void {
    const draft = this.#draft;
    for (const { key, keySpan, value } of entriesOf(this.#top)) {
      if (topSilent.has(key) || key.startsWith('x-')) continue;
      // Keys that hold anchors only; process-compose does not look at them.
      if (value.kind === 'map' && !composeKeys.has(key)) {
        draft.note('converted', keySpan, key, 'holds anchors only');
        continue;
      }
      draft.note('dropped', keySpan, key, 'has no counterpart', {
        ...(key === 'log_location' ? { hint: 'give each pane a `log.file`' } : {}),
        ...(key === 'extends' ? { hint: 'import that file too, and use `include`' } : {}),
        ...(key === 'env_cmds' ? { hint: 'write the values into an environment file' } : {}),
      });
    }
  }
}

const composeKeys = new Set([
  'log_configuration',
  'env_cmds',
  'extends',
  'ordered_shutdown',
  'mcp_server',
  'log_location',
]);
