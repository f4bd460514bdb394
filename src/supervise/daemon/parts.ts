/** What the daemon does besides serving the hub. */
import { autosavePart } from '../autosave/autosave-part.ts';
import { checksPart } from '../check/checks-part.ts';
import { filesPart } from '../files/files-part.ts';
import { hooksPart } from '../hooks/hooks-part.ts';
import { reloadPart } from '../reload/reload-part.ts';
import { schedulePart } from '../schedule/schedule-part.ts';
import { limitsPart } from '../limits/limits-part.ts';
import { metricsPart } from '../metrics/metrics-part.ts';
import type { DaemonPart } from './part.ts';

export const daemonParts: readonly DaemonPart[] = [
  checksPart,
  filesPart,
  hooksPart,
  reloadPart,
  schedulePart,
  limitsPart,
  metricsPart,
  autosavePart,
];
