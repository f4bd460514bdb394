/**
 * The hub, from outside: round trips in each framing, events to many, tasks through the journal, and a pane operation from end to end.
 * `node hub.mjs SOCKET [TARGET]` with the socket of a daemon; TARGET: address of a pane to work with. Prints JSON. Bundled and run by
 * `script/bench.mjs`.
 */
import { connect, type Socket } from 'node:net';
import { MessageReader, type Framing } from '../../src/hub/framing/framing.ts';
import { headerFraming } from '../../src/hub/framing/header.ts';
import { lengthFraming } from '../../src/hub/framing/length.ts';
import { lineFraming } from '../../src/hub/framing/line.ts';

const [path = '', target] = process.argv.slice(2);
const limits = { messageBytes: 8 << 20, headerBytes: 64 << 10 };

interface Reply {
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

class Speaker {
  readonly #socket: Socket;
  readonly #framing: Framing;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #next = 1;
  onEvent: () => void = () => undefined;

  private constructor(socket: Socket, framing: Framing) {
    this.#socket = socket;
    this.#framing = framing;
    const reader = new MessageReader(limits);
    socket.on('data', (chunk) => {
      reader.append(chunk);
      for (let message = reader.next(); message !== null; message = reader.next()) {
        if ('fault' in message) throw new Error(message.fault);
        const value = JSON.parse(message.toString()) as Reply & { readonly id?: number };
        if (value.id === undefined) this.onEvent();
        else {
          this.#waiting.get(value.id)?.(value);
          this.#waiting.delete(value.id);
        }
      }
    });
  }

  static async open(framing: Framing): Promise<Speaker> {
    const socket = connect(path);
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    const speaker = new Speaker(socket, framing);
    await speaker.ask('initialize', { protocol_version: '1', client: { name: 'bench', version: '1' } });
    return speaker;
  }

  async ask(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = this.#next++;
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#socket.write(this.#framing.encode(JSON.stringify({ jsonrpc: '2.0', id, method, params })));
    });
    if (reply.result === undefined) throw new Error(`${method}: ${reply.error?.message ?? 'no answer'}`);
    return reply.result;
  }

  close(): void {
    this.#socket.destroy();
  }
}

const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

function figures(times: number[], ms: number) {
  times.sort((one, other) => one - other);
  return {
    per_second: Math.round((times.length / ms) * 1000),
    p50_ms: percentile(times, 0.5),
    p99_ms: percentile(times, 0.99),
  };
}

/** One request at a time for each client, as many as the limit of 1,000 a second lets a client ask at once. */
async function roundTrips(framing: Framing, count: number) {
  const speakers: Speaker[] = [];
  for (let index = 0; index < count; index += 1) speakers.push(await Speaker.open(framing));
  const times: number[] = [];
  const start = performance.now();
  await Promise.all(
    speakers.map(async (speaker) => {
      for (let asked = 0; asked < (count === 1 ? 900 : 300); asked += 1) {
        const before = performance.now();
        await speaker.ask('ping');
        times.push(performance.now() - before);
      }
    }),
  );
  const ms = performance.now() - start;
  for (const speaker of speakers) speaker.close();
  return figures(times, ms);
}

/** Each task makes three events, and each event goes to all who listen. */
async function eventsAndTasks(listeners: number, tasks: number) {
  const speakers: Speaker[] = [];
  let events = 0;
  for (let index = 0; index < listeners; index += 1) {
    const speaker = await Speaker.open(lineFraming);
    speaker.onEvent = () => (events += 1);
    await speaker.ask('events.subscribe', { types: ['task.*'] });
    speakers.push(speaker);
  }
  const asker = speakers[0] ?? (await Speaker.open(lineFraming));
  await asker.ask('pool.set', { name: 'bench', concurrency: 8 });
  // Queued behind one that never ends well: this measures the journal, not how fast programs start.
  const gate = (await asker.ask('task.add', { command: 'sleep 1000', pool: 'bench' }))['id'];
  const start = performance.now();
  const ids: unknown[] = [];
  for (let index = 0; index < tasks; index += 50) {
    const before = performance.now();
    const added = await Promise.all(
      Array.from({ length: 50 }, () =>
        asker.ask('task.add', { command: 'true', pool: 'bench', after: [gate] }),
      ),
    );
    ids.push(...added.map(({ id }) => id));
    const rest = 60 - (performance.now() - before); // 50 in 60 ms is below the limit of a client
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }
  const addedMs = performance.now() - start;
  const before = events;
  const told = performance.now();
  await asker.ask('task.cancel', { id: gate });
  const wanted = before + listeners * (tasks + 1);
  const deadline = told + 60_000;
  const isOver = (): boolean => events >= wanted || performance.now() > deadline;
  while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 1));
  const eventMs = performance.now() - told;
  for (const speaker of speakers) speaker.close();
  return {
    tasks_per_second: Math.round((tasks / addedMs) * 1000),
    events_per_second: Math.round(((events - before) / eventMs) * 1000),
    lost: wanted - events,
  };
}

/** What it takes until a program runs, however fast tasks come. */
async function tasksRun(count: number) {
  const speakers: Speaker[] = [];
  for (let index = 0; index < 4; index += 1) speakers.push(await Speaker.open(lineFraming));
  const [first] = speakers;
  await first?.ask('pool.set', { name: 'run', concurrency: 4 });
  const start = performance.now();
  await Promise.all(
    speakers.map(async (speaker) => {
      const ids: unknown[] = [];
      for (let index = 0; index < count / 4; index += 1)
        ids.push((await speaker.ask('task.add', { command: ['true'], pool: 'run' }))['id']);
      for (const id of ids) await speaker.ask('task.wait', { id });
    }),
  );
  const ms = performance.now() - start;
  for (const speaker of speakers) speaker.close();
  return Math.round((count / ms) * 1000);
}

/** A text typed into a pane, and a look at it, each from the call to its answer. */
async function paneOperations(pane: string, count: number) {
  const speaker = await Speaker.open(lineFraming);
  const send: number[] = [];
  const read: number[] = [];
  const list: number[] = [];
  const start = performance.now();
  for (let index = -3; index < count; index += 1) {
    const measured = async (times: number[], method: string, params: object): Promise<void> => {
      const before = performance.now();
      await speaker.ask(method, params);
      if (index >= 0) times.push(performance.now() - before);
    };
    await measured(send, 'pane.send', { pane, text: 'x' });
    await measured(read, 'pane.read', { pane });
    await measured(list, 'pane.list', {});
  }
  const ms = performance.now() - start;
  speaker.close();
  return { send: figures(send, ms), read: figures(read, ms), list: figures(list, ms) };
}

if (target !== undefined) {
  console.log(JSON.stringify(await paneOperations(target, 100)));
} else {
  const trips: Record<string, object> = {};
  for (const framing of [lineFraming, headerFraming, lengthFraming])
    for (const clients of [1, 64]) trips[`${framing.name} ${clients}`] = await roundTrips(framing, clients);
  // Those of the round trips are let go first: 64 are all that may be connected.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const queue = await eventsAndTasks(64, 1000);
  console.log(JSON.stringify({ trips, ...queue, run_per_second: await tasksRun(100) }));
}
process.exit(0);
