import type { TabGeometry } from '../../src/layout/wezterm/model.ts';
import { rects } from '../../src/layout/wezterm/rects.ts';

/** No rectangle is empty, overlaps another or leaves the tab, and panes and dividers cover every cell. */
export function tiles(tab: TabGeometry): boolean {
  const places = rects(tab).map(({ rect }) => rect);
  const { cols, rows } = tab.extent;
  if (places.some((p) => p.cols < 1 || p.rows < 1 || p.left + p.cols > cols || p.top + p.rows > rows))
    return false;
  const taken = new Uint8Array(cols * rows);
  for (const p of places) {
    for (let y = p.top; y < p.top + p.rows; y += 1) {
      for (let x = p.left; x < p.left + p.cols; x += 1) {
        if (taken[y * cols + x]) return false;
        taken[y * cols + x] = 1;
      }
    }
  }
  // A divider runs between panes: grown by one cell to the right and down, the panes cover the tab grown likewise.
  const area = places.reduce((sum, p) => sum + (p.cols + 1) * (p.rows + 1), 0);
  return area === (cols + 1) * (rows + 1);
}
