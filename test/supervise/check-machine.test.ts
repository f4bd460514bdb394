/** The machine of a check: what it does in each case, and what it never does whatever happens. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  idle,
  isSameStart,
  leeway,
  rareMs,
  step,
  type Answer,
  type Effect,
  type Event,
  type Rule,
  type Start,
  type State,
} from '../../src/supervise/check/machine.ts';

const start = (starts: number, generation = 1): Start => ({ generation, starts });
const rule: Rule = {
  intervalMs: 1000,
  timeoutMs: 500,
  retries: 3,
  startPeriodMs: 0,
  once: false,
  ends: true,
  tiresMs: null,
};
const good: Answer = { kind: 'good' };
const bad: Answer = { kind: 'bad', reason: 'status 500' };
const none: Answer = { kind: 'none', reason: 'no such program' };

/** Plays events one after the other; answers go to the question that is open. */
class Play {
  state: State = idle;
  now = 0;
  readonly effects: Effect[] = [];

  send(event: Event): readonly Effect[] {
    const { state, effects } = step(this.state, event, this.now);
    this.state = state;
    this.effects.push(...effects);
    return effects;
  }

  run(which: Rule = rule, starts = 1, age = 0): readonly Effect[] {
    return this.send({ kind: 'running', start: start(starts), age, rule: which });
  }

  /** Waits as long as it wants to, then answers after `after` ms. */
  answer(answer: Answer, after = 1): readonly Effect[] {
    if (this.state.kind !== 'resting') throw new Error(`asks nothing: it is ${this.state.kind}`);
    this.now = this.state.askAt;
    const [asked] = this.send({ kind: 'time' });
    if (asked?.kind !== 'ask') throw new Error('it does not ask');
    this.now += after;
    return this.send({ kind: 'answer', start: asked.start, question: asked.question, answer });
  }
}

const kinds = (effects: readonly Effect[]): string[] =>
  effects.map((effect) => (effect.kind === 'tell' ? effect.verdict : effect.kind));

describe('a program that starts', () => {
  it('is asked after one interval, then once each interval', () => {
    const play = new Play();
    expect(play.run()).toEqual([
      { kind: 'tell', start: start(1), verdict: 'starting', reason: null },
      { kind: 'wake', at: 1000 },
    ]);
    expect(play.answer(good, 200)).toEqual([
      { kind: 'tell', start: start(1), verdict: 'healthy', reason: null },
      { kind: 'wake', at: 2000 },
    ]);
    expect(play.answer(good)).toEqual([{ kind: 'wake', at: 3000 }]);
  });

  it('long ago is asked at once', () => {
    const play = new Play();
    play.now = 70;
    expect(play.run(rule, 4, 60_000).at(-1)).toEqual({ kind: 'wake', at: 70 });
  });

  it('in the future, for the clock was set back, is as if it had just started', () => {
    const play = new Play();
    expect(play.run(rule, 1, -60_000).at(-1)).toEqual({ kind: 'wake', at: 1000 });
  });

  it('may take its start period; once it was well, that is over', () => {
    const slow = { ...rule, startPeriodMs: 10_000, retries: 1 };
    const never = new Play();
    never.run(slow);
    for (let count = 0; count < 9; count += 1) expect(kinds(never.answer(bad))).toEqual(['wake']);
    never.now = 10_000;
    expect(kinds(never.answer(bad))).toEqual(['unhealthy', 'end']);
    const once = new Play();
    once.run(slow);
    once.answer(good);
    expect(kinds(once.answer(bad))).toEqual(['unhealthy', 'end']);
  });
});

describe('bad answers', () => {
  it('so many in a row end it; a good one in between starts the count anew', () => {
    const play = new Play();
    play.run();
    for (const answer of [bad, bad, good, bad, bad]) expect(kinds(play.answer(answer))).not.toContain('end');
    expect(play.answer(bad)).toEqual([
      { kind: 'tell', start: start(1), verdict: 'unhealthy', reason: 'status 500' },
      { kind: 'end', start: start(1), reason: 'status 500' },
    ]);
    expect(play.state.kind).toBe('ending');
  });

  it('are only told where no policy starts it again, and so is its recovery', () => {
    const play = new Play();
    play.run({ ...rule, ends: false, retries: 1 });
    expect(kinds(play.answer(bad))).toEqual(['unhealthy', 'wake']);
    expect(kinds(play.answer(bad))).toEqual(['wake']);
    expect(kinds(play.answer(good))).toEqual(['healthy', 'wake']);
  });

  it('that come late do not count: whoever asked was asleep', () => {
    const play = new Play();
    play.run({ ...rule, retries: 1 });
    expect(kinds(play.answer(bad, rule.timeoutMs + leeway + 1))).toEqual(['wake']);
    expect(kinds(play.answer(bad, rule.timeoutMs + leeway))).toEqual(['unhealthy', 'end']);
  });

  it('are none where the question could not be asked', () => {
    const play = new Play();
    play.run({ ...rule, retries: 2 });
    expect(kinds(play.answer(none))).toEqual(['unknown', 'wake']);
    expect(kinds(play.answer(none))).toEqual(['wake']);
    for (let count = 0; count < 5; count += 1) expect(kinds(play.answer(none))).not.toContain('end');
    expect(kinds(play.answer(good))).toEqual(['healthy', 'wake']);
  });
});

describe('an end', () => {
  const ending = (): Play => {
    const play = new Play();
    play.run({ ...rule, retries: 1 });
    play.answer(bad);
    return play;
  };

  it('that did not come about is tried again after as many bad answers', () => {
    const play = ending();
    expect(kinds(play.send({ kind: 'ended', start: start(1) }))).toEqual(['wake']);
    expect(kinds(play.answer(bad))).toEqual(['end']);
  });

  it('is followed by the next start, of which nothing is known', () => {
    const play = ending();
    play.send({ kind: 'down' });
    expect(play.state).toEqual(idle);
    expect(kinds(play.run({ ...rule, retries: 1 }, 2))).toEqual(['starting', 'wake']);
    expect(play.send({ kind: 'ended', start: start(1) })).toEqual([]);
  });

  it('is not asked for twice, also when the rule changes meanwhile', () => {
    const play = ending();
    expect(play.run({ ...rule, retries: 7 })).toEqual([]);
    expect(play.send({ kind: 'time' })).toEqual([]);
    expect(play.state.kind).toBe('ending');
  });
});

describe('questions', () => {
  it('of an earlier start are dropped, and their answers not listened to', () => {
    const play = new Play();
    play.run();
    play.now = 1000;
    const [asked] = play.send({ kind: 'time' });
    if (asked?.kind !== 'ask') throw new Error('it does not ask');
    expect(kinds(play.run(rule, 2))).toEqual(['drop', 'starting', 'wake']);
    const { question } = asked;
    expect(play.send({ kind: 'answer', start: start(1), question, answer: bad })).toEqual([]);
    expect(play.state.kind).toBe('resting');
  });

  it('end with the first good answer where once is enough', () => {
    const play = new Play();
    play.run({ ...rule, once: true });
    play.answer(bad);
    expect(kinds(play.answer(good))).toEqual(['healthy']);
    expect(play.state.kind).toBe('settled');
    expect(play.run({ ...rule, once: true })).toEqual([]);
    expect(kinds(play.run({ ...rule, once: true }, 2))).toEqual(['starting', 'wake']);
  });

  it('become rare when nobody answers for long', () => {
    const play = new Play();
    play.run({ ...rule, retries: null, tiresMs: 3000 });
    const pauses = Array.from({ length: 5 }, () => {
      const before = play.now;
      play.answer(bad, 0);
      return play.now - before;
    });
    expect(pauses).toEqual([1000, 1000, 1000, rareMs, rareMs]);
  });

  it('are asked by another rule from the moment on that there is one', () => {
    const play = new Play();
    play.run();
    play.answer(bad);
    expect(kinds(play.run({ ...rule, intervalMs: 50 }))).toEqual(['starting', 'wake']);
    expect(play.run({ ...rule, intervalMs: 50 })).toEqual([]);
  });
});

/** What a runner does, as far as it matters here: one program at a time, started again by its policy unless it is held. */
class World {
  state: State = idle;
  now = 0;
  wakeAt: number | null = null;
  /** Questions that nobody has answered yet, dropped ones too: their answers may come all the same. */
  questions: { readonly start: Start; readonly question: number }[] = [];
  open = new Set<number>();
  ends: Start[] = [];
  starts = 1;
  runs = true;
  isStopped = false;
  /** Starts that were ended by us. */
  readonly failed: number[] = [];
  readonly seen = new Set<string>();
  /** The start that the machine was told of last: it may be another one by now. */
  observed = 0;
  readonly #rule: Rule;

  constructor(once: boolean) {
    this.#rule = { ...rule, retries: 2, once };
    this.observe();
  }

  send(event: Event): void {
    const { state, effects } = step(this.state, event, this.now);
    this.state = state;
    if (state.kind !== 'resting') this.wakeAt = null;
    this.seen.add(state.kind);
    for (const effect of effects) this.#carryOut(effect);
    // At most one question is waited for, and only while it is asked.
    expect(this.open.size).toBe(state.kind === 'asking' ? 1 : 0);
    if (state.kind === 'resting') {
      expect(this.wakeAt).toBe(state.askAt);
      expect(state.standing.bad).toBeLessThan(2);
    }
  }

  #carryOut(effect: Effect): void {
    if ('start' in effect) expect(isSameStart(effect.start, start(this.observed))).toBe(true);
    switch (effect.kind) {
      case 'ask':
        this.questions.push({ start: effect.start, question: effect.question });
        this.open.add(effect.question);
        return;
      case 'drop':
        expect(this.open.delete(effect.question)).toBe(true);
        return;
      case 'wake':
        expect(effect.at).toBeGreaterThanOrEqual(this.now);
        this.wakeAt = effect.at;
        return;
      case 'tell':
        return;
      case 'end':
        this.ends.push(effect.start);
        return;
    }
  }

  observe(): void {
    this.observed = this.starts;
    const seen = { start: start(this.starts), age: this.now % 7, rule: this.#rule };
    this.send(this.runs ? { kind: 'running', ...seen } : { kind: 'down' });
  }

  /** The runner's part: a start that is another one by now is not ended. */
  end(which: Start): void {
    if (this.runs && which.starts === this.starts) {
      this.failed.push(which.starts);
      this.runs = false;
    }
  }

  begin(): void {
    if (this.runs || this.isStopped) return;
    this.starts += 1;
    this.runs = true;
  }
}

type Model = Record<string, never>;
class Act implements fc.Command<Model, World> {
  readonly #name: string;
  readonly #act: (world: World) => void;
  constructor(name: string, act: (world: World) => void) {
    this.#name = name;
    this.#act = act;
  }
  check = (): boolean => true;
  run(_model: Model, world: World): void {
    const { starts, runs, isStopped } = world;
    this.#act(world);
    // Never a second program, never one that was stopped by hand.
    if (world.starts !== starts) expect(runs && this.#name !== 'restart by hand').toBe(false);
    if (isStopped && this.#name !== 'restart by hand') expect(world.starts).toBe(starts);
    expect(new Set(world.failed).size).toBe(world.failed.length);
  }
  toString = (): string => this.#name;
}

const acts = [
  fc.integer({ min: 0, max: 5000 }).map(
    (ms) =>
      new Act(`wait ${ms}`, (world) => {
        world.now += ms + 0.5;
        if (world.wakeAt !== null && world.now >= world.wakeAt) world.send({ kind: 'time' });
      }),
  ),
  fc.constantFrom(good, bad, bad).map(
    (answer) =>
      new Act(`the next answer in time: ${answer.kind}`, (world) => {
        if (world.wakeAt === null) return;
        world.now = Math.max(world.now, world.wakeAt);
        world.send({ kind: 'time' });
        const asked = world.questions.pop();
        if (asked === undefined) return;
        world.open.delete(asked.question);
        world.send({ kind: 'answer', ...asked, answer });
      }),
  ),
  fc.constant(new Act('a timer that is early', (world) => world.send({ kind: 'time' }))),
  fc.tuple(fc.nat(3), fc.constantFrom(good, bad, bad, none)).map(
    ([which, answer]) =>
      new Act(`answer ${which} ${answer.kind}`, (world) => {
        const [asked] = world.questions.splice(which % Math.max(1, world.questions.length), 1);
        if (asked === undefined) return;
        world.open.delete(asked.question);
        const isOpen = world.state.kind === 'asking' && world.state.question === asked.question;
        const before = world.state;
        world.send({ kind: 'answer', ...asked, answer });
        if (!isOpen) expect(world.state).toBe(before);
      }),
  ),
  fc.constant(new Act('the record is read', (world) => world.observe())),
  fc.constant(
    new Act('the end is carried out', (world) => {
      const which = world.ends.shift();
      if (which === undefined) return;
      world.end(which);
      world.send({ kind: 'ended', start: which });
    }),
  ),
  fc.constant(
    new Act('the end fails', (world) => {
      const which = world.ends.shift();
      if (which !== undefined) world.send({ kind: 'ended', start: which });
    }),
  ),
  fc.constant(new Act('the program dies', (world) => void (world.runs = false))),
  fc.constant(new Act('the policy starts it again', (world) => world.begin())),
  fc.constant(
    new Act('stop by hand', (world) => {
      world.runs = false;
      world.isStopped = true;
    }),
  ),
  fc.constant(
    new Act('restart by hand', (world) => {
      world.isStopped = false;
      world.starts += 1;
      world.runs = true;
    }),
  ),
  fc.constant(
    new Act('the daemon is killed, and a new one takes over', (world) => {
      world.state = idle;
      world.wakeAt = null;
      world.questions = [];
      world.open = new Set();
      world.ends = [];
      world.observe();
    }),
  ),
];

describe('whatever happens', () => {
  it('one question at a time, no end of another start, no start after a stop; every state is reached', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.boolean(), fc.commands(acts, { maxCommands: 120 }), (once, commands) => {
        const world = new World(once);
        fc.modelRun(() => ({ model: {}, real: world }), commands);
        for (const kind of world.seen) seen.add(kind);
      }),
      { numRuns: 300, seed: 6 },
    );
    expect([...seen].sort()).toEqual(['asking', 'ending', 'idle', 'resting', 'settled']);
  });
});
