/** 18xx: files of other tools. */
import type { Explanations } from './explanation.ts';

export const ofImports: Explanations = {
  WZP1801: {
    means: 'Nothing in the name or the content of the file says which tool it belongs to.',
    remedy: 'Name the tool: `wzp init --from tmuxinator FILE`.',
  },
  WZP1802: {
    means: 'The file is not one of the tool that was named, or it cannot be parsed at all.',
    remedy: 'Check the file and the name of the tool.',
  },
  WZP1803: {
    means: 'The file was read, but it has no window, pane or process that could become a pane.',
    remedy: 'Give another file, or start with `wzp init`.',
  },
  WZP1804: {
    means:
      'The file is a template of another language (such as ERB of tmuxinator). wzp does not execute what stands in a file; the tags are left as texts or left out.',
    remedy:
      'Let the tool itself print the finished file (`tmuxinator debug`), or correct the written spec by hand; variables of the environment are `${NAME}`.',
  },
  WZP1805: {
    means: 'The thing has a near relative in a spec, but not the same: the message says what differs.',
    remedy: 'Look at the line in the written spec; a comment stands beside it.',
  },
  WZP1806: {
    means: 'A spec has nothing that corresponds to it.',
    remedy: 'Decide whether you need it, and find another way.',
  },
  WZP1807: {
    means:
      'The imported form works, but a spec can say it better: a `sleep 5 &&` becomes a `depends_on` with `ready`, for example.',
    remedy: 'Take the suggestion, or remove the comment.',
  },
  WZP1808: {
    means: 'A slip in the file of the other tool that is read in the way it was surely meant.',
    remedy: 'Check that the written spec is what was meant.',
  },
};
