import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { failed } from '../../diagnostics/diagnostic.ts';
import { HubLink } from '../../hub/mcp/hub-link.ts';
import { replaceFile } from '../../runner/place.ts';
import { ensurePrivateFolder, userPaths } from '../../state/paths.ts';
import { errorText } from '../../state/system-error.ts';
import type { McpArguments } from '../commands/mcp.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { openHub } from '../hub.ts';
import { version } from '../package.ts';
import { failure } from '../reconcile.ts';
import { jsonText } from '../view/escape.ts';

export async function run(context: Context, args: McpArguments): Promise<ExitCode> {
  const hub = new HubLink(() => openHub(context));
  try {
    if (args.http !== null) return await overHttp(context, args, args.http, hub);
    const { serveOverStdio } = await import('../../hub/mcp/stdio.ts');
    await serveOverStdio(hub, version, context.signal);
    return exitCodes.done;
  } finally {
    await hub.close();
  }
}

async function overHttp(
  context: Context,
  args: McpArguments,
  where: string,
  hub: HubLink,
): Promise<ExitCode> {
  const place = placeOf(where);
  if (place === null) {
    const hint = 'give a port (7801), or a loopback address with one (127.0.0.1:7801, [::1]:7801)';
    failure(
      context,
      failed({
        code: 'WZP6002',
        severity: 'error',
        message: `--http: "${where}" is no loopback address with a port`,
        hint,
      }),
    );
    return exitCodes.usage;
  }
  const { runtime } = userPaths(context.env, context.user);
  const usable = ensurePrivateFolder(runtime);
  if (!usable.ok) return failure(context, usable);
  const { listenHttp } = await import('../../hub/mcp/http.ts');
  const token = randomBytes(32).toString('base64url');
  try {
    const listener = await listenHttp({ hub, version, token, ...place });
    // In a file, not on the screen: what is printed is read by more people.
    const file = join(runtime, `mcp-${new URL(listener.url).port}.token`);
    replaceFile(file, `${token}\n`);
    context.stdout.write(
      args.json
        ? `${jsonText({ url: listener.url, token_file: file }, 0)}\n`
        : `${listener.url} (the token is in ${file})\n`,
    );
    if (!context.signal.aborted) await once(context.signal, 'abort');
    await listener.close();
    rmSync(file, { force: true });
    return exitCodes.done;
  } catch (error) {
    return failure(
      context,
      failed({
        code: 'WZP5021',
        severity: 'error',
        message: `cannot listen on ${where}: ${errorText(error)}`,
      }),
    );
  }
}

/** `7801`, `127.0.0.1:7801`, `localhost:7801`, `[::1]:7801`. Null: anything else, remote addresses above all. */
function placeOf(text: string): { readonly host: string; readonly port: number } | null {
  const [, host = '127.0.0.1', digits] = /^(?:(127\.0\.0\.1|localhost|\[::1\]):)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (digits === undefined || port > 65_535) return null;
  return { host: host === 'localhost' ? '127.0.0.1' : host.replace(/[[\]]/g, ''), port };
}
