/** The way into a session. */
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { TmuxServer } from './server.ts';
import type { Socket } from './socket.ts';

/**
 * `session`: its name. `here`: the value of TMUX, `socket,pid,session`: inside of this very server a client cannot attach
 * again, it switches.
 */
export function attachCommand(
  server: TmuxServer,
  socket: Socket,
  tmux: string,
  session: string,
  here: string | undefined,
): Outcome<readonly string[]> {
  const found = server.sessions.find(({ name }) => name === session);
  if (found === undefined)
    return failed({
      code: 'WZP3016',
      severity: 'error',
      message: `there is no tmux session ${session}`,
      hint: 'create it with `wzp apply`',
    });
  // tmux stores characters that its libc does not know in another form, and takes a last `;` for the end of the command
  const target = /^[\w-]+$/.test(session) ? `=${session}` : found.id;
  const inside = here?.split(',')[0] === socket.path;
  return ok([tmux, '-u', ...socket.args, inside ? 'switch-client' : 'attach-session', '-t', target]);
}
