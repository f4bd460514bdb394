import { describe, expect, it } from 'vitest';
import { parseSavedPlan, savedPlan, staleness } from '../../src/apply/saved-plan.ts';
import type { SpecSources } from '../../src/spec/source.ts';
import { planIn } from '../support/planning.ts';
import { TestWorld } from '../support/test-world.ts';
import { desiredOf, field } from '../support/worlds.ts';

const sources: SpecSources = { format: 1, root: '/shop', files: [], templates: [], templateNames: [] };
const selection = {
  mode: 'apply' as const,
  target: [],
  exclude: [],
  replace: [],
  size: { cols: 200, rows: 50 },
};
const facts = { version: '1.2.3', createdAt: '2026-01-01T00:00:00.000Z' };
const notes = { dev: { code: 'row(editor, api)' } };

function scene(token = 'one') {
  const desired = desiredOf(notes, {
    'dev/api': { fields: { env: field({ TOKEN: token }, { TOKEN: '(from $TOKEN)' }) } },
  });
  const world = new TestWorld('tmux');
  const made = planIn(world, desired);
  return { desired, world, made, saved: savedPlan(made, sources, selection, facts) };
}

describe('a saved plan', () => {
  it('fits the world it was made for', () => {
    const { desired, world, saved } = scene();
    expect(staleness(saved, desired, planIn(world, desired))).toBeNull();
  });

  it('comes back from its file', () => {
    const { saved } = scene();
    const parsed = parseSavedPlan(JSON.stringify(saved));
    expect(parsed).toEqual({ ok: true, value: saved });
  });

  it('is stale when what runs has changed', () => {
    const { desired, world, made, saved } = scene();
    world.apply(made);
    expect(staleness(saved, desired, planIn(world, desired))?.message).toMatch(/what runs has changed/);
  });

  it('is stale when a value from the environment is another one, though nothing that is shown differs', () => {
    const { saved } = scene('one');
    const later = scene('two');
    expect(later.saved.values).not.toBe(saved.values);
    expect(staleness(saved, later.desired, later.made)?.code).toBe('WZP2010');
  });

  it('is stale on another server and on the same server started anew', () => {
    const { desired, made, saved } = scene();
    for (const server of [
      { ...made.server, id: '/elsewhere' },
      { ...made.server, incarnation: 'other' },
    ])
      expect(staleness(saved, desired, { ...made, server })?.message).toMatch(/server/);
  });

  it('holds no value of the environment', () => {
    expect(JSON.stringify(scene('S3CR3T').saved)).not.toContain('S3CR3T');
  });

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"kind":"wzp-plan"}',
    '{"kind":"other","format_version":"1.0"}',
    'rubbish',
  ])('is not %j', (text) => {
    const parsed = parseSavedPlan(text);
    expect(parsed.ok ? [] : parsed.diagnostics.map(({ code }) => code)).toEqual(['WZP2011']);
  });

  it('of a newer format is refused by name', () => {
    const parsed = parseSavedPlan(JSON.stringify({ ...scene().saved, format_version: '2.0' }));
    expect(parsed.ok ? '' : parsed.diagnostics[0]?.message).toMatch(/format 2\.0/);
  });
});
