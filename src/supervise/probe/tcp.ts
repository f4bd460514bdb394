/** Asks whether a port accepts a connection. */
import { connect } from 'node:net';
import { seconds, type Trouble } from './command.ts';
import { reasonOf } from './http.ts';

/** `localhost` is tried by all of its addresses. The connection is closed at once. */
export function askTcp(
  host: string,
  port: number,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Trouble> {
  if (signal?.aborted) return Promise.resolve('interrupted');
  return new Promise((resolve) => {
    const socket = connect({ host, port, autoSelectFamily: true });
    const end = (trouble: Trouble): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupt);
      socket.destroy();
      resolve(trouble);
    };
    const interrupt = (): void => {
      end('interrupted');
    };
    const timer = setTimeout(() => {
      end(`no answer within ${seconds(timeoutMs)}`);
    }, timeoutMs);
    signal?.addEventListener('abort', interrupt);
    socket.once('connect', () => {
      end(null);
    });
    socket.on('error', (error) => {
      end(reasonOf(error));
    });
  });
}
