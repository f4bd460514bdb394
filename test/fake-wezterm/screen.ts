/** What a pane shows: a terminal without a window, and what `wezterm cli` tells of it. */
import { createRequire } from 'node:module';
import type { IBufferLine, Terminal as XtermTerminal } from '@xterm/headless';

// The package is CommonJS and its types are those of an ES module; this is the one place where that shows.
const { Terminal } = createRequire(import.meta.url)('@xterm/headless') as { Terminal: typeof XtermTerminal };

const SHAPES = [
  'Default',
  'BlinkingBlock',
  'SteadyBlock',
  'BlinkingUnderline',
  'SteadyUnderline',
  'BlinkingBar',
  'SteadyBar',
];

export interface ScreenEvents {
  /** The program asked the terminal something. */
  readonly answer: (text: string) => void;
  /** OSC 0 or 2. */
  readonly windowTitle: (title: string) => void;
}

export class Screen {
  readonly #terminal: XtermTerminal;
  #title = 'wezterm';
  #icon: string | null = null;
  #cwd: string | null = null;
  #shape = 0;
  #visible = true;
  /** The last byte was an ESC. */
  #escape = false;

  constructor(cols: number, rows: number, events: ScreenEvents) {
    this.#terminal = new Terminal({
      cols: Math.max(1, cols),
      rows: Math.max(1, rows),
      scrollback: 3500,
      allowProposedApi: true,
    });
    this.#terminal.onData(events.answer);
    this.#listen(events);
  }

  #listen(events: ScreenEvents): void {
    const { parser } = this.#terminal;
    const windowTitle = (title: string): boolean => {
      this.#title = title;
      events.windowTitle(title);
      return true;
    };
    parser.registerOscHandler(0, (title) => {
      this.#icon = null;
      return windowTitle(title);
    });
    parser.registerOscHandler(1, (title) => {
      this.#icon = title === '' ? null : title;
      return true;
    });
    parser.registerOscHandler(2, windowTitle);
    parser.registerOscHandler(7, (url) => {
      this.#cwd = URL.canParse(url) ? new URL(url).href : null;
      return true;
    });
    parser.registerCsiHandler({ intermediates: ' ', final: 'q' }, ([shape]) => {
      if (typeof shape === 'number' && shape < SHAPES.length) this.#shape = shape;
      return false;
    });
    const visibility = (visible: boolean) => (params: readonly (number | number[])[]) => {
      if (params.includes(25)) this.#visible = visible;
      return false;
    };
    parser.registerCsiHandler({ prefix: '?', final: 'h' }, visibility(true));
    parser.registerCsiHandler({ prefix: '?', final: 'l' }, visibility(false));
    parser.registerEscHandler({ final: 'c' }, () => {
      this.#shape = 0;
      this.#visible = true;
      return false;
    });
  }

  write(data: Uint8Array | string): void {
    this.#terminal.write(typeof data === 'string' ? data : this.#withTitles(data));
  }

  /** `ESC k title ST` of screen and tmux means the same as OSC 0, which the terminal behind knows. */
  #withTitles(data: Uint8Array): Uint8Array {
    const bytes: number[] = [];
    let found = false;
    for (const byte of data) {
      if (this.#escape && byte === 0x6b) {
        found = true;
        bytes.push(0x5d, 0x30, 0x3b);
      } else bytes.push(byte);
      this.#escape = byte === 0x1b;
    }
    return found ? Uint8Array.from(bytes) : data;
  }

  /** Until all that was written is on the screen. */
  async settled(): Promise<void> {
    await new Promise<void>((done) => this.#terminal.write('', done));
  }

  resize(cols: number, rows: number): void {
    this.#terminal.resize(Math.max(1, cols), Math.max(1, rows));
  }

  /** Null: nobody has set one. */
  get title(): string | null {
    const title = this.#icon ?? this.#title;
    return title === 'wezterm' ? null : title;
  }

  /** The URL of OSC 7, if any. */
  get cwd(): string | null {
    return this.#cwd;
  }

  get cursor(): {
    readonly x: number;
    readonly y: number;
    readonly shape: string;
    readonly visible: boolean;
  } {
    const { cursorX, cursorY } = this.#terminal.buffer.active;
    // Behind a full line the cursor still stands on its last cell.
    return {
      x: Math.min(cursorX, this.#terminal.cols - 1),
      y: cursorY,
      shape: SHAPES[this.#shape] ?? 'Default',
      visible: this.#visible,
    };
  }

  /** What a paste sends: marked when the program wants marks, else with carriage returns for newlines. */
  paste(text: string): string {
    if (!this.#terminal.modes.bracketedPasteMode) return text.replace(/\r\n|\n/g, '\r');
    return `\x1b[200~${text.replaceAll('\x1b[200~', '').replaceAll('\x1b[201~', '')}\x1b[201~`;
  }

  /**
   * The lines of `get-text --start-line START --end-line END`: 0 is the first line of the screen, both ends count. A range that
   * reaches beyond the bottom is shifted up, not cut. Null: the real server dies of this range.
   */
  lines(start: bigint | null, end: bigint | null): readonly string[] | null {
    const buffer = this.#terminal.buffer.active;
    const top = BigInt(buffer.baseY);
    const count = BigInt(buffer.length);
    const first = this.#row(start ?? 0n, top);
    const beyond = (end === null ? top + BigInt(this.#terminal.rows) : this.#row(end, top)) + 1n;
    const length = BigInt.asUintN(64, beyond - first);
    if (first >= count) return this.#slice(0n, length < count ? length : count);
    if (beyond - 1n >= count) {
      const from = count - 1n - length;
      return this.#slice(from < 0n ? 0n : from, count);
    }
    return beyond < first ? null : this.#slice(first, beyond);
  }

  #row(line: bigint, top: bigint): bigint {
    const row = top + line;
    return line < 0n && row < 0n ? 0n : row;
  }

  #slice(from: bigint, to: bigint): readonly string[] {
    const lines: string[] = [];
    for (let row = Number(from); row < Number(to); row += 1) {
      lines.push(textOf(this.#terminal.buffer.active.getLine(row)));
    }
    return lines;
  }
}

/** Blanks that were written stay, cells that were never touched do not count. */
const textOf = (line: IBufferLine | undefined): string => line?.translateToString(true) ?? '';
