/** Who looks at the server: reading `wezterm cli list-clients --format json`. */
import { paneId, type PaneId } from '../backend.ts';

/** The pane that the person with the shortest idle time has in focus; null on a server without clients. */
export function focusedPane(text: string): PaneId | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(json)) return null;
  const clients = (json as unknown[]).flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { focused_pane_id: pane, idle_time: idle } = entry as {
      focused_pane_id?: unknown;
      idle_time?: { secs?: unknown };
    }; // checked below
    return typeof pane === 'number'
      ? [{ pane, idle: typeof idle?.secs === 'number' ? idle.secs : Infinity }]
      : [];
  });
  const [latest] = clients.sort((a, b) => a.idle - b.idle);
  return latest ? paneId(String(latest.pane)) : null;
}
