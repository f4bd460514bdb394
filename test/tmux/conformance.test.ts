import { describeBackend } from '../conformance/backend-suite.ts';
import { tmuxBench } from './private-server.ts';

describeBackend('tmux', () => tmuxBench());

describeBackend(
  'tmux with a configuration of the user',
  () =>
    tmuxBench(
      [
        'set -g base-index 1',
        'set -g pane-base-index 1',
        'set -g renumber-windows on',
        'set -g remain-on-exit on',
        'set -g default-command "exec sh -c \'echo a shell of the user; exec sleep 1000\'"',
        'set -g mode-keys vi',
        'set -g status-position top',
        'set -g destroy-unattached off',
        'set -g set-titles on',
        'set -g automatic-rename-format "#{pane_current_command}"',
        'setw -g pane-border-status off',
        'set -g default-size 91x31',
        '',
      ].join('\n'),
    ),
  { seeds: 3 },
);
