/** One call of `wezterm`: its words and surroundings to what it prints. */
import { createConnection } from 'node:net';
import { readLine } from './command-line.ts';
import type { Call } from './commands.ts';
import { defaultSocket } from './config.ts';
import type { Environment } from './config.ts';
import { failure, logLine } from './outcome.ts';
import type { Outcome } from './outcome.ts';

export interface Surroundings {
  readonly env: Environment;
  readonly cwd: string;
  /** Called only when the command reads its standard input. */
  readonly stdin: () => string;
}

const BROKEN =
  'Error while decoding response pdu: decoding a PDU: decode_raw_async failed to read PDU length: EOF while reading leb128 encoded value';

export async function ask(words: readonly string[], surroundings: Surroundings): Promise<Outcome> {
  const outcome = await carriedOut(words, surroundings);
  return outcome.exit === 1 && surroundings.env['WEZTERM_LOG'] === 'off'
    ? { ...outcome, stderr: '' }
    : outcome;
}

async function carriedOut(words: readonly string[], { env, cwd, stdin }: Surroundings): Promise<Outcome> {
  const line = readLine(words);
  if (line.kind === 'answer') return line;
  const { globals, command } = line;
  const needsInput = command.name === 'proxy' || (command.name === 'send-text' && command.words.length === 0);
  const call: Call = { globals, command, env, cwd, stdin: needsInput ? stdin() : '' };
  const socket = env['WEZTERM_UNIX_SOCKET'] || defaultSocket(env);
  const received = await exchange(socket, JSON.stringify(call));
  if (received === null) {
    const text = `failed to connect to Socket("${socket}"): connecting to ${socket}`;
    // No server is ever started from here, whatever the options say.
    return failure(
      line.autoStart ? `(after spawning server) ${text}: Connection refused (os error 111)` : text,
    );
  }
  if (received !== '') return JSON.parse(received) as Outcome; // written by the server of this same folder
  const stderr =
    logLine(BROKEN, 'wezterm_client::client') + logLine(`${BROKEN}; terminating`, 'wezterm               ');
  return { exit: 1, stdout: '', stderr };
}

/** Null: nobody listens. Empty: the server ended without an answer. */
function exchange(socket: string, request: string): Promise<string | null> {
  return new Promise((done) => {
    let received = '';
    let connected = false;
    const connection = createConnection(socket, () => {
      connected = true;
      connection.end(request);
    });
    connection.setEncoding('utf8');
    connection.on('data', (data: string) => {
      received += data;
    });
    connection.on('error', () => connection.destroy());
    connection.on('close', () => done(connected ? received : null));
  });
}
