/** The keys of one pane → a desired pane. */
import { readCheck } from './check.ts';
import { readCommand, readWords } from './command.ts';
import type { DesiredPane, Process, StopPolicy, Supervision, Text } from './desired.ts';
import { type EnvLayer, type Environment, joined } from './environment.ts';
import { FieldDigests, type PaneParts } from './fields.ts';
import type { Findings } from './findings.ts';
import { readLog } from './log.ts';
import { durationMs, flagValue, type FormName, signalName } from './forms.ts';
import { paneKeys } from './generated/fields.ts';
import { child, entryOf, itemsOf, placeOf, type SpecNode, type Span, textOf } from './node.ts';
import { isForeignHome, pathUnder, withoutTilde } from './paths.ts';
import { quoted } from './printable.ts';
import { readRestart } from './restart.ts';
import { readSchedule } from './schedule.ts';
import { suggestion } from './suggest.ts';
import { isSecret, type Scope, type Texts } from './texts.ts';
import { readPaneLimits } from './usage-limits.ts';
import { readValue } from './values.ts';
import { readWatch } from './watch.ts';

const textShell = '/bin/sh';
const patienceMs = 10_000;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const acting = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

/** What a pane inherits. */
export interface PaneSurroundings {
  readonly workspace: string;
  readonly tab: string;
  readonly scope: Scope;
  readonly cwds: readonly (SpecNode | undefined)[];
  /** The layers above the pane's own, outermost first. */
  readonly env: readonly EnvLayer[];
  /** False for the second and later replicas, of which none can have the focus or the zoom. */
  readonly isFirst: boolean;
}

export class PaneReader {
  readonly #texts: Texts;
  readonly #environment: Environment;
  readonly #findings: Findings;
  readonly #root: Text;
  readonly #home: string;
  readonly #userShell: string;
  readonly #digests = new FieldDigests();

  constructor(
    texts: Texts,
    environment: Environment,
    findings: Findings,
    machine: { readonly root: Text; readonly home: string; readonly shell: string },
  ) {
    this.#texts = texts;
    this.#environment = environment;
    this.#findings = findings;
    this.#root = machine.root;
    this.#home = machine.home;
    this.#userShell = machine.shell;
  }

  read(name: string, node: SpecNode, keySpan: Span, around: PaneSurroundings): DesiredPane {
    const { scope } = around;
    const process = this.#process(node, scope);
    const shell = this.#shell(node, scope);
    const cwd = this.#cwd([...around.cwds, child(node, 'cwd')], scope);
    const supervision = this.#supervision(node, shell?.value ?? textShell, cwd, scope);
    const flag = (key: 'focus' | 'zoom'): boolean =>
      (this.#value(child(node, key), scope, key, 'flag', flagValue) ?? false) && around.isFirst;
    const parts: PaneParts = {
      process,
      shell,
      cwd,
      env: joined([
        ...around.env,
        this.#environment.files(child(node, 'env_file'), scope),
        this.#environment.variables(child(node, 'env'), scope),
      ]),
      title: this.#quiet(child(node, 'title'), scope, 'title') ?? null,
      focus: flag('focus'),
      zoom: flag('zoom'),
      stop: this.#stop(child(node, 'stop'), process, shell?.value ?? textShell, scope),
      onExit: this.#texts.expandPublic(child(node, 'on_exit'), scope, 'on_exit') ?? 'hold',
      supervision,
      limits: readPaneLimits(child(node, 'limits'), scope, { texts: this.#texts, findings: this.#findings }),
      log: readLog(child(node, 'log'), scope, {
        texts: this.#texts,
        findings: this.#findings,
        root: this.#root,
        home: this.#home,
      }),
    };
    return {
      address: `${around.workspace}/${name}`,
      workspace: around.workspace,
      tab: around.tab,
      name,
      process,
      shell: shell?.value ?? (process.kind === 'text' ? textShell : this.#userShell),
      cwd: parts.cwd,
      env: parts.env,
      title: parts.title,
      focus: parts.focus,
      zoom: parts.zoom,
      stop: parts.stop,
      onExit: parts.onExit === 'close' || parts.onExit === 'shell' ? parts.onExit : 'hold',
      supervision,
      log: parts.log,
      limits: parts.limits,
      ignoreChanges: this.#ignored(child(node, 'ignore_changes')),
      ...this.#digests.fieldsOf(parts),
      place: placeOf(keySpan),
    };
  }

  #process(node: SpecNode, scope: Scope): Process {
    this.#exclusive(node);
    const run = child(node, 'run');
    if (run?.kind === 'list') {
      return { kind: 'argv', argv: readWords(run, scope, this.#texts, this.#findings) };
    }
    if (run !== undefined) {
      const text = this.#texts.expand(run, scope);
      if (text !== undefined && text.value.trim() === '') {
        this.#findings.add('WZP1205', run.span, 'run is empty', {
          hint: 'write a command, or remove `run` for a shell',
        });
      }
      if (text !== undefined) return { kind: 'text', text };
    }
    const typed = this.#quiet(child(node, 'type'), scope, 'type');
    return typed === undefined ? { kind: 'shell' } : { kind: 'type', text: typed };
  }

  #exclusive(node: SpecNode): void {
    const given = ['run', 'type', 'agent'].flatMap((key) => entryOf(node, key) ?? []);
    const [first, second] = given;
    if (first === undefined || second === undefined) return;
    this.#findings.add(
      'WZP1208',
      second.keySpan,
      `a pane has one of run, type and agent, not ${given.map(({ key }) => key).join(' and ')}`,
      {
        hint: 'keep the one that is meant',
        related: [{ message: `${first.key} is here`, span: first.keySpan }],
      },
    );
  }

  /** A text that must not act on a terminal: newlines would run what is typed, escapes would hide in a title. */
  #quiet(node: SpecNode | undefined, scope: Scope, key: string): Text | undefined {
    const text = this.#texts.expand(node, scope);
    if (node === undefined || text === undefined || !acting.test(text.value)) return text;
    this.#findings.add('WZP1309', node.span, `${key} has a control character`, {
      hint:
        key === 'type'
          ? 'a typed text is one line that is not run: use `run` for commands'
          : 'use printable characters only',
    });
    return undefined;
  }

  #shell(node: SpecNode, scope: Scope): Text | null {
    const text = this.#texts.expand(child(node, 'shell'), scope);
    if (text === undefined) return null;
    const value = withoutTilde(text.value, this.#home);
    return isSecret(text) ? { value, shown: text.shown } : { value, shown: value };
  }

  #cwd(chain: readonly (SpecNode | undefined)[], scope: Scope): Text {
    let at = this.#root;
    for (const node of chain) {
      const text = this.#texts.expand(node, scope);
      if (node === undefined || text === undefined || text.value === '') continue;
      if (isForeignHome(text.value)) {
        this.#findings.add(
          'WZP1205',
          node.span,
          `cwd: ${isSecret(text) ? text.shown : quoted(text.value)} is nobody's home here`,
          {
            hint: 'only `~` and `~/…` are replaced; write the path out',
          },
        );
      } else at = pathUnder(at, text, this.#home);
    }
    return at;
  }

  /** What the pane depends on is filled in when all panes are known. */
  #supervision(node: SpecNode, shell: string, cwd: Text, scope: Scope): Supervision {
    const around = { texts: this.#texts, findings: this.#findings };
    const schedule = readSchedule(child(node, 'schedule'), scope, around);
    const runs = ['run', 'agent'].some((key) => child(node, key) !== undefined);
    if (schedule !== null && !runs)
      this.#findings.add('WZP1515', entryOf(node, 'schedule')?.keySpan ?? null, '`schedule` needs a `run`', {
        hint: 'a shell is started when its pane is made, and has no end',
      });
    const watch = readWatch(child(node, 'watch'), cwd, this.#home, scope, around);
    return {
      restart: readRestart(child(node, 'restart'), scope, around),
      dependsOn: new Map(),
      ready: readCheck(child(node, 'ready'), 'ready', shell, scope, around),
      health: readCheck(child(node, 'health'), 'health', shell, scope, around),
      start: schedule !== null || textOf(child(node, 'start')) === 'manual' ? 'manual' : 'auto',
      ...(schedule === null ? {} : { schedule }),
      ...(watch === null ? {} : { watch }),
    };
  }

  #stop(node: SpecNode | undefined, process: Process, shell: string, scope: Scope): StopPolicy {
    // Interactive shells ignore SIGTERM.
    const usual = process.kind === 'shell' || process.kind === 'type' ? 'SIGHUP' : 'SIGTERM';
    const command = readCommand(child(node, 'command'), shell, scope, this.#texts, this.#findings);
    const keys = this.#keys(child(node, 'keys'), scope);
    const signal = this.#value(child(node, 'signal'), scope, 'signal', 'signal', signalName);
    return {
      signal: signal ?? (command === null && keys.length === 0 ? usual : null),
      timeoutMs: this.#value(child(node, 'timeout'), scope, 'timeout', 'duration', durationMs) ?? patienceMs,
      command,
      keys,
    };
  }

  #keys(node: SpecNode | undefined, scope: Scope): readonly string[] {
    const items = node?.kind === 'list' ? node.items : node === undefined ? [] : [node];
    return items.flatMap((item) => this.#texts.expandPublic(item, scope, 'a key') ?? []);
  }

  #value<T>(
    node: SpecNode | undefined,
    scope: Scope,
    key: string,
    formName: FormName,
    parse: (text: string) => T | null,
  ): T | undefined {
    const around = { texts: this.#texts, findings: this.#findings };
    return readValue(around, node, scope, key, formName, parse);
  }

  #ignored(node: SpecNode | undefined): readonly string[] {
    const fields = new Set<string>();
    for (const item of itemsOf(node)) {
      if (item.kind !== 'scalar' || typeof item.value !== 'string') continue;
      const key = item.value;
      const field = Object.hasOwn(paneKeys, key) ? paneKeys[key as keyof typeof paneKeys].comparedAs : null; // own key, just checked
      if (field !== null) fields.add(field);
      else {
        const known = Object.entries(paneKeys).flatMap(([name, row]) =>
          row.comparedAs === null ? [] : [name],
        );
        this.#findings.add(
          'WZP1204',
          item.span,
          `ignore_changes: ${quoted(key)} is not a key that is compared`,
          {
            hint: suggestion(key, known, 'compared'),
          },
        );
      }
    }
    return [...fields];
  }
}
