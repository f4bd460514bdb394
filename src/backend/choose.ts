/** From what the user asked for to the backend that answers. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Backend, BackendKind } from './backend.ts';
import type { Commander } from './commander.ts';
import { recalling } from './recalling.ts';

export interface Choice {
  readonly backend: 'wezterm' | 'tmux' | 'auto' | null;
  readonly weztermSocket: string | null;
  readonly tmuxSocket: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the runner's records, in which an orphan of WezTerm is looked up. */
  readonly runtime: string;
  readonly commander: Commander;
  /** For a server that is changed by a sequence of commands, each worth a group of its own. */
  readonly changer?: () => Promise<Commander>;
}

export async function chooseBackend(choice: Choice): Promise<Outcome<Backend>> {
  const kind = await chosenKind(choice);
  if (!kind.ok) return kind;
  const { recallMarks } = await import('../runner/recall.ts');
  return ok(recalling(await open(kind.value, choice), (server) => recallMarks(choice.runtime, server)));
}

async function chosenKind({ backend, weztermSocket, env }: Choice): Promise<Outcome<BackendKind>> {
  if (backend === 'wezterm' || backend === 'tmux') return ok(backend);
  const { listens, weztermSocket: socketOf } = await import('./wezterm/socket.ts');
  if (onPath('wezterm', env) && (await listens(socketOf(weztermSocket, env)))) return ok('wezterm');
  if (onPath('tmux', env)) return ok('tmux');
  return failed({
    code: 'WZP3025',
    severity: 'error',
    message: 'there is no terminal multiplexer: no WezTerm answers and tmux is not on PATH',
    hint: 'install tmux 3.2 or newer (apt install tmux, brew install tmux), or start WezTerm (https://wezterm.org/installation)',
  });
}

async function open(kind: BackendKind, choice: Choice): Promise<Backend> {
  if (kind === 'tmux') {
    const { createTmuxBackend } = await import('./tmux/tmux-backend.ts');
    return createTmuxBackend({ commander: choice.commander, env: choice.env, socket: choice.tmuxSocket });
  }
  const { createWeztermBackend } = await import('./wezterm/backend.ts');
  const { lookAtTerminals } = await import('../runner/markers.ts');
  return createWeztermBackend({
    commander: (await choice.changer?.()) ?? choice.commander,
    env: choice.env,
    socket: choice.weztermSocket,
    lookAtTerminals: () => lookAtTerminals(),
    endLaunch: async (marker) => {
      const { endLaunch } = await import('../runner/end-launch.ts');
      await endLaunch(choice.runtime, marker);
    },
  });
}

function onPath(program: string, env: Choice['env']): boolean {
  return (env['PATH'] ?? '').split(delimiter).some((folder) => {
    if (folder === '') return false;
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
