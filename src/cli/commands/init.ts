import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';
import { importKinds } from '../../spec/import/kinds.ts';

const options = {
  template: { kind: 'text', value: 'NAME', describe: 'Start from this template' },
  from: {
    kind: 'choice',
    choices: [...importKinds, 'auto'],
    describe: 'Convert FILE of this tool, and report what is not the same; auto: of the tool it looks like',
  },
  name: { kind: 'text', value: 'NAME', describe: 'Name of the project; default: that of the folder' },
  schema: {
    kind: 'text',
    value: 'PATH',
    describe:
      'Schema that editors are to use; default: that of a wzp in node_modules, else a copy beside the spec',
  },
  yes: {
    kind: 'flag',
    short: 'y',
    describe:
      'Ask nothing: take what was found in package.json, Compose files, Procfile, Makefile, Cargo.toml, go.mod',
  },
  force: { kind: 'flag', describe: 'Overwrite a spec that is there' },
} as const satisfies Options;
const positionals = [
  {
    name: 'source',
    count: 'optional',
    describe: 'With --from: the file to convert, - for standard input; default: its usual name here',
  },
] as const satisfies readonly Positional[];

export type InitArguments = Arguments<typeof options, typeof positionals>;

export const init = command({
  name: 'init',
  describe: 'Write a commented spec file into this folder',
  options,
  positionals,
  examples: [
    ['wzp init', 'start a project here, with panes for what its files can run'],
    ['wzp init --template web_dev', 'start from a template'],
    ['wzp init --from tmuxinator .tmuxinator.yml', 'take over the file of another tool'],
  ],
  load: () => import('../handlers/init.ts'),
});
