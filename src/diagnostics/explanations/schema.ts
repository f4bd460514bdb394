/** 12xx: the form of a spec. */
import type { Explanations } from './explanation.ts';

export const ofSchema: Explanations = {
  WZP1201: {
    means:
      'A key that a spec does not have at this place. Most are slips of the keyboard; the hint names the closest known key.',
    remedy:
      'Correct it. `wzp schema docs pane` lists the keys of a pane; keys of your own begin with `x-` and stand at the top level. Merge keys (`<<`) are not part of YAML 1.2: use a template.',
    wrong: 'api: { rum: npm start }',
    right: 'api: { run: npm start }',
  },
  WZP1202: {
    means:
      'The value has another type than the key takes: a number in place of a text, a list in place of a mapping.',
    remedy: 'Write a value of that type. A number that is meant as text needs quotes.',
    wrong: 'focus: yes',
    right: 'focus: true',
  },
  WZP1203: {
    means: 'A key that must be there is missing, such as `version` at the top or `name` of a tab.',
    remedy: 'Add it.',
  },
  WZP1204: {
    means: 'The key takes one of a few words, and this is none of them.',
    remedy: 'Take one of the words of the hint.',
    wrong: 'on_exit: keep',
    right: 'on_exit: hold',
  },
  WZP1205: {
    means:
      'The value has the right type but not the form that the key asks for: an empty command, no signal, no address.',
    remedy: 'Write it as the hint shows.',
  },
  WZP1206: {
    means: 'This wzp reads `version: 1`. Another number is a format of another time.',
    remedy: 'Write `version: 1`, or use the wzp that the file was made for.',
  },
  WZP1207: {
    means:
      'The key belongs to the file format, but this version of wzp would not act on it. It is refused rather than ignored.',
    remedy: 'Remove it, or use a newer wzp.',
  },
  WZP1208: {
    means:
      'Keys that exclude each other stand together: `run`, `type` and `agent` in a pane; `http`, `tcp`, `exec` and `log_line` in a probe.',
    remedy: 'Keep the one that is meant.',
    wrong: 'api: { run: npm start, type: npm test }',
    right: 'api: { run: npm start }',
  },
  WZP1209: {
    means: 'A duration is a number with a unit: `ms`, `s`, `m` or `h`; several may follow each other.',
    remedy: 'Write it like `500ms`, `10s`, `5m`, `1h` or `1m30s`.',
    wrong: 'timeout: 10',
    right: 'timeout: 10s',
  },
  WZP1210: {
    means:
      'A size in bytes is a number with a unit: `B`, `KB`, `KiB`, `MB`, `MiB`, `GB`, `GiB`, `TB`, `TiB`.',
    remedy: 'Write it like `512KiB` or `1GiB`.',
  },
  WZP1211: {
    means: 'The size of a pane is a percentage of what the dividers leave of its parent, or whole cells.',
    remedy: 'Write it like `60%` or `12`.',
    wrong: '{ pane: editor, size: 60 percent }',
    right: '{ pane: editor, size: 60% }',
  },
};
