/** What is kept survives the death of whoever wrote it, cut lines included. */
import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/diagnostics/diagnostic.ts';
import { EventLog, kept } from '../../src/hub/events/event-log.ts';
import { matchesType, type NewEvent } from '../../src/hub/events/event.ts';
import { Journal } from '../../src/hub/journal.ts';
import { Leases } from '../../src/hub/leases.ts';
import { silentLog } from '../../src/hub/log.ts';
import { Inboxes } from '../../src/hub/messages/inboxes.ts';
import type { Message } from '../../src/hub/messages/message.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary.ts';

const need = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join());
  return outcome.value;
};

let folder: TemporaryFolder;
let path: string;
beforeEach(() => {
  folder = temporaryFolder('journal');
  path = join(folder.path, 'x.jsonl');
});
afterEach(() => folder.remove());

describe('a journal', () => {
  it('cut anywhere loses the cut line only, and what is written after that is whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        (texts, cut) => {
          writeFileSync(path, '');
          const { journal } = need(Journal.open(path));
          for (const text of texts) need(journal.append({ text }));
          journal.close();
          const length = cut % (statSync(path).size + 1);
          const whole = readFileSync(path, 'utf8').slice(0, length).split('\n').slice(0, -1);
          truncateSync(path, length);
          const again = need(Journal.open(path));
          need(again.journal.append({ text: 'later' }));
          again.journal.close();
          const { records, journal: last } = need(Journal.open(path));
          last.close();
          const expected = [...whole.map((line) => JSON.parse(line) as unknown), { text: 'later' }];
          // A line that lost nothing but its end is still one.
          expect([expected.length, expected.length + 1]).toContain(records.length);
          expect(records.at(-1)).toEqual({ text: 'later' });
          expect(records.slice(0, whole.length)).toEqual(expected.slice(0, whole.length));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('written anew holds what it was given and goes on from there', () => {
    const { journal } = need(Journal.open(path));
    for (let count = 0; count < 5; count += 1) need(journal.append({ count }));
    need(journal.rewrite([{ count: 4 }]));
    need(journal.append({ count: 5 }));
    expect(journal.lines).toBe(2);
    journal.close();
    expect(need(Journal.open(path)).records).toEqual([{ count: 4 }, { count: 5 }]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

describe('events', () => {
  const event: NewEvent = {
    type: 'pane.exited',
    project: 'shop',
    address: 'dev/api',
    data: { exit_code: 1 },
  };
  const open = (): EventLog => need(EventLog.open(path, silentLog, () => 0));

  it('are numbered on after a restart, and can be had again', () => {
    const log = open();
    for (let count = 0; count < 3; count += 1) log.publish(event);
    log.close();
    const again = open();
    expect(again.publish(event).seq).toBe(4);
    expect(again.since(2).map(({ seq }) => seq)).toEqual([3, 4]);
    expect(again.since(0)[0]).toMatchObject({ seq: 1, ...event });
    again.close();
  });

  it('keep no more than they have to, over restarts too', () => {
    const log = open();
    for (let count = 0; count < 2 * kept + 10; count += 1) log.publish(event);
    expect(log.last).toBe(2 * kept + 10);
    log.close();
    expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThan(2 * kept + 2);
    const again = open();
    expect(again.first).toBe(kept + 11);
    expect(again.last).toBe(2 * kept + 10);
    expect(again.since(again.last - 1)).toHaveLength(1);
    again.close();
  });

  it('after a gap in the file only those behind it are kept', () => {
    const log = open();
    log.publish(event);
    log.close();
    appendFileSync(
      path,
      `${JSON.stringify({ seq: 9, time: '', type: 'pane.exited', project: null, data: {} })}\n`,
    );
    const again = open();
    expect(again.first).toBe(9);
    expect(again.publish(event).seq).toBe(10);
    again.close();
  });

  it('reach listeners in order, until they stop', () => {
    const log = open();
    const heard: number[] = [];
    const stop = log.listen(({ seq }) => heard.push(seq));
    log.publish(event);
    log.publish(event);
    stop();
    log.publish(event);
    expect(heard).toEqual([1, 2]);
    log.close();
  });

  it.each([
    ['*', true],
    ['pane.*', true],
    ['pane.exited', true],
    ['pane.ex*', false],
    ['pane', false],
    ['process.*', false],
  ])('pane.exited against %s: %s', (pattern, expected) => {
    expect(matchesType('pane.exited', pattern)).toBe(expected);
  });
});

describe('inboxes', () => {
  const message = (id: string, changes: Partial<Message> = {}): Message => ({
    id,
    from: 'shop:dev/a',
    to: 'shop:dev/b',
    type: 'note',
    body: { n: 1 },
    sent: 0,
    until: null,
    wantsReply: false,
    ...changes,
  });

  it('show messages until they are acknowledged, over restarts too', () => {
    const inboxes = need(Inboxes.open(path, silentLog, () => 10));
    for (const id of ['1', '2', '3']) need(inboxes.put(message(id)));
    expect(inboxes.acknowledge('shop:dev/b', ['2', 'x'])).toBe(1);
    expect(inboxes.acknowledge('shop:dev/other', ['1'])).toBe(0);
    inboxes.close();
    const again = need(Inboxes.open(path, silentLog, () => 10));
    expect(again.read('shop:dev/b').map(({ id }) => id)).toEqual(['1', '3']);
    again.close();
  });

  it('forget messages whose time is over', () => {
    let now = 0;
    const inboxes = need(Inboxes.open(path, silentLog, () => now));
    need(inboxes.put(message('1', { until: 100 })));
    expect(inboxes.read('shop:dev/b')).toHaveLength(1);
    now = 100;
    expect(inboxes.read('shop:dev/b')).toHaveLength(0);
    inboxes.close();
  });

  it('wake whoever waits for them', async () => {
    const inboxes = need(Inboxes.open(path, silentLog));
    const never = new AbortController();
    const waiting = inboxes.arrival('shop:dev/b', never.signal);
    need(inboxes.put(message('1')));
    await waiting;
    const given = new AbortController();
    const other = inboxes.arrival('shop:dev/b', given.signal);
    given.abort();
    await other;
    expect(inboxes.read('shop:dev/b')).toHaveLength(1);
    inboxes.close();
  });
});

describe('leases', () => {
  it('are of one holder until they end or are given back', () => {
    let now = 0;
    const leases = need(Leases.open(path, () => now));
    const first = need(leases.acquire('file:a', 'one', 100));
    expect(first.got).toBe(true);
    expect(need(leases.acquire('file:a', 'two', 100))).toMatchObject({
      got: false,
      lease: { holder: 'one' },
    });
    now = 50;
    expect(need(leases.acquire('file:a', 'one', 100)).lease).toEqual({ ...first.lease, until: 150 });
    now = 151;
    const second = need(leases.acquire('file:a', 'two', 100));
    expect(second.got).toBe(true);
    expect(leases.release(first.lease.lease)).toBe(false);
    leases.close();
    const again = need(Leases.open(path, () => now));
    expect(again.list()).toEqual([second.lease]);
    expect(again.release(second.lease.lease)).toBe(true);
    expect(again.list()).toEqual([]);
    again.close();
  });
});
