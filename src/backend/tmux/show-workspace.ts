/** A workspace brought before the people who are attached. */
import { failed, type Outcome } from '../../diagnostics/diagnostic.ts';
import { refusal, type TmuxClient } from './client.ts';
import { outcomeOf } from './panes.ts';
import type { TmuxServer } from './server.ts';

/** Clients in control mode are programs, and stay where they are. */
const listClients = ['list-clients', '-F', '#{client_control_mode} #{client_name}'];

export async function showWorkspace(
  client: TmuxClient,
  { sessions }: TmuxServer,
  name: string,
): Promise<Outcome<void>> {
  const session = sessions.find((one) => one.name === name);
  const subject = `session ${name}`;
  if (session === undefined)
    return failed({ code: 'WZP3015', severity: 'error', message: `${subject} is not on the tmux server` });
  const listed = await client.read(listClients);
  if (listed.kind !== 'done')
    return listed.kind === 'refused' ? failed(refusal(listed.messages)) : outcomeOf(listed, subject);
  const people = listed.stdout.split('\n').flatMap((line) => {
    const [, person] = /^0 (.+)$/.exec(line) ?? [];
    return person === undefined ? [] : [person];
  });
  if (people.length === 0) return { ok: true, value: undefined };
  // One that detaches meanwhile is nobody to show anything to.
  const result = await client.batch(
    people.map((one) => [['switch-client', '-c', one, '-t', session.id]]),
    false,
  );
  const left =
    result.kind === 'refused' && result.messages.every((text) => text.startsWith("can't find client"));
  return left ? { ok: true, value: undefined } : outcomeOf(result, subject);
}
