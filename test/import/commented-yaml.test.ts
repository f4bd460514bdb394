import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { toCommentedYaml } from '../../src/spec/import/commented-yaml.ts';
import { detectKind } from '../../src/spec/import/detect.ts';
import { diagnosticsOf, type ImportNote, type ImportReport } from '../../src/spec/import/report.ts';
import { imported, yamlOf } from './import.ts';

const place = { file: 'f', line: 7, column: 1 };

function reportWith(approximated: readonly ImportNote[]): ImportReport {
  return { kind: 'mprocs', file: 'f', converted: [], approximated, dropped: [], suggestions: [] };
}

describe('the commented text', () => {
  test('has no header, stands on short lines, and quotes what older YAML takes for something else', () => {
    const spec = {
      version: 1,
      workspaces: {
        dev: {
          tabs: [{ name: 'off', layout: { row: [{ pane: 'a', size: '60%' }, 'pane'] } }],
          panes: { a: { run: ['x', 'no', '12:30'], ready: { tcp: 1, interval: '1s' } }, pane: {} },
        },
      },
    };
    expect(toCommentedYaml(spec, reportWith([]))).toBe(
      [
        'version: 1',
        'workspaces:',
        '  dev:',
        '    tabs:',
        '      - name: "off"',
        '        layout:',
        '          row: [ { pane: a, size: 60% }, pane ]',
        '    panes:',
        '      a:',
        '        run: [ x, "no", "12:30" ]',
        '        ready: { tcp: 1, interval: 1s }',
        '      pane: {}',
        '',
      ].join('\n'),
    );
  });

  test('panes that are named like keys stand like all others', () => {
    const text = yamlOf(imported('procfile', 'health: a && b\npane: c\nlog: d\n'));
    expect(text).toContain('      health:\n        run: a && b\n');
    expect(text).toContain('      pane:\n        run: c\n');
  });

  test('a comment cannot become content or act on a terminal', () => {
    const spec = { version: 1, workspaces: { dev: { tabs: [], panes: { a: { run: 'x' } } } } };
    const at = ['workspaces', 'dev', 'panes', 'a', 'run'];
    const text = toCommentedYaml(
      spec,
      reportWith([
        {
          code: 'WZP1805',
          place,
          source: 'evil\ninjected: true',
          message: 'a\r\nb: c\u001b[31m\u0085d: e\u2028f',
          at,
        },
      ]),
    );
    expect(parse(text)).toEqual(spec);
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u0085\u2028]/);
  });

  test('a note about a key that is not there stands at what is nearest above it', () => {
    const spec = { version: 1, workspaces: { dev: { tabs: [], panes: { a: { run: 'x' } } } } };
    const at = ['workspaces', 'dev', 'panes', 'a', 'depends_on'];
    const text = toCommentedYaml(
      spec,
      reportWith([{ code: 'WZP1805', place, source: 'deps', message: 'gone', at }]),
    );
    expect(text).toContain('      # line 7: deps: gone\n      a:\n');
  });
});

describe('the report', () => {
  test('as findings: losses warn, suggestions inform, in the order of the source', () => {
    const { report } = imported('tmuxinator', 'windows:\n  - a: sleep 5 && b\n  - a: c\nsocket_name: x\n');
    expect(diagnosticsOf(report).map(({ code, severity, place: at }) => [code, severity, at?.line])).toEqual([
      ['WZP1807', 'info', 2],
      ['WZP1805', 'warning', 3],
      ['WZP1806', 'warning', 4],
    ]);
  });
});

describe('guessing the kind', () => {
  test.each([
    ['mprocs.yaml', '', 'mprocs'],
    ['dev/process-compose.test.yml', '', 'process-compose'],
    ['.tmuxp.json', '', 'tmuxp'],
    ['~/.config/tmuxinator/shop.yml', '', 'tmuxinator'],
    ['~/.config/smug/shop.yml', '', 'smug'],
    ['Procfile.dev', '', 'procfile'],
    ['layouts/dev.kdl', '', 'zellij'],
    ['x', 'layout {\n}\n', 'zellij'],
    ['x', 'web: bundle exec rails s\nworker: rake work\n', 'procfile'],
    ['x', 'session: a\nwindows: []\n', 'smug'],
    ['x', 'name: a\nwindows:\n  - name: b\n    panes: [ls]\n', 'teamocil'],
    ['x', 'name: a\nroot: .\nwindows:\n  - editor: vim\n', 'tmuxinator'],
    ['compose.yaml', 'services: {}\n', undefined],
    ['x', '', undefined],
    ['x', 'version: 1\nworkspaces: {}\n', undefined],
  ])('%s with %j is %s', (name, text, kind) => {
    expect(detectKind(name, text)).toBe(kind);
  });
});
