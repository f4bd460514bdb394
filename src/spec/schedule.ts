/** When a process runs: `schedule`, a cron line or a mapping. */
import { isTimeZone, parseCron } from './cron.ts';
import type { Schedule } from './desired.ts';
import { durationMs } from './forms.ts';
import { child, entryOf, type SpecNode } from './node.ts';
import { quoted } from './printable.ts';
import type { Scope } from './texts.ts';
import { readValue, type ValueSurroundings } from './values.ts';

/** ms: more often is what `restart` is for. */
const shortest = 1000;

/** Null when there is none, or a finding says what is wrong with it. */
export function readSchedule(
  node: SpecNode | undefined,
  scope: Scope,
  around: ValueSurroundings,
): Schedule | null {
  if (node === undefined) return null;
  const { texts, findings } = around;
  if (node.kind !== 'map') return cronOf(node, null, scope, around);
  const [cron, every] = [entryOf(node, 'cron'), entryOf(node, 'every')];
  if (cron === undefined && every === undefined) {
    findings.add('WZP1203', { ...node.span, end: node.span.start + 1 }, '`schedule` names no time', {
      hint: 'add `cron` or `every`',
    });
    return null;
  }
  if (cron !== undefined && every !== undefined) {
    findings.add('WZP1208', every.keySpan, 'a schedule has one of cron and every', {
      hint: 'keep the one that is meant',
      related: [{ message: 'cron is here', span: cron.keySpan }],
    });
    return null;
  }
  const zoneNode = child(node, 'timezone');
  const zone = texts.expandPublic(zoneNode, scope, 'timezone') ?? null;
  if (zone !== null && zoneNode !== undefined && !isTimeZone(zone)) {
    findings.add('WZP1205', zoneNode.span, `timezone: ${quoted(zone)} is not known here`, {
      hint: 'write it like Europe/Berlin or UTC',
    });
    return null;
  }
  if (cron !== undefined) return cronOf(cron.value, zone, scope, around);
  const everyMs = readValue(around, every?.value, scope, 'every', 'duration', durationMs);
  return everyMs === undefined ? null : { kind: 'every', everyMs: Math.max(shortest, everyMs) };
}

function cronOf(
  node: SpecNode,
  zone: string | null,
  scope: Scope,
  { texts, findings }: ValueSurroundings,
): Schedule | null {
  const line = texts.expandPublic(node, scope, 'schedule');
  if (line === undefined) return null;
  const parsed = parseCron(line);
  if (parsed.ok) return { kind: 'cron', line, zone };
  findings.add('WZP1205', node.span, `schedule: ${quoted(line)} is not a cron line: ${parsed.problem}`, {
    hint: 'write it like "*/15 * * * *" or "@daily", or use { every: 10m }',
  });
  return null;
}
