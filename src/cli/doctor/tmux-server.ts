/** The tmux server that listens: its version, which may be older than the program, and options that would undo what wzp makes. */
import { clientEnvironment } from '../../backend/tmux/find-tmux.ts';
import { tooOld } from '../../backend/tmux/version.ts';
import type { Check, Surroundings } from './check.ts';

interface BadOption {
  readonly name: string;
  readonly isBad: (value: string) => boolean;
  readonly message: string;
  readonly hint: string;
}

const badOptions: readonly BadOption[] = [
  {
    name: 'destroy-unattached',
    // A format shows a flag as 0 or 1 (until 3.3a), a choice by its name.
    isBad: (value) => !['off', '0', ''].includes(value),
    message: 'destroys sessions that nobody looks at, as those of a new workspace are',
    hint: 'set it off: tmux set-option -g destroy-unattached off',
  },
];

const format = ['#{version}', ...badOptions.map(({ name }) => `#{${name}}`)].join('\n');

/** Nothing when no server answers: one is started when it is needed. */
export async function checkTmuxServer(
  { env, commander }: Pick<Surroundings, 'env' | 'commander'>,
  program: string,
  socket: string,
): Promise<readonly Check[]> {
  const { code, stdout } = await commander.run({
    argv: [program, '-S', socket, 'display-message', '-p', format],
    env: clientEnvironment(env),
    timeoutMs: 5000,
  });
  if (code !== 0) return [];
  const [version = '', ...values] = stdout.trimEnd().split('\n');
  const old = tooOld(version);
  const server: Check =
    old === null
      ? { name: 'tmux server', status: 'ok', message: version }
      : {
          name: 'tmux server',
          status: 'failed',
          message: `the server that runs is ${old.message}`,
          hint: 'end it (tmux kill-server) and start it anew',
        };
  const options = badOptions.flatMap(({ name, isBad, message, hint }, index): Check[] =>
    isBad(values[index] ?? '')
      ? [{ name: 'tmux option', status: 'warning', message: `${name} ${message}`, hint }]
      : [],
  );
  return [server, ...options];
}
