/** Absolute paths into somebody's home directory, in files that others have too. */
import { quoted } from '../printable.ts';
import type { SpecFile } from '../source.ts';
import type { Rule } from './facts.ts';
import { scalarsOf } from './walk.ts';

// A name below /home or /Users, where a word of a command or a part of a list of paths begins.
const homePath = /(?:^|[\s"'=:,(])((?:\/home|\/Users)\/(?!Shared\b|linuxbrew\b)[\w.-]+)(?=$|[/\s"':,;)])/;

export const homePaths: Rule = ({ files }, findings) => {
  for (const { file, node } of files) {
    if (!isShared(file)) continue;
    for (const { node: scalar } of scalarsOf(node)) {
      if (typeof scalar.value !== 'string') continue;
      const [, home] = homePath.exec(scalar.value) ?? [];
      if (home === undefined) continue;
      const at = scalar.span.source.text.indexOf(home, scalar.span.start);
      const isThere = at !== -1 && at + home.length <= scalar.span.end;
      const span = isThere ? { ...scalar.span, start: at, end: at + home.length } : scalar.span;
      findings.add('WZP1712', span, `${quoted(home)} is the home directory of one person`, {
        severity: 'warning',
        hint: 'write the path relative to the spec file, or with ~/ (in commands "$HOME"), or put it into wezterm-parallel.local.yaml',
      });
    }
  }
};

/** A personal file is on one machine only; template files of the user are too. */
const isShared = ({ role }: SpecFile): boolean => role !== 'local' && role !== 'template';
