/** The log of a daemon in the background: at its largest size it is begun anew, and the one before is kept. */
import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';

/** Bytes at which a new one is begun. */
export const largestLog = 10 << 20;

/** Writes whole lines; what cannot be written is lost, and the daemon goes on. */
export function logFile(path: string, largest: number = largestLog): (text: string) => void {
  let file: number | null = null;
  let size = 0;
  const open = (): number => {
    const opened = openSync(path, 'a', 0o600);
    size = fstatSync(opened).size;
    return opened;
  };
  return (text) => {
    try {
      file ??= open();
      if (size >= largest) {
        closeSync(file);
        file = null;
        renameSync(path, `${path}.1`);
        file = open();
      }
      size += writeSync(file, text);
    } catch {
      // The disk is full, or the folder is gone: a daemon must not end for that.
    }
  };
}
