/** `wezterm`: reads its command line and lets the server do the rest. */
import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { dirname } from 'node:path';
import { readLine } from './command-line.ts';
import type { Line } from './command-line.ts';
import type { Call } from './commands.ts';
import { defaultSocket } from './config.ts';
import { failure, logLine } from './outcome.ts';
import type { Outcome } from './outcome.ts';

const BROKEN =
  'Error while decoding response pdu: decoding a PDU: decode_raw_async failed to read PDU length: EOF while reading leb128 encoded value';

function finish({ exit, stdout, stderr }: Outcome): void {
  process.exitCode = exit;
  process.stderr.write(stderr);
  process.stdout.write(stdout);
}

export function main(launcher: string): void {
  const line = readLine(process.argv.slice(2));
  if (line.kind === 'answer') return finish(line);
  const socket = process.env['WEZTERM_UNIX_SOCKET'] || defaultSocket(process.env);
  let received = '';
  let connected = false;
  // No server is ever started from here, whatever the options say.
  const connection = createConnection(socket, () => {
    connected = true;
    connection.end(JSON.stringify(call(line, launcher)));
  });
  connection.setEncoding('utf8');
  connection.on('data', (data: string) => {
    received += data;
  });
  connection.on('error', () => {
    if (connected) return;
    const text = `failed to connect to Socket("${socket}"): connecting to ${socket}`;
    finish(
      failure(line.autoStart ? `(after spawning server) ${text}: Connection refused (os error 111)` : text),
    );
  });
  connection.on('close', () => {
    if (!connected) return;
    if (received !== '') return finish(JSON.parse(received) as Outcome); // written by the server of this same folder
    const stderr =
      logLine(BROKEN, 'wezterm_client::client') + logLine(`${BROKEN}; terminating`, 'wezterm               ');
    finish({ exit: 1, stdout: '', stderr });
  });
}

function call(line: Extract<Line, { kind: 'command' }>, launcher: string): Call {
  const { globals, command } = line;
  const needsInput = command.name === 'proxy' || (command.name === 'send-text' && command.words.length === 0);
  return {
    globals,
    command,
    env: { ...process.env, WEZTERM_EXECUTABLE: launcher, WEZTERM_EXECUTABLE_DIR: dirname(launcher) },
    cwd: process.cwd(),
    stdin: needsInput ? readFileSync(0, 'utf8') : '',
  };
}
