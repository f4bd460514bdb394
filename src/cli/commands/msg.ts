import { command } from '../command.ts';
import type { Arguments, Options, Positional } from '../options.ts';

const options = {
  type: { kind: 'text', value: 'TYPE', describe: 'What kind of message it is (default: note)' },
  request: { kind: 'flag', describe: 'Wait for the reply and print it' },
  timeout: { kind: 'text', value: 'TIME', describe: 'Wait no longer than this, such as 30s' },
  reply: { kind: 'text', value: 'ID', describe: 'Answer this request; the words are the answer' },
  ack: { kind: 'list', value: 'ID', describe: 'Take this message out of the inbox' },
  wait: { kind: 'flag', describe: 'Wait for a message when the inbox is empty' },
} as const satisfies Options;
const positionals = [
  { name: 'words', count: 'any', describe: 'Whom to tell, and what; none: print the inbox of this pane' },
] as const satisfies readonly Positional[];

export type MsgArguments = Arguments<typeof options, typeof positionals>;

export const msg = command({
  name: 'msg',
  describe: 'Send a message to another pane, or read those of this one',
  options,
  positionals,
  examples: [
    ['wzp msg dev/reviewer "please look at PR 12"', 'into its inbox'],
    ['wzp msg "*" "the build is red"', 'to all who live now'],
    ['wzp msg --wait', 'the next message for this pane'],
  ],
  load: () => import('../handlers/msg.ts'),
});
