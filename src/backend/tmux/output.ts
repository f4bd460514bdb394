/**
 * What a program writes, as it writes it: a client in control mode is told each piece. It shows nothing and takes no part in the size
 * of windows. It is told of all panes of the session, and the others are passed over: where a client turns a pane off and no other
 * client looks at it, tmux reads no more from that pane, and its program stands still (tmux(1), CONTROL MODE, refresh-client -A).
 */
import { spawn } from 'node:child_process';
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { OutputListener, PaneId } from '../backend.ts';
import { refusal } from './client.ts';
import type { Environment } from './find-tmux.ts';
import type { Socket } from './socket.ts';

export interface OutputPlace {
  readonly tmux: string;
  readonly env: Environment;
  readonly socket: Socket;
  readonly pane: PaneId;
}

/** ms in which tmux must take the client in. */
const patience = 5000;

/** The result ends it. */
export function watchOutput(place: OutputPlace, listener: OutputListener): Promise<Outcome<() => void>> {
  const { tmux, env, socket, pane } = place;
  const argv = ['-u', ...socket.args, '-C', 'attach-session', '-f', 'read-only,ignore-size', '-t', pane];
  const child = spawn(tmux, argv, { env: { ...env }, stdio: ['pipe', 'pipe', 'ignore'] });
  return new Promise((resolve) => {
    let rest = Buffer.alloc(0);
    let isOpen = false;
    let isLeft = false;
    /** Id of the session that we are to look at; null: the next that we are told is it. */
    let home: string | null = null;
    const fail = (why: string): void => resolve(failed(refusal([why])));
    const timer = setTimeout(() => child.kill(), patience);
    child.stdin.on('error', () => undefined);
    child.once('error', (error) => fail(error.message));
    child.once('close', () => {
      clearTimeout(timer);
      if (!isOpen) return fail(`it gives no output of ${pane}`);
      if (!isLeft) listener.end();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        const line = rest.subarray(0, end);
        rest = rest.subarray(end + 1);
        if (line.toString('latin1').startsWith(`%output ${pane} `))
          listener.data(unescaped(line.subarray(`%output ${pane} `.length)));
        const [, session] = /^%session-changed (\$\d+) /.exec(line.toString('latin1')) ?? [];
        if (session !== undefined && home === null) home = session;
        else if (session !== undefined && session !== home) {
          // Somebody who switches "the" client may mean us: the pane is told of only where it stands.
          home = null;
          child.stdin.write(`switch-client -t ${pane}\n`);
        }
        // The answer to the attaching itself, good or bad, is the first that comes.
        if (isOpen || !line.toString('latin1').startsWith('%end')) continue;
        isOpen = true;
        clearTimeout(timer);
        resolve(
          ok(() => {
            isLeft = true;
            child.kill();
          }),
        );
      }
    });
  });
}

/** Control characters and backslashes are written as three octal digits. */
export function unescaped(line: Buffer): Buffer {
  const bytes = Buffer.alloc(line.length);
  let length = 0;
  for (let at = 0; at < line.length; at += 1) {
    const digits = line[at] === 0x5c ? line.toString('latin1', at + 1, at + 4) : '';
    const isOctal = /^[0-3][0-7]{2}$/.test(digits);
    bytes[length] = isOctal ? parseInt(digits, 8) : (line[at] ?? 0);
    length += 1;
    if (isOctal) at += 3;
  }
  return bytes.subarray(0, length);
}
