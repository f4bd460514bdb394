/** Figures for Prometheus, in its text format. */
import { done } from '../answer.ts';
import { method, type Method } from '../call.ts';
import { figuresOf } from '../metrics/families.ts';

export const metricsMethods: readonly Method[] = [
  method('metrics.get', async ({ hub }) => done({ text: await figuresOf(hub) })),
];
