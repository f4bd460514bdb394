import { command } from '../command.ts';
import type { Arguments, Options } from '../options.ts';

const options = {} as const satisfies Options;

export type DoctorArguments = Arguments<typeof options>;

export const doctor = command({
  name: 'doctor',
  describe: 'Check this machine: programs, sockets, folders, shell, locale',
  options,
  positionals: [],
  examples: [['wzp doctor --json', 'the same, for a bug report']],
  load: () => import('../handlers/doctor.ts'),
});
