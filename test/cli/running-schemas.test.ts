/** What commands print as JSON about what runs, of the built tool on tmux, against the published schemas. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Rig } from '../supervise/rig.ts';
import { buildForTest, type Built } from './support/built.ts';

const schema = (name: string): ValidateFunction =>
  new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: { 'date-time': true } }).compile(
    JSON.parse(
      readFileSync(join(import.meta.dirname, '../../schemas', `${name}.schema.json`), 'utf8'),
    ) as object,
  );
const [show, apply, status] = [schema('show'), schema('apply'), schema('daemon-status')];

function fits(validate: ValidateFunction, text: string): unknown {
  const value: unknown = JSON.parse(text);
  expect(validate(value), `${JSON.stringify(validate.errors)}\n${text}`).toBe(true);
  return value;
}

const events = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => (fits(apply, line) as { type: string }).type);

describe('what fits its schema', () => {
  let built: Built;
  let rig: Rig;
  beforeAll(() => {
    built = buildForTest();
  });
  afterAll(() => built.remove());
  beforeEach(() => {
    rig = new Rig(built);
  });
  afterEach(async () => {
    await rig.wzp(['daemon', 'stop']);
    rig.close();
  });
  const out = async (...args: string[]): Promise<string> => (await rig.wzp(args)).stdout;

  it('show, ps, the events of apply and destroy, and the status of the daemon', async () => {
    rig.spec({
      a: { run: rig.stays('a'), health: { exec: ['true'], interval: '1s' }, ready: { exec: ['true'] } },
      b: { run: 'exit 3', restart: 'no' },
      c: {},
    });
    expect(fits(status, await out('daemon', 'status', '--json'))).toMatchObject({ running: false });
    expect(await out('show', '--json')).toContain('"absent"');
    fits(show, await out('show', '--json'));
    const done = events(await out('apply', '--yes', '--json'));
    expect([done[0], done.at(-1)]).toEqual(['apply_start', 'apply_complete']);
    expect(new Set(done)).toContain('step_end');
    const shown = await out('show', '--json');
    expect(fits(show, shown)).toMatchObject({ project: 'rig', backend: 'tmux' });
    expect(shown).toContain('"running"');
    expect(await out('ps', '--json')).toContain('"cpu"');
    fits(show, await out('ps', '--json'));
    expect(fits(status, await out('daemon', 'status', '--json'))).toMatchObject({ answers: true });
    expect(events(await out('destroy', '--yes', '--json')).at(-1)).toBe('apply_complete');
  });

  it('and the events of an apply that fails', async () => {
    rig.spec({
      a: { run: 'exit 3', ready: { exec: ['false'], interval: '100ms' } },
      b: { depends_on: { a: 'ready' } },
    });
    expect(events(await out('apply', '--yes', '--json'))).toContain('change_failed');
  });

  it('and nothing else does', () => {
    expect(show({})).toBe(false);
    expect(apply({ type: 'apply_start' })).toBe(false);
    expect(apply({ type: 'something' })).toBe(false);
    expect(status({ running: true })).toBe(false);
  });
});
