import { describe, expect, it } from 'vitest';
import { achieved, intended } from '../../src/apply/record.ts';
import { planIn } from '../support/planning.ts';
import { TestWorld } from '../support/test-world.ts';
import { desiredOf, field } from '../support/worlds.ts';

const notes = { dev: { code: 'row(editor, api)' } };

describe('the rows of a run', () => {
  it('name what is about to be made before it is there', () => {
    const world = new TestWorld('tmux');
    const made = planIn(world, desiredOf(notes));
    const rows = intended(made, null, new Map([['dev/api', 'launch-1']]));
    expect(rows.panes).toEqual([
      expect.objectContaining({ address: 'dev/api', phase: 'creating', paneId: null, launch: 'launch-1' }),
    ]);
    expect(rows.tabs).toEqual([]);
  });

  it('mark what is about to be closed', () => {
    const world = new TestWorld('tmux');
    world.apply(planIn(world, desiredOf(notes)));
    const made = planIn(world, desiredOf({ dev: { code: 'row(editor)' } }));
    const rows = intended(made, world.recorded.server, new Map());
    expect(rows.panes.map(({ address, phase }) => [address, phase])).toEqual([
      ['dev/editor', 'present'],
      ['dev/api', 'removing'],
    ]);
  });

  it('remember new settings of done panes only, so that what failed is planned again', () => {
    const world = new TestWorld('tmux');
    world.apply(planIn(world, desiredOf(notes, { 'dev/api': { fields: { title: field('old') } } })));
    const made = planIn(world, desiredOf(notes, { 'dev/api': { fields: { title: field('new') } } }));
    const titles = (done: string[]) =>
      achieved(made, world.recorded.server, world.observed, new Map(), new Set(done)).panes.find(
        ({ address }) => address === 'dev/api',
      )?.fields['title']?.shown;
    expect(titles(['dev/editor', 'dev/api'])).toBe('new');
    expect(titles(['dev/editor'])).toBe('old');
  });

  it('forget tabs that the plan no longer has and panes that are gone', () => {
    const world = new TestWorld('tmux');
    world.apply(planIn(world, desiredOf({ dev: { code: 'editor', extra: 'api' } })));
    const before = world.recorded.server;
    const made = planIn(world, desiredOf({ dev: { code: 'editor' } }));
    world.apply(made);
    const rows = achieved(made, before, world.observed, new Map(), new Set(['dev/editor']));
    expect(rows.tabs.map(({ address }) => address)).toEqual(['dev:code']);
    expect(rows.panes.map(({ address }) => address)).toEqual(['dev/editor']);
  });

  it('do not remember a tab that could not be made', () => {
    const world = new TestWorld('tmux');
    const made = planIn(world, desiredOf(notes));
    expect(achieved(made, null, world.observed, new Map([['dev/api', 'l']]), new Set())).toMatchObject({
      tabs: [],
      panes: [],
    });
  });
});
