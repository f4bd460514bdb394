/** The scripts by which shells ask us for completions, as yargs writes them. */
import yargs from 'yargs';

export type Shell = 'bash' | 'zsh' | 'fish';

/** yargs chooses the shell by `SHELL` and `ZSH_NAME` when it is made, and offers no other way. */
export async function completionScript(shell: Shell): Promise<string> {
  const before = { SHELL: process.env['SHELL'], ZSH_NAME: process.env['ZSH_NAME'] };
  process.env['SHELL'] = shell;
  delete process.env['ZSH_NAME'];
  const cli = yargs([])
    .scriptName('wzp')
    .locale('en')
    .exitProcess(false)
    .fail(false)
    .completion('completion', false);
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  let script = '';
  await cli.parseAsync(['completion'], {}, (_error, _argv, text) => {
    script += text;
  });
  return script;
}
