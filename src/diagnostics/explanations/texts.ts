/** 13xx, 14xx: variables, environment and templates. */
import type { Explanations } from './explanation.ts';

export const ofTexts: Explanations = {
  WZP1301: {
    means: 'The text has `${NAME:?message}`, and NAME is not set (or is empty). Nothing runs without it.',
    remedy: 'Set it in the environment, or in an environment file of the top level (`env_file`).',
  },
  WZP1302: {
    means: 'The text has `${NAME}`, and NAME is not set: it stands for nothing.',
    remedy:
      'Set it, write a default (`${NAME:-default}`), or leave it to the shell of the pane (`$NAME`, or `$${NAME}`).',
  },
  WZP1303: {
    means:
      '`${` begins a variable of the spec, and what follows is not `NAME}`, `NAME:-default}`, `NAME:?message}` or `NAME:+value}`.',
    remedy: "Correct it. For the shell's own `${…}` write `$${…}`; `$$` is a dollar.",
    wrong: 'run: echo ${file%.ts}',
    right: 'run: echo $${file%.ts}',
  },
  WZP1304: {
    means:
      'Values of the environment are treated as secrets and never printed. Names, sizes and policies are printed in every plan, so they cannot come from there.',
    remedy: 'Write the value out.',
  },
  WZP1305: {
    means:
      'A list `run` is an argv, and every user of the machine can read command lines. A value of the environment stands in it.',
    remedy: 'Pass it in `env`, or write `run` as a text: that reaches its shell by a file.',
    wrong: 'run: [login, --token, "${TOKEN}"]',
    right: 'run: login --token "${TOKEN}"',
  },
  WZP1306: {
    means:
      'A file of `env_file` is not there. `wzp validate` warns, because a fresh clone has none; plan and apply refuse.',
    remedy: 'Create it, or remove it from `env_file`. Paths are relative to the spec file.',
  },
  WZP1307: {
    means: 'A line of an environment file is not `NAME=value`, or a quote is not closed.',
    remedy: 'Correct the line. Values are never shown, so look at the place in the file.',
  },
  WZP1308: {
    means: 'Names of variables have letters, digits and `_`, and no digit first.',
    remedy: 'Give it another name.',
    wrong: 'env: { my-var: 1 }',
    right: 'env: { MY_VAR: 1 }',
  },
  WZP1309: {
    means:
      'A control character in a value that reaches a terminal or a program: a line break in `type` would run the text, an escape sequence in a title could act on the terminal, no program can receive NUL.',
    remedy: 'Remove it. For commands of several lines use `run`.',
  },
  WZP1401: {
    means:
      'Neither the spec, nor `$XDG_CONFIG_HOME/wezterm-parallel/templates`, nor wzp itself has a template of this name.',
    remedy: 'Take one of those of the hint, or define it under `templates`.',
  },
  WZP1402: {
    means: '`with` has a parameter that the template does not declare.',
    remedy: 'Correct the name, or declare it in `params` of the template.',
  },
  WZP1403: {
    means: 'The template declares a parameter without a default, and `with` gives it no value.',
    remedy: 'Add it to `with`.',
  },
  WZP1404: {
    means: 'The value of a parameter is not of the type that the template declares.',
    remedy: 'Write a value of that type.',
  },
  WZP1405: {
    means:
      '`{{name}}` is neither a parameter of the template nor one of `{{project}} {{workspace}} {{name}} {{index}} {{root}}`.',
    remedy: 'Correct it. For the braces themselves write `{{{{name}}}}`.',
  },
  WZP1406: {
    means: '`with` gives values to the parameters of a template, and the workspace uses none.',
    remedy: 'Add `template: NAME`, or remove `with`.',
  },
};
