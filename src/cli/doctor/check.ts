/** What a check of `wzp doctor` says, and what it may look at. */
import type { Commander } from '../../backend/commander.ts';
import type { UserPaths } from '../../state/paths.ts';

export interface Check {
  readonly name: string;
  /** `missing`: not there, and that alone is no harm. */
  readonly status: 'ok' | 'missing' | 'warning' | 'failed';
  readonly message: string;
  readonly hint?: string;
}

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly uid: number;
  readonly nodeVersion: string;
  readonly paths: UserPaths;
  readonly commander: Commander;
  readonly tmuxSocket: string | null;
  readonly weztermSocket: string | null;
}
