/** What the daemon does besides serving the hub. */
import type { DaemonPart } from './part.ts';

export const daemonParts: readonly DaemonPart[] = [];
