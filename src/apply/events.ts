/** What an apply tells while it works. One JSON line each under `--json`; the last one is always `apply_complete`. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Action } from '../plan/model.ts';
import type { Summary } from '../plan/summary.ts';

export type ApplyEvent =
  | { readonly type: 'apply_start'; readonly changes: number }
  /** A call to the server begins; `address` is the tab or pane it is for. */
  | {
      readonly type: 'step_start';
      readonly id: number;
      readonly text: string;
      readonly address: string | null;
    }
  | {
      readonly type: 'step_end';
      readonly id: number;
      readonly text: string;
      readonly address: string | null;
      readonly result: 'done' | 'failed' | 'unknown';
    }
  | { readonly type: 'change_start'; readonly address: string; readonly action: Action }
  /** Something that takes time and needs an explanation, such as the patience before SIGKILL. */
  | { readonly type: 'change_progress'; readonly address: string; readonly text: string }
  | { readonly type: 'change_complete'; readonly address: string; readonly action: Action }
  | {
      readonly type: 'change_failed';
      readonly address: string;
      readonly action: Action;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly type: 'apply_complete'; readonly summary: Summary; readonly errors: number };

/** The door through which the engine speaks; the command line, the daemon and tests are hosts. */
export interface ApplyHost {
  emit(event: ApplyEvent): void;
  /** Aborted by Ctrl-C: no new step begins. */
  readonly signal: AbortSignal;
}
