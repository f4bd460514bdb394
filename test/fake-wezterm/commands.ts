/** The subcommands of `wezterm cli` against a simulated server: what the real client works out before and after its requests. */
import { join } from 'node:path';
import type { MoveDirection, SplitDirection, SplitSize } from '../../src/layout/wezterm/model.ts';
import type { PaneStart } from '../../src/backend/simulated/model.ts';
import type { Reply } from '../../src/backend/simulated/reply.ts';
import type { SimulatedServer } from '../../src/backend/simulated/server.ts';
import { problemOf } from './arguments.ts';
import type { Parsed } from './arguments.ts';
import { numberOf, readSettingsOf, textOf } from './config.ts';
import type { Environment } from './config.ts';
import type { Globals } from './command-line.ts';
import { ClientError, Downfall, ServerError, failure, said } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { table } from './table.ts';

export interface Call {
  readonly globals: Globals;
  readonly command: Parsed;
  readonly env: Environment;
  readonly cwd: string;
  /** Standard input, read when `send-text` has no text. */
  readonly stdin: string;
}

/** What the commands need of running terminals. */
export interface Terminals {
  /** `paste` goes through the terminal's paste mode, otherwise the text is written as it is. */
  send(pane: number, text: string, paste: boolean): void;
  /** Lines from `start` to `end` as the real command counts them, or the reason why the server dies of it. */
  text(pane: number, start: bigint | null, end: bigint | null, escapes: boolean): Promise<string>;
  /** Until everything that was read from the ptys is on the screens. */
  settled(): Promise<void>;
}

const NO_FOCUS = `--pane-id was not specified and $WEZTERM_PANE
                         is not set in the environment, and I couldn't
                         determine which pane was currently focused`;

/** Throws `Downfall` where the real server ends or hangs. */
export async function run(server: SimulatedServer, terminals: Terminals, call: Call): Promise<Outcome> {
  try {
    return said(await new Command(server, terminals, call).run());
  } catch (error) {
    if (error instanceof ClientError) return failure(error.message);
    throw error;
  }
}

function value<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  if (reply.kind === 'refused') throw new ServerError(reply.reason);
  throw new Downfall(reply.kind, reply.reason);
}

class Command {
  constructor(
    readonly server: SimulatedServer,
    readonly terminals: Terminals,
    readonly call: Call,
  ) {}

  async run(): Promise<string> {
    const { server } = this;
    switch (this.call.command.name) {
      case 'list':
        await this.terminals.settled();
        return this.#list();
      case 'list-clients':
        return this.#isJson() ? '[]' : 'USER HOST PID CONNECTED IDLE WORKSPACE FOCUS SSH_AUTH_SOCK\n';
      case 'proxy':
        return '';
      case 'tlscreds':
        throw new Downfall('died', 'tlscreds ends a server whose environment has no USER: never call it');
      case 'spawn':
        return `${this.#spawn()}\n`;
      case 'split-pane':
        return `${this.#split()}\n`;
      case 'move-pane-to-new-tab':
        return this.#moveToNewTab();
      case 'kill-pane':
        return this.#done(server.kill(this.#pane()));
      case 'activate-pane':
        return this.#done(server.activate(this.#pane()));
      case 'activate-tab':
        return this.#activateTab();
      case 'activate-pane-direction':
        return this.#done(server.activateDirection(this.#pane(), this.#direction()));
      case 'get-pane-direction': {
        const found = value(server.direction(this.#pane(), this.#direction()));
        return found === null ? '' : `${found}\n`;
      }
      case 'adjust-pane-size':
        return this.#done(server.adjust(this.#pane(), this.#direction(), this.#amount()));
      case 'zoom-pane':
        return this.#zoom();
      case 'set-tab-title': {
        const tab = this.#number('tab-id') ?? this.#entry('tab').tab_id;
        return this.#done(server.setTabTitle(tab, this.#word()));
      }
      case 'set-window-title': {
        const window = this.#number('window-id') ?? this.#entry('window').window_id;
        return this.#done(server.setWindowTitle(window, this.#word()));
      }
      case 'rename-workspace': {
        const from = this.#text('workspace') ?? this.#entry('workspace').workspace;
        return this.#done(server.renameWorkspace(from, this.#word()));
      }
      case 'send-text':
        return this.#send();
      case 'get-text':
        return this.#getText();
      default:
        throw new ClientError(`${this.call.command.name} is not simulated`);
    }
  }

  #list(): string {
    const entries = this.server.list();
    return this.#isJson() ? JSON.stringify(entries, null, 2) : table(entries);
  }

  #spawn(): number {
    const { call, server } = this;
    const settings = this.#settings();
    const window = this.#flag('new-window')
      ? null
      : (this.#number('window-id') ?? this.#windowOf(this.#pane()));
    const start = this.#start(null);
    const size = {
      cols: numberOf(settings, 'initial_cols', 80),
      rows: numberOf(settings, 'initial_rows', 24),
    };
    const workspace = this.#text('workspace') ?? textOf(settings, 'default_workspace') ?? 'default';
    const domain = call.command.values['domain-name'] ?? null;
    return value(server.spawn({ window, workspace, size, domain, start }));
  }

  #settings(): ReturnType<typeof readSettingsOf> {
    try {
      return readSettingsOf(this.call.globals, this.call.env);
    } catch (error) {
      throw new ClientError(error instanceof Error ? error.message : String(error));
    }
  }

  #split(): number {
    const target = this.#pane();
    const move = this.#number('move-pane-id');
    const direction: SplitDirection =
      (['left', 'right', 'top'] as const).find((name) => this.#flag(name)) ??
      (this.#flag('horizontal') ? 'right' : 'bottom');
    const cells = this.#number('cells');
    const size: SplitSize = cells === null ? { percent: this.#number('percent') ?? 50 } : { cells };
    const source = move === null ? { start: this.#start(target) } : { move };
    return value(this.server.split({ target, direction, size, topLevel: this.#flag('top-level'), source }));
  }

  /** The directory is that of the pane beside it, when there is one and none is named. */
  #start(beside: number | null): PaneStart {
    const { cwd, words } = { cwd: this.#text('cwd'), words: this.call.command.words };
    const inherited = beside === null ? null : this.server.cwdOf(beside);
    return {
      argv: words.length === 0 ? null : words,
      cwd: cwd === null ? inherited : cwd.startsWith('/') ? cwd : join(this.call.cwd, '/') + cwd,
      env: words.length === 0 ? null : clean(this.call.env),
    };
  }

  #moveToNewTab(): string {
    const pane = this.#pane();
    const window = this.#flag('new-window') ? null : (this.#number('window-id') ?? this.#windowOf(pane));
    return this.#done(this.server.moveToNewTab(pane, window, this.#text('workspace')));
  }

  #activateTab(): string {
    const entries = this.server.list();
    const tab = this.#number('tab-id') ?? this.#tabByPlace();
    const active = entries.find((entry) => entry.tab_id === tab && entry.is_active);
    if (active === undefined)
      throw new ClientError(`could not determine which pane should be active for tab ${tab}`);
    return this.#done(this.server.activate(active.pane_id));
  }

  #tabByPlace(): number {
    const current = this.#entry('tab');
    const tabs = this.server.window(current.window_id)?.tabs ?? [];
    const count = BigInt(tabs.length);
    const index = this.#bigint('tab-index');
    if (index !== null) {
      const at = index >= 0n ? index : count + index < 0n ? 0n : count + index;
      const tab = at < count ? tabs[Number(at)] : undefined;
      if (tab === undefined) throw new ClientError(`tab index ${index} is invalid`);
      return tab;
    }
    const relative = this.#bigint('tab-relative');
    if (relative === null) throw new ClientError('impossible arguments!');
    const moved = BigInt(tabs.indexOf(current.tab_id)) + relative;
    const clamped = moved < 0n ? 0n : moved >= count ? count - 1n : moved;
    // Far to the left the sum stays negative and is taken as an unsigned number.
    const wrapped = BigInt.asUintN(64, moved < 0n ? count + moved : moved) % count;
    return tabs[Number(this.#flag('no-wrap') ? clamped : wrapped)] ?? current.tab_id;
  }

  #zoom(): string {
    const pane = this.#pane();
    const entry = this.#entry('tab');
    const zoomed = this.#flag('toggle') ? !(entry.is_zoomed && entry.is_active) : !this.#flag('unzoom');
    return this.#done(this.server.setZoomed(pane, zoomed));
  }

  #send(): string {
    const pane = this.#pane();
    if (this.server.pane(pane) === undefined) throw new ServerError(`no such pane ${pane}`);
    this.terminals.send(pane, this.call.command.words[0] ?? this.call.stdin, !this.#flag('no-paste'));
    return '';
  }

  async #getText(): Promise<string> {
    const pane = this.#pane();
    if (this.server.pane(pane) === undefined) throw new ServerError(`no such pane ${pane}`);
    await this.terminals.settled();
    return this.terminals.text(
      pane,
      this.#bigint('start-line'),
      this.#bigint('end-line'),
      this.#flag('escapes'),
    );
  }

  #done(reply: Reply<void>): string {
    value(reply);
    return '';
  }

  /** The pane that the command is about; not checked against the server. */
  #pane(): number {
    const given = this.#number('pane-id');
    if (given !== null) return given;
    const own = this.call.env['WEZTERM_PANE'];
    if (own === undefined) throw new ClientError(NO_FOCUS);
    const problem = problemOf('usize', own);
    if (problem !== null) throw new ClientError(problem);
    return Number(own);
  }

  #entry(what: 'tab' | 'window' | 'workspace'): ReturnType<SimulatedServer['list']>[number] {
    const pane = this.#pane();
    const entry = this.server.list().find((each) => each.pane_id === pane);
    if (entry === undefined) throw new ClientError(`unable to resolve current ${what}`);
    return entry;
  }

  /** Null for an unknown pane, which makes a new window. */
  #windowOf(pane: number): number | null {
    return this.server.list().find((entry) => entry.pane_id === pane)?.window_id ?? null;
  }

  #direction(): MoveDirection {
    const word = this.#word().toLowerCase();
    const names: Readonly<Record<string, MoveDirection>> = {
      up: 'up',
      down: 'down',
      left: 'left',
      right: 'right',
      next: 'next',
    };
    return names[word] ?? 'previous';
  }

  /** A huge amount turns negative, as in the real server. */
  #amount(): number {
    return Number(BigInt.asIntN(64, this.#bigint('amount') ?? 1n));
  }

  #isJson(): boolean {
    return this.#text('format') === 'json';
  }

  #word(): string {
    return this.call.command.words[0] ?? '';
  }

  #flag(name: string): boolean {
    return this.call.command.flags.includes(name);
  }

  #text(name: string): string | null {
    return this.call.command.values[name] ?? null;
  }

  #bigint(name: string): bigint | null {
    const text = this.#text(name);
    return text === null ? null : BigInt(text.replace(/^\+/, ''));
  }

  #number(name: string): number | null {
    const number = this.#bigint(name);
    return number === null ? null : Number(number);
  }
}

/** The CLI drops these from its own environment before it hands it on. */
function clean(env: Environment): Record<string, string> {
  const dropped = new Set(['SHELL', 'WINDOWID', 'VTE_VERSION']);
  const entries = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !dropped.has(entry[0]),
  );
  return Object.fromEntries(entries);
}
