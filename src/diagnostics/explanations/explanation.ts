import type { Code } from '../codes.ts';

/** What `docs/codes.md` and `wzp explain` say of a code, under its title. Markdown of one paragraph each. */
export interface Explanation {
  /** What was found, and why it matters. */
  readonly means: string;
  /** What to do about it. */
  readonly remedy: string;
  /** A piece of a spec with the mistake. */
  readonly wrong?: string;
  /** The same piece without it. */
  readonly right?: string;
}

export type Explanations = Partial<Record<Code, Explanation>>;
