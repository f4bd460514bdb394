import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SchemaArguments } from '../commands/schema.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { packageRoot } from '../package.ts';
import { printDiagnostics } from '../view/diagnostics.ts';

const ending = '.schema.json';
const specSchema = 'wezterm-parallel';

export async function run(context: Context, { name, list }: SchemaArguments): Promise<ExitCode> {
  const folder = join(packageRoot(), 'schemas');
  const names = (await readdir(folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));
  names.sort();
  const wanted = name ?? specSchema;
  if (list) context.stdout.write(names.map((one) => `${one}\n`).join(''));
  else if (names.includes(wanted))
    context.stdout.write(await readFile(join(folder, `${wanted}${ending}`), 'utf8'));
  else {
    printDiagnostics(context, [
      {
        code: 'WZP6004',
        severity: 'error',
        message: `no schema is named "${wanted}"`,
        hint: `there are ${names.join(', ')}`,
      },
    ]);
    return exitCodes.failed;
  }
  return exitCodes.done;
}
