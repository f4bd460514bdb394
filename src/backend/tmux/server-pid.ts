/** The pid behind a Unix socket, from Linux's /proc, for the one message that needs it. Null where that cannot be told. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export function listenerPid(socketPath: string): number | null {
  const inode = listeningInode(socketPath);
  if (inode === null) return null;
  return (
    folder('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .find((pid) => holds(pid, `socket:[${inode}]`)) ?? null
  );
}

/** A line of /proc/net/unix: `address: refcount protocol flags type state inode path`; the flag 00010000 is "accepts connections". */
function listeningInode(socketPath: string): string | null {
  for (const line of text('/proc/net/unix').split('\n')) {
    const fields = /^\S+ \S+ \S+ (\S+) \S+ \S+ +(\d+) (.*)$/.exec(line);
    if (fields?.[3] === socketPath && fields[1] === '00010000') return fields[2] ?? null;
  }
  return null;
}

const holds = (pid: number, target: string): boolean =>
  folder(`/proc/${pid}/fd`).some((fd) => link(`/proc/${pid}/fd/${fd}`) === target);

// Processes of others, and those that end meanwhile, cannot be read; they are not the one.
const folder = (path: string): readonly string[] => attempt(() => readdirSync(path), []);
const link = (path: string): string => attempt(() => readlinkSync(path), '');
const text = (path: string): string => attempt(() => readFileSync(path, 'utf8'), '');

function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
