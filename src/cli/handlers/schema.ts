import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SchemaArguments } from '../commands/schema.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { packageRoot } from '../package.ts';
import { printDiagnostics } from '../view/diagnostics.ts';

const ending = '.schema.json';
const specSchema = 'wezterm-parallel';

export async function run(context: Context, { name, path, list }: SchemaArguments): Promise<ExitCode> {
  if (name === 'docs') return explainKey(context, path ?? '');
  if (path !== null)
    return refuse(
      context,
      `unexpected argument "${path}"`,
      'wzp schema docs PATH explains a key',
      exitCodes.usage,
    );
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
    return refuse(context, `no schema is named "${wanted}"`, `there are ${names.join(', ')}`);
  }
  return exitCodes.done;
}

async function explainKey(context: Context, path: string): Promise<ExitCode> {
  const { referenceOf } = await import('../../spec/reference.ts');
  const text = referenceOf(path);
  if (text === null)
    return refuse(
      context,
      `no key of the spec is "${path}"`,
      'wzp schema docs lists the keys of the top level, wzp schema docs pane those of a pane',
    );
  context.stdout.write(`${text}\n`);
  return exitCodes.done;
}

function refuse(
  context: Context,
  message: string,
  hint: string,
  exit = exitCodes.failed as ExitCode,
): ExitCode {
  const code = exit === exitCodes.usage ? 'WZP6002' : 'WZP6004';
  printDiagnostics(context, [{ code, severity: 'error', message, hint }]);
  return exit;
}
