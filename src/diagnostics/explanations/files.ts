/** 10xx, 11xx: finding and reading the files of a spec. */
import type { Explanations } from './explanation.ts';

export const ofFiles: Explanations = {
  WZP1001: {
    means:
      'There is no `wezterm-parallel.yaml` (or `.yml`) in the working directory, in any folder above it, or in `$XDG_CONFIG_HOME/wezterm-parallel`.',
    remedy:
      'Run `wzp init` to write one, go to the folder of the project, or name a file with `-f` or `WZP_FILE`.',
  },
  WZP1002: {
    means:
      'A file that was named (by `-f`, by `include`, or as an argument) is not there, or a pattern matches no file.',
    remedy: 'Check the path. Paths of `include` are relative to the file that includes.',
  },
  WZP1003: {
    means:
      'The path leads to a directory, a pipe, a socket or a device. Only regular files are read, so that nothing can block.',
    remedy: 'Name a regular file. `wzp validate` also takes a folder that has a spec in it.',
  },
  WZP1004: {
    means:
      'The system refuses to read the file: no permission, symbolic links in a circle, or a damaged disk.',
    remedy: 'Look at the path and at who may read it.',
  },
  WZP1005: {
    means: 'A spec file may have 4 MiB; files of other tools that are imported may have 200,000 characters.',
    remedy: 'Check that it is the right file, or split the spec with `include`.',
  },
  WZP1006: {
    means:
      'The file has bytes that are not UTF-8, a NUL character, or is UTF-16. The place is the first such byte.',
    remedy: 'Save the file as UTF-8 text.',
  },
  WZP1007: {
    means: 'A file includes itself, directly or by way of others.',
    remedy: 'Remove one `include` of the circle.',
  },
  WZP1008: {
    means: 'A spec may consist of 100 files.',
    remedy: 'Include fewer files.',
  },
  WZP1009: {
    means:
      'Both `wezterm-parallel.yaml` and `wezterm-parallel.yml` stand in one folder. The first is read, the other is not.',
    remedy: 'Remove one of them.',
  },
  WZP1101: {
    means:
      'The text is not YAML. Often a bracket, a quote or a colon is missing above the place that is shown, or a tab is used as indentation.',
    remedy: 'Check the line and the one above it.',
    wrong: 'layout: { row: [a, b }',
    right: 'layout: { row: [a, b] }',
  },
  WZP1102: {
    means:
      'A mapping has the same key twice. YAML readers disagree on which one counts, so neither is taken.',
    remedy: 'Keep one of the two.',
    wrong: 'api: { run: npm start, run: npm run dev }',
    right: 'api: { run: npm run dev }',
  },
  WZP1103: {
    means:
      'Aliases (`*name`) would expand to more than 50,000 values, or an alias stands inside its own anchor.',
    remedy: 'Write the values out, or use a template.',
  },
  WZP1104: {
    means: 'Collections are nested more than 100 levels deep, or thousands of brackets are open at once.',
    remedy: 'Close the brackets before the place that is shown, or write it flatter.',
  },
  WZP1105: {
    means: 'The file has nothing but comments and empty lines.',
    remedy: 'Start with `version: 1` and `workspaces:`, or run `wzp init --force`.',
  },
  WZP1106: {
    means: 'The top level of a spec is a mapping (`key: value`), not a list or a single value.',
    remedy: 'Start with `version: 1` and `workspaces:`.',
  },
  WZP1107: {
    means: 'YAML allows mappings and lists as keys; a spec does not.',
    remedy: 'Write `NAME: value`.',
  },
  WZP1108: {
    means:
      'A tag (`!name`) or directive (`%NAME`) that a spec does not know. The value is read as if it were not there.',
    remedy: 'Remove it. A text that begins with `!` needs quotes.',
    wrong: 'run: !restart.sh',
    right: 'run: "!restart.sh"',
  },
  WZP1109: {
    means:
      'An alias (`*name`) stands before its anchor (`&name`), or the anchor is missing. A text that begins with `*` is taken for an alias.',
    remedy: 'Define the anchor first, or put the text in quotes.',
    wrong: 'watch: [*.ts]',
    right: 'watch: ["*.ts"]',
  },
  WZP1110: {
    means:
      '`wzp fmt` reads its own result again and compares values and comments. Here they would not be the same, so the file is left as it is.',
    remedy:
      'Remove directives (`%YAML`), write keys as plain texts, and take unusual comments out of brackets.',
  },
};
