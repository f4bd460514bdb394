import { isObject, type JsonObject } from '../../state/sealed.ts';
import type { RpcArguments } from '../commands/rpc.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { accepted, withHub } from '../hub.ts';
import { printDiagnostics } from '../view/diagnostics.ts';
import { jsonText } from '../view/escape.ts';

export async function run(context: Context, args: RpcArguments): Promise<ExitCode> {
  const text = args.params === '-' ? await context.readInput() : (args.params ?? '{}');
  const params = paramsOf(text);
  if (params === null) {
    printDiagnostics(context, [
      {
        code: 'WZP6002',
        severity: 'error',
        message: 'the parameters are not a JSON object',
        hint: `for example: wzp rpc ${args.method} '{"pane":"dev/api"}'`,
      },
    ]);
    return exitCodes.usage;
  }
  return withHub(context, async (hub) => {
    const result = accepted(context, await hub.send(args.method, params));
    if (result === null) return exitCodes.failed;
    context.stdout.write(`${jsonText(result, 2)}\n`);
    return exitCodes.done;
  });
}

function paramsOf(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
