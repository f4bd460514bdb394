import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readied } from '../../src/spec/import/set-aside.ts';
import { imported } from './import.ts';

const withHook = imported(
  'tmuxinator',
  'name: shop\non_project_start: docker compose up -d\nwindows:\n  - web: npm start\n',
);
const nightly = imported(
  'process-compose',
  'processes:\n  nightly:\n    command: ./backup\n    schedule: { cron: "0 3 * * *" }\n  web:\n    command: npm start\n',
);
const refusing =
  (...refused: string[]) =>
  (_where: string, key: string): boolean =>
    !refused.includes(key);

describe('keys of an import that this version would refuse', () => {
  test('leave the spec for a comment at its end, and are dropped in the report', () => {
    const { text, report } = readied(withHook, refusing('hooks'));
    expect(parse(text)).not.toHaveProperty('hooks');
    expect(text).toMatch(
      /\n\n# Not supported by this version of wzp yet:\n# hooks:\n# {3}before_apply: docker compose up -d\n$/,
    );
    expect(report.dropped).toEqual([
      expect.objectContaining({
        code: 'WZP1806',
        source: 'on_project_start',
        message: expect.stringContaining('stands in a comment') as unknown,
        place: expect.objectContaining({ line: 2 }) as unknown,
      }),
    ]);
    expect(report.approximated).toEqual(
      withHook.report.approximated.filter(({ source }) => source !== 'on_project_start'),
    );
  });

  test('of a pane stand under its name, and what had its times is started by hand', () => {
    const { text } = readied(nightly, refusing('schedule'));
    const { workspaces } = parse(text) as { workspaces: Record<string, { panes: object }> };
    expect(Object.values(workspaces)[0]?.panes).toMatchObject({
      nightly: { run: './backup', start: 'manual' },
    });
    const comment = text.slice(text.indexOf('# Not supported')).split('\n').slice(1);
    const aside = parse(comment.map((line) => line.replace(/^# /, '')).join('\n')) as object;
    expect(JSON.stringify(aside)).toContain('"nightly":{"schedule":{"cron":"0 3 * * *"}}');
  });

  test('that are supported stay where they are', () => {
    const { text, report } = readied(withHook, () => true);
    expect(parse(text)).toEqual(withHook.spec);
    expect(report).toEqual(withHook.report);
  });
});
