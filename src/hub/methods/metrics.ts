/** Figures for Prometheus, in its text format. */
import { done } from '../answer.ts';
import { method, type Method } from '../call.ts';
import { families, momentOf } from '../metrics/families.ts';
import { exposition } from '../metrics/family.ts';

export const metricsMethods: readonly Method[] = [
  method('metrics.get', ({ hub }) => done({ text: exposition(families, momentOf(hub)) })),
];
