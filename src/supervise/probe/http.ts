/** Asks an address for its status. */
import { seconds, type Trouble } from './command.ts';

/** Well: a status from 200 to 399. No redirect is followed, no body read, and no certificate checked: nothing is told or believed. */
export async function askHttp(url: string, timeoutMs: number, signal?: AbortSignal): Promise<Trouble> {
  const isSecure = url.startsWith('https:');
  const { request } = isSecure ? await import('node:https') : await import('node:http');
  return new Promise((resolve) => {
    const asked = request(url, {
      method: 'GET',
      headers: { 'user-agent': 'wzp', connection: 'close' },
      agent: false,
      ...(isSecure ? { rejectUnauthorized: false } : {}),
      ...(signal === undefined ? {} : { signal }),
    });
    const timer = setTimeout(
      () => asked.destroy(new Error(`no answer within ${seconds(timeoutMs)}`)),
      timeoutMs,
    );
    asked.once('response', ({ statusCode = 0 }) => {
      clearTimeout(timer);
      asked.off('error', failed).on('error', () => undefined);
      asked.destroy();
      resolve(statusCode >= 200 && statusCode < 400 ? null : `status ${statusCode}`);
    });
    const failed = (error: Error): void => {
      clearTimeout(timer);
      resolve(reasonOf(error));
    };
    asked.once('error', failed);
    asked.end();
  });
}

/** Node's words for a name with several addresses are in its parts. */
export function reasonOf(error: Error): string {
  const parts: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  const cause = parts[0] instanceof Error ? parts[0] : error;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return words[code] ?? cause.message;
}

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection closed',
  ENOTFOUND: 'no such host',
  EHOSTUNREACH: 'host not reachable',
};
