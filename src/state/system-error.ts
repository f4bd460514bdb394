/** What a failed system call says, in words. */
import { getSystemErrorMap } from 'node:util';

/** `ENOSPC` and the like; empty when the error did not come from the system. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** `no space left on device (ENOSPC)`: without the path, which the caller names. */
export function errorText(error: unknown): string {
  const code = errorCode(error);
  for (const [name, text] of getSystemErrorMap().values()) if (name === code) return `${text} (${code})`;
  return error instanceof Error ? error.message : String(error);
}
