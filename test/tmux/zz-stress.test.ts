import { describeBackend } from '/work/main/test/conformance/backend-suite.ts';
import { tmuxBench } from '/work/main/test/tmux/private-server.ts';
describeBackend('stress', () => tmuxBench('set -g base-index 1\nset -g pane-base-index 1\nset -g default-size 70x20\n'), { seeds: 150 });
