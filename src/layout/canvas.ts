/** A rectangle of terminal cells for boxes with shared borders and one line of text per row. */
import { textWidth } from './text-width.ts';
import type { Rect } from './tree.ts';

const up = 1;
const down = 2;
const left = 4;
const right = 8;

/** Indexed by the sum of the directions in which a line leaves the cell. */
const unicode = [' ', '│', '│', '│', '─', '┘', '┐', '┤', '─', '└', '┌', '├', '─', '┴', '┬', '┼'];
const ascii = [' ', '|', '|', '|', '-', '+', '+', '+', '-', '+', '+', '+', '-', '+', '+', '+'];

export class Canvas {
  readonly #cols: number;
  readonly #rows: number;
  readonly #lines: Uint8Array;
  /** Text by cell; the cells behind a wide character hold the empty text. */
  readonly #text = new Map<number, string>();

  constructor(cols: number, rows: number) {
    this.#cols = cols;
    this.#rows = rows;
    this.#lines = new Uint8Array(cols * rows);
  }

  /** A border around `inner`: it takes one cell on each side and joins the borders that are there. */
  box(inner: Rect): void {
    const [top, bottom] = [inner.top - 1, inner.top + inner.rows];
    const [first, last] = [inner.left - 1, inner.left + inner.cols];
    for (let col = first; col <= last; col++) {
      for (const row of [top, bottom])
        this.#join(col, row, (col > first ? left : 0) | (col < last ? right : 0));
    }
    for (let row = top; row <= bottom; row++) {
      for (const col of [first, last]) this.#join(col, row, (row > top ? up : 0) | (row < bottom ? down : 0));
    }
  }

  #join(col: number, row: number, directions: number): void {
    const cell = row * this.#cols + col;
    this.#lines[cell] = (this.#lines[cell] ?? 0) | directions;
  }

  write(col: number, row: number, text: string): void {
    let cell = row * this.#cols + col;
    for (const character of text) {
      const width = textWidth(character);
      if (width === 0) {
        this.#text.set(cell - 1, `${this.#text.get(cell - 1) ?? ''}${character}`);
        continue;
      }
      this.#text.set(cell, character);
      for (let behind = 1; behind < width; behind++) this.#text.set(cell + behind, '');
      cell += width;
    }
  }

  /** The rows from top to bottom, without spaces at their ends. */
  print(plain: boolean): string[] {
    const borders = plain ? ascii : unicode;
    return Array.from({ length: this.#rows }, (_, row) => {
      let line = '';
      for (let cell = row * this.#cols; cell < (row + 1) * this.#cols; cell++) {
        line += this.#text.get(cell) ?? borders[this.#lines[cell] ?? 0] ?? ' ';
      }
      return line.trimEnd();
    });
  }
}
