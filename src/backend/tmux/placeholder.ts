/**
 * The process that holds the first pane of a new window until its real one is started by `respawn-pane`. Further panes are made
 * empty, which tmux does not allow for a first one. Should we die in between, it ends by itself after a day.
 */
const name = 'wzp-placeholder';

export const placeholderArgv = ['/bin/sh', '-c', 'exec sleep 86400', name] as const;

export const isPlaceholder = (argv: readonly string[]): boolean =>
  argv.length === placeholderArgv.length && argv.every((word, index) => word === placeholderArgv[index]);
