/** Figures in the text format of Prometheus (exposition format 0.0.4). Loaded with the first request: few daemons are ever asked. */
import { Counter, Gauge, Registry } from 'prom-client';
import type { Family } from './family.ts';

/** In a registry of its own each time: what is gone has no sample, and a family without samples is left out. */
export function exposition<Source>(families: readonly Family<Source>[], source: Source): Promise<string> {
  const registry = new Registry();
  for (const family of families) {
    const { name, type, help, labels } = family;
    const samples = family.samples(source);
    if (samples.length === 0) continue;
    const about = { name, help, labelNames: labels, registers: [registry] };
    if (type === 'gauge') {
      const gauge = new Gauge(about);
      for (const sample of samples) gauge.set(sample.labels, sample.value);
    } else {
      const counter = new Counter(about);
      for (const sample of samples) counter.inc(sample.labels, sample.value);
    }
  }
  return registry.metrics();
}
