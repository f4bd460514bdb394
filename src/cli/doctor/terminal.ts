/** The terminal that wzp runs in, and the length of the paths of its sockets. */
import { join } from 'node:path';
import { clientEnvironment } from '../../backend/tmux/find-tmux.ts';
import type { Check, Surroundings } from './check.ts';

export function checkTerminal({ env }: Surroundings): Check {
  const name = 'terminal';
  const term = env['TERM'] ?? '';
  if (term === '' || term === 'dumb' || term === 'unknown')
    return {
      name,
      status: 'warning',
      message: term === '' ? 'TERM is not set' : `TERM is ${term}`,
      hint: 'plans are printed without colours; panes get the TERM of their multiplexer',
    };
  const isInTmux = (env['TMUX'] ?? '') !== '';
  if (isInTmux && !/^(?:tmux|screen)/.test(term))
    return {
      name,
      status: 'warning',
      message: `TERM is ${term} inside of tmux`,
      hint: 'remove what sets TERM in your shell: tmux sets it to tmux-256color or screen-256color',
    };
  const colors = /^(?:truecolor|24bit)$/.test(env['COLORTERM'] ?? '') ? ', 24-bit colours' : '';
  return { name, status: 'ok', message: `${term}${colors}${isInTmux ? ', inside of tmux' : ''}` };
}

/** Bytes of `sun_path` that every system has room for (macOS 104 with the final zero, Linux 108). */
const longestSocket = 103;

/** A longer path would be cut in silence, and two sockets would become one. */
export function checkSocketPath({ paths }: Surroundings): Check {
  const path = join(paths.runtime, 'hub.sock');
  const bytes = Buffer.byteLength(path);
  return bytes <= longestSocket
    ? { name: 'socket path', status: 'ok', message: `${path} (${bytes} bytes)` }
    : {
        name: 'socket path',
        status: 'failed',
        message: `${path} has ${bytes} bytes, more than the ${longestSocket} that a socket may have`,
        hint: 'set XDG_RUNTIME_DIR to a shorter path',
      };
}

/** Worktrees of agents need it; everything else does without. */
export async function checkGit({ env, commander }: Surroundings): Promise<Check> {
  const { code, stdout } = await commander.run({
    argv: ['git', '--version'],
    env: clientEnvironment(env),
    timeoutMs: 5000,
  });
  return code === 0
    ? { name: 'git', status: 'ok', message: stdout.trim().replace(/^git version /, '') }
    : { name: 'git', status: 'missing', message: 'not on PATH', hint: 'worktrees of agents need it' };
}
