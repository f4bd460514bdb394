import { command } from '../command.ts';
import type { Arguments, Options } from '../options.ts';

const options = {} as const satisfies Options;

export type MetricsArguments = Arguments<typeof options>;

export const metrics = command({
  name: 'metrics',
  describe: 'Print the figures of the daemon in the text format of Prometheus',
  options,
  positionals: [],
  examples: [['wzp metrics', 'for a textfile collector: wzp metrics >wzp.prom']],
  load: () => import('../handlers/metrics.ts'),
});
