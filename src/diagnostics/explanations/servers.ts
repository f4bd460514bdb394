/** 3xxx: terminal multiplexers. */
import type { Explanations } from './explanation.ts';

export const ofServers: Explanations = {
  WZP3001: {
    means: 'The multiplexer did not answer in time, or its answer could not be used.',
    remedy: 'Try again; `wzp doctor` looks at each part, `--trace` shows every call with its time.',
  },
  WZP3010: {
    means: 'There is no `tmux` on PATH.',
    remedy: 'Install tmux 3.2 or newer, or use `--backend wezterm`.',
  },
  WZP3011: {
    means: 'wzp needs tmux 3.2 or newer: older ones cannot give a new session its environment.',
    remedy: 'Install a newer tmux.',
  },
  WZP3012: {
    means: 'tmux refused a command. The message has its words.',
    remedy: 'Run `wzp apply` again: it starts from what stands. `--trace` shows the command.',
  },
  WZP3013: {
    means:
      'The socket of tmux cannot be used: no permission, too long a path, or something else is in its place.',
    remedy: 'Check the path, or name another one with `--tmux-socket`.',
  },
  WZP3014: {
    means:
      'After the change the tab was read back and does not stand as it should; somebody may have changed it meanwhile.',
    remedy: 'Run `wzp apply` again: it starts from what stands.',
  },
  WZP3015: {
    means: 'The pane is not on the server: it was closed, or never made.',
    remedy: '`wzp apply` makes what the spec has.',
  },
  WZP3016: {
    means: 'The workspace is not on the server.',
    remedy: 'Run `wzp apply` first.',
  },
  WZP3020: {
    means: 'There is no `wezterm` on PATH.',
    remedy: 'Install WezTerm, or use `--backend tmux`.',
  },
  WZP3021: {
    means: 'No WezTerm listens on the socket. A GUI that ended leaves its socket behind.',
    remedy: 'Start WezTerm or `wezterm-mux-server --daemonize`, or name the socket with `--wezterm-socket`.',
  },
  WZP3022: {
    means: '`wezterm cli` failed. The message has its words.',
    remedy: 'Run `wzp apply` again: it starts from what stands. `--trace` shows the call.',
  },
  WZP3023: {
    means:
      '`wezterm cli` printed something that this wzp does not understand, perhaps because its version is new.',
    remedy: 'Report it together with the output of `wezterm --version`.',
  },
  WZP3024: {
    means:
      'A killed apply leaves calls of `wezterm cli` behind that may still be carried out. An apply waits for them before it looks at the server.',
    remedy: 'Wait; if the server hangs, end these processes or continue it with `kill -CONT`.',
  },
  WZP3025: {
    means: 'Neither a running WezTerm nor tmux was found.',
    remedy: 'Start WezTerm, or install tmux; `wzp doctor` says what is missing.',
  },
  WZP3026: {
    means:
      'The workspaces of the spec name different multiplexers (`backend`), and one run works with one of them.',
    remedy: 'Give `--backend`, then all of them go there, or keep them in two specs.',
  },
};
