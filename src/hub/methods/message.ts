/** Messages between panes. */
import { randomBytes } from 'node:crypto';
import { answerOf, done, refused, type Answer } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import type { HubMessage } from '../generated/types.ts';
import type { Message } from '../messages/message.ts';
import { parseReference } from '../panes/find.ts';
import { Turns } from '../projects/turns.ts';
import { inboxOf, ownInbox } from '../who.ts';

/** Messages of one client go out in the order in which it sent them, though looking up their receivers takes its time. */
const turns = new WeakMap<Call['client'], Turns>();
function inTurn<T>({ client }: Call, work: () => Promise<T>): Promise<T> {
  const own = turns.get(client) ?? new Turns();
  turns.set(client, own);
  return own.take('', work);
}

/** ms that a request waits for its reply when it does not say. */
const usualPatience = 60_000;

export const messageMethods: readonly Method[] = [
  method('message.send', (call, params) =>
    inTurn(call, async () => {
      const inboxes = await inboxesFor(call, params.to);
      if (!inboxes.ok) return inboxes;
      const ids: string[] = [];
      for (const to of inboxes.value) {
        const sent = send(call, to, params.type ?? 'note', params.body, params.ttl_ms ?? null, false);
        if (!sent.ok) return sent;
        ids.push(sent.value.id);
      }
      return done({ ids });
    }),
  ),
  method('message.request', async (call, params) => {
    const ms = params.timeout_ms ?? usualPatience;
    const sent = await inTurn(call, async () => {
      const inboxes = await inboxesFor(call, params.to);
      if (!inboxes.ok) return inboxes;
      const [to, other] = inboxes.value;
      if (to === undefined || other !== undefined) return refused('params', 'to must name one inbox');
      return send(call, to, params.type ?? 'request', params.body, ms, true);
    });
    if (!sent.ok) return sent;
    const { id, to } = sent.value;
    const reply = await call.hub.requests.wait(id, ms, call.signal);
    call.hub.inboxes.acknowledge(to, [id]);
    return reply;
  }),
  method('message.reply', (call, params) => {
    const from = ownInbox(call.client);
    call.hub.inboxes.acknowledge(from, [params.id]);
    return done({ delivered: call.hub.requests.reply({ id: params.id, from, body: params.body }) });
  }),
  method('message.inbox', async (call, params) => {
    const name = ownInbox(call.client);
    const look = (): readonly Message[] =>
      call.hub.inboxes
        .read(name)
        .filter(({ type }) => params.type === undefined || type === params.type)
        .slice(0, params.max ?? 100);
    const deadline = performance.now() + (params.wait_ms ?? 0);
    for (;;) {
      const messages = look();
      const left = deadline - performance.now();
      if (messages.length > 0 || left <= 0 || call.signal.aborted)
        return done({ messages: messages.map(hubMessage) });
      await call.hub.inboxes.arrival(
        name,
        AbortSignal.any([call.signal, AbortSignal.timeout(Math.ceil(left))]),
      );
    }
  }),
  method('message.ack', (call, params) =>
    done({ acked: call.hub.inboxes.acknowledge(ownInbox(call.client), params.ids) }),
  ),
];

function send(
  { hub, client }: Call,
  to: string,
  type: string,
  body: Message['body'],
  ttlMs: number | null,
  wantsReply: boolean,
): Answer<Message> {
  const now = Date.now();
  const message: Message = {
    id: randomBytes(8).toString('hex'),
    from: ownInbox(client),
    to,
    type,
    body,
    sent: now,
    until: ttlMs === null ? null : now + ttlMs,
    wantsReply,
  };
  const put = hub.inboxes.put(message);
  if (!put.ok) return answerOf(put);
  const { project, name } = parseReference(to);
  hub.events.publish({
    type: 'message.received',
    project,
    ...(project === null ? {} : { address: name }),
    data: { id: message.id, from: message.from, to, type },
  });
  return done(message);
}

/** Names of the inboxes that `to` means: `*`, `workspace:dev`, a pane, or `client:name`. */
async function inboxesFor(call: Call, to: string): Promise<Answer<readonly string[]>> {
  const own = ownInbox(call.client);
  const living = await livingInboxes(call);
  if (to === '*') return done(living.filter((inbox) => inbox !== own));
  if (to.startsWith('workspace:')) {
    const prefix = `${to.slice('workspace:'.length)}/`;
    return done(living.filter((inbox) => inbox !== own && parseReference(inbox).name.startsWith(prefix)));
  }
  if (living.includes(to)) return done([to]);
  const { project, name } = parseReference(to);
  const found = living.filter((inbox) => {
    const reference = parseReference(inbox);
    return (
      reference.name === name &&
      (project === null || reference.project === project || nameOf(call, reference.project) === project)
    );
  });
  const mine = found.filter((inbox) => parseReference(inbox).project === call.client.self?.project);
  const [first, second] = mine.length > 0 ? mine : found;
  if (first === undefined) return refused('noSuch', `there is no inbox ${to}`, { pane: to });
  if (second !== undefined)
    return refused('params', `${to} stands in more than one project`, { hint: `say which: ${first}` });
  return done([first]);
}

const nameOf = ({ hub }: Call, key: string | null): string | undefined =>
  hub.projects.known.find((project) => project.key === key)?.name;

/** Of the panes that live and the clients that are connected, as far as the caller may see them. */
async function livingInboxes({ hub, client }: Call): Promise<readonly string[]> {
  const inboxes = new Set<string>();
  const own = client.self?.project ?? null;
  const isSeen = (key: string): boolean => (client.scope ?? own ?? key) === key;
  for (const { key } of await hub.projects.all())
    if (isSeen(key))
      for (const { address, runnerPid } of hub.processes.records(key).values())
        if (runnerPid !== null) inboxes.add(inboxOf(key, address));
  for (const other of hub.clients)
    if (other.self === null ? client.scope === null : isSeen(other.self.project))
      inboxes.add(ownInbox(other));
  return [...inboxes];
}

const hubMessage = ({ id, from, to, type, body, sent, wantsReply }: Message): HubMessage => ({
  id,
  from,
  to,
  type,
  body,
  time: new Date(sent).toISOString(),
  wants_reply: wantsReply,
});
