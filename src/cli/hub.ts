/** What the commands that talk to the hub share. */
import { isAbsolute } from 'node:path';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { HubClient, type HubFailure, type HubReply } from '../hub/hub-client.ts';
import { socketPath } from '../hub/paths.ts';
import { knownToken } from '../hub/token.ts';
import { userPaths } from '../state/paths.ts';
import type { Context } from './context.ts';
import { exitCodes, type ExitCode } from './exit.ts';
import { version } from './package.ts';
import { printDiagnostics } from './view/diagnostics.ts';

/** Inside a pane the hub is that which the pane knows, and the caller is that pane. */
export function openHub(context: Context): Promise<Outcome<HubClient>> {
  const { env } = context;
  const named = env['WZP_SOCKET'];
  const path = named !== undefined && isAbsolute(named) ? named : socketPath(userPaths(env, context.user));
  // Outside of panes that of the hub itself, where there is one: a spec may want one from everybody.
  const token = env['WZP_TOKEN'] ?? knownToken(path) ?? undefined;
  return HubClient.open(path, { name: 'wzp', version, token, pane: env['WZP_PANE'] });
}

/** Opens the hub, does something with it, and lets it go. */
export async function withHub(
  context: Context,
  work: (hub: HubClient) => Promise<ExitCode>,
): Promise<ExitCode> {
  const hub = await openHub(context);
  if (!hub.ok) {
    printDiagnostics(context, hub.diagnostics);
    return exitCodes.failed;
  }
  try {
    return await work(hub.value);
  } finally {
    hub.value.close();
  }
}

/** Null after the refusal has been printed. */
export function accepted<T>(context: Context, reply: HubReply<T>): T | null {
  if (reply.ok) return reply.value;
  printDiagnostics(context, [refusalOf(reply.failure)]);
  return null;
}

const refusalOf = ({ code, message, hint }: HubFailure): Diagnostic => ({
  code: 'WZP5025',
  severity: 'error',
  message: code === 0 ? message : `${message} (${code})`,
  ...(hint === null ? {} : { hint }),
});
