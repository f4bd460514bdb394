import { describeBackend } from '../conformance/backend-suite.ts';
import { tmuxBench } from './private-server.ts';
describeBackend(
  'stress',
  () =>
    tmuxBench(
      'set -g base-index 1\nset -g pane-base-index 1\nset -g default-size 70x20\nset -g window-size manual\n',
    ),
  { seeds: 60 },
);
describeBackend(
  'stress2',
  () =>
    tmuxBench(
      'set -g window-size smallest\nset -g renumber-windows on\nset -g detach-on-destroy off\nset -g exit-empty off\nset -g default-shell /bin/false\n',
      { cols: 81, rows: 23 },
    ),
  { seeds: 60 },
);
