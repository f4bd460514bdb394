import type { MetricsArguments } from '../commands/metrics.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { accepted, withHub } from '../hub.ts';
import { jsonText } from '../view/escape.ts';

export const run = (context: Context, args: MetricsArguments): Promise<ExitCode> =>
  withHub(context, async (hub) => {
    const result = accepted(context, await hub.call('metrics.get', {}));
    if (result === null) return exitCodes.failed;
    context.stdout.write(args.json ? `${jsonText(result)}\n` : result.text);
    return exitCodes.done;
  });
