/** `wezterm cli list --format json`: one entry per pane, fields in the order of the real command. */
import { activeKey } from '../../layout/wezterm/model.ts';
import { reported } from '../../layout/wezterm/rects.ts';
import type { PaneLook, SimulatedPane, SimulatedTab, SimulatedWindow } from './model.ts';

export interface ListEntry {
  readonly window_id: number;
  readonly tab_id: number;
  readonly pane_id: number;
  readonly workspace: string;
  readonly size: {
    readonly rows: number;
    readonly cols: number;
    readonly pixel_width: number;
    readonly pixel_height: number;
    readonly dpi: number;
  };
  readonly title: string;
  readonly cwd: string;
  readonly cursor_x: number;
  readonly cursor_y: number;
  readonly cursor_shape: string;
  readonly cursor_visibility: string;
  readonly left_col: number;
  readonly top_row: number;
  readonly tab_title: string;
  readonly window_title: string;
  readonly is_active: boolean;
  readonly is_zoomed: boolean;
  readonly tty_name: string | null;
}

/** A headless server assumes cells of this many pixels. */
export const CELL = { width: 8, height: 16 } as const;

export function entriesOf(
  window: SimulatedWindow,
  tab: SimulatedTab,
  paneOf: (key: string) => { pane: SimulatedPane; look: PaneLook },
): readonly ListEntry[] {
  const active = activeKey(tab.geometry);
  return reported(tab.geometry).map(({ key, rect }) => {
    const { pane, look } = paneOf(key);
    // A terminal of 0 columns is listed with 1, but with the pixels of none.
    const told = tab.geometry.terminals.get(key) ?? rect;
    return {
      window_id: window.id,
      tab_id: tab.id,
      pane_id: pane.id,
      workspace: window.workspace,
      size: {
        rows: rect.rows,
        cols: rect.cols,
        pixel_width: told.cols * CELL.width,
        pixel_height: told.rows * CELL.height,
        dpi: 0,
      },
      title: look.title,
      cwd: look.cwd,
      cursor_x: look.cursorX,
      cursor_y: look.cursorY,
      cursor_shape: look.cursorShape,
      cursor_visibility: look.cursorVisible ? 'Visible' : 'Hidden',
      left_col: rect.left,
      top_row: rect.top,
      tab_title: tab.title,
      window_title: window.title,
      is_active: key === active,
      is_zoomed: key === tab.geometry.zoomed,
      tty_name: look.tty,
    };
  });
}

/** A pane without a terminal behind it looks like its program just started. */
export function plainLook(pane: SimulatedPane): PaneLook {
  const program = pane.start.argv?.[0] ?? 'sh';
  return {
    title: program.slice(program.lastIndexOf('/') + 1),
    cwd: directoryUrl(pane.start.cwd ?? '/'),
    cursorX: 0,
    cursorY: 0,
    cursorShape: 'Default',
    cursorVisible: true,
    tty: `/dev/pts/${pane.id + 1}`,
  };
}

/** `/a b` → `file:///a%20b/`: empty host, always a trailing slash; brackets, `^` and `|` stay as they are. */
export function directoryUrl(path: string): string {
  const encoded = path
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(/%(?:2[146-9A-C]|3[ABD]|40|5[BDE]|7C)/g, decodeURIComponent),
    )
    .join('/');
  return `file://${encoded.endsWith('/') ? encoded : `${encoded}/`}`;
}

/** The path in such a URL, whatever its host; null when there is none. */
export function pathOfUrl(url: string): string | null {
  if (url === '' || !URL.canParse(url)) return null;
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
}
