/** 6xxx, 9999: the command line, and what must not happen. */
import type { Explanations } from './explanation.ts';

export const ofUsage: Explanations = {
  WZP6001: {
    means: 'wzp has no such command, and there is no program `wzp-NAME` on PATH.',
    remedy: '`wzp --help` lists the commands.',
  },
  WZP6002: {
    means: 'An option or argument is unknown, missing, or has a value that does not fit.',
    remedy: '`wzp COMMAND --help` shows what it takes.',
  },
  WZP6003: {
    means: 'The file that would be written is there already.',
    remedy: 'Edit it, or overwrite it with `--force`.',
  },
  WZP6004: {
    means: 'There is no template, schema, workspace or code of this name.',
    remedy: 'Take one of those of the hint.',
  },
  WZP6007: {
    means: 'A question must be answered, and nobody can be asked: there is no terminal.',
    remedy: 'Give `--yes`, or run it in a terminal.',
  },
  WZP9999: {
    means: 'Something happened that the program did not expect: a mistake of wzp, not of yours.',
    remedy: 'Report it with the text that was printed; `WZP_DEBUG=1` adds where it happened.',
  },
};
