/** Where a run works: one project on one server, with the folders of the user. */
import type { Backend } from '../backend/backend.ts';
import type { ProjectIdentity } from '../spec/desired.ts';
import type { UserPaths } from '../state/paths.ts';

export interface Site {
  readonly project: ProjectIdentity;
  readonly backend: Backend;
  readonly paths: UserPaths;
  /** Environment of the caller, of which panes get what does not belong to its place. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Words for the lock: which command this is. */
  readonly command: string;
}
