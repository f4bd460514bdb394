/** The running side of the panes of a server: one screen each, and a program unless it could not be started. */
import { statSync } from 'node:fs';
import { constants } from 'node:os';
import { directoryUrl } from '../../src/backend/simulated/entries.ts';
import type { Hooks, PaneLook, SimulatedPane } from '../../src/backend/simulated/model.ts';
import type { Terminals } from './commands.ts';
import { Downfall } from './outcome.ts';
import { Program, loginShell } from './program.ts';
import { Screen } from './screen.ts';

export interface PaneSettings {
  readonly exitBehavior: 'Close' | 'Hold' | 'CloseOnCleanExit';
  readonly defaultProg: readonly string[] | null;
  readonly defaultCwd: string | null;
  /** Of the server itself, for panes that are started without a program of their own. */
  readonly baseEnv: Readonly<Record<string, string>>;
  /** Put over every environment: settings of the server, terminal names, its socket. */
  readonly overlay: Readonly<Record<string, string>>;
}

interface Running {
  readonly screen: Screen;
  program: Program | null;
  /** Ends a started pane; a held one stays. */
  held: boolean;
}

/** Both sides of the pane: what the server tells of it, and what the commands need. */
export class Panes implements Terminals {
  readonly hooks: Hooks;
  readonly #running = new Map<number, Running>();

  constructor(
    readonly settings: PaneSettings,
    readonly events: {
      readonly closed: (pane: number) => void;
      readonly windowTitle: (pane: number, title: string) => void;
    },
  ) {
    this.hooks = {
      onPaneStarted: (pane) => this.#start(pane),
      onResized: (pane) => {
        const running = this.#running.get(pane.id);
        running?.screen.resize(pane.terminal.cols, pane.terminal.rows);
        running?.program?.resize(pane.terminal.cols, pane.terminal.rows);
      },
      onClosed: (pane) => {
        const running = this.#running.get(pane.id);
        this.#running.delete(pane.id);
        running?.program?.hangUp();
      },
      look: (pane) => this.#look(pane),
    };
  }

  send(pane: number, text: string, paste: boolean): void {
    const running = this.#running.get(pane);
    if (text !== '') running?.program?.write(paste ? running.screen.paste(text) : text);
  }

  async settled(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ screen }) => screen.settled()));
  }

  async text(pane: number, start: bigint | null, end: bigint | null, escapes: boolean): Promise<string> {
    const screen = this.#running.get(pane)?.screen;
    await screen?.settled();
    const lines = screen?.lines(start, end) ?? null;
    if (screen !== undefined && lines === null) {
      throw new Downfall('died', 'get-text with an end before its start ends the server (capacity overflow)');
    }
    return (lines ?? []).map((line) => `${escapes ? line.trimEnd() : line}\n`).join('');
  }

  #start(pane: SimulatedPane): void {
    const screen = new Screen(pane.terminal.cols, pane.terminal.rows, {
      answer: (text) => this.#running.get(pane.id)?.program?.write(text),
      windowTitle: (title) => this.events.windowTitle(pane.id, title),
    });
    const running: Running = { screen, program: null, held: false };
    this.#running.set(pane.id, running);
    const base = pane.start.argv === null ? this.settings.baseEnv : (pane.start.env ?? {});
    const argv = pane.start.argv ?? this.settings.defaultProg;
    const env = environment(base, this.settings.overlay, pane.id);
    const start = {
      argv,
      cwd: directory(pane.start.cwd ?? this.settings.defaultCwd, env['HOME']),
      env,
      ...pane.terminal,
      keepTty: this.settings.exitBehavior !== 'Close',
    };
    const name = (argv ?? [loginShell()]).map(quoted).join(' ');
    try {
      running.program = new Program(start, {
        output: (data) => screen.write(data),
        exit: (code, signal) => this.#exited(pane.id, name, code, signal),
        end: () => {
          if (this.settings.exitBehavior === 'Close') this.events.closed(pane.id);
        },
      });
    } catch (error) {
      running.held = true;
      const text = error instanceof Error ? error.message : String(error);
      screen.write(notice('CloseOnCleanExit', name, 1, 0) + text.replaceAll('\n', '\r\n'));
    }
  }

  #exited(pane: number, name: string, code: number, signal: number): void {
    const running = this.#running.get(pane);
    if (running === undefined) return;
    const { exitBehavior } = this.settings;
    const clean = code === 0 && signal === 0;
    if (exitBehavior === 'Close' || (exitBehavior === 'CloseOnCleanExit' && clean)) {
      this.events.closed(pane);
      return;
    }
    running.held = true;
    running.screen.write(notice(exitBehavior, name, code, signal));
  }

  #look(pane: SimulatedPane): PaneLook {
    const running = this.#running.get(pane.id);
    const cursor = running?.screen.cursor;
    const foreground = running?.program?.foreground() ?? null;
    return {
      title: running?.screen.title ?? foreground?.name ?? 'wezterm',
      cwd: running?.screen.cwd ?? (foreground?.cwd ? directoryUrl(foreground.cwd) : ''),
      cursorX: cursor?.x ?? 0,
      cursorY: cursor?.y ?? 0,
      cursorShape: cursor?.shape ?? 'Default',
      cursorVisible: cursor?.visible ?? true,
      tty: running?.program?.tty ?? null,
    };
  }
}

function environment(
  base: Readonly<Record<string, string>>,
  overlay: Readonly<Record<string, string>>,
  pane: number,
): Record<string, string> {
  const env: Record<string, string> = {
    SHELL: loginShell(),
    ...base,
    ...overlay,
    WEZTERM_PANE: String(pane),
  };
  for (const name of ['APPIMAGE', 'APPDIR', 'OWD']) delete env[name];
  return env;
}

/** A directory that is missing, or is none, silently becomes the home. */
function directory(wanted: string | null, home: string | undefined): string {
  if (wanted !== null) {
    try {
      if (statSync(wanted).isDirectory()) return wanted;
    } catch {
      // Missing: the home it is.
    }
  }
  return home ?? '/';
}

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

const SIGNALS: ReadonlyMap<number, string> = new Map([
  [constants.signals.SIGHUP, 'Hangup'],
  [constants.signals.SIGINT, 'Interrupt'],
  [constants.signals.SIGQUIT, 'Quit'],
  [constants.signals.SIGABRT, 'Aborted'],
  [constants.signals.SIGKILL, 'Killed'],
  [constants.signals.SIGSEGV, 'Segmentation fault'],
  [constants.signals.SIGPIPE, 'Broken pipe'],
  [constants.signals.SIGALRM, 'Alarm clock'],
  [constants.signals.SIGTERM, 'Terminated'],
]);

function notice(behavior: 'Hold' | 'CloseOnCleanExit', name: string, code: number, signal: number): string {
  const command = `"${name}" in domain "local"`;
  const trailer = `This message is shown because exit_behavior="${behavior}"`;
  if (code === 0 && signal === 0) return `\r\n👍 Process ${command} completed.\r\n${trailer}`;
  const status =
    signal === 0 ? `Exited with code ${code}` : `Terminated by ${SIGNALS.get(signal) ?? `Signal ${signal}`}`;
  const end = behavior === 'CloseOnCleanExit' ? '.' : '';
  return `\r\n⚠️ Process ${command} didn't exit cleanly\r\n${status}${end}\r\n${trailer}`;
}
