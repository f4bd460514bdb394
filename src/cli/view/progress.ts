/** What an apply tells while it works: JSON lines, plain lines, or a list that updates itself on a terminal. */
import type { ApplyEvent } from '../../apply/events.ts';
import { diagnosticJson } from '../../plan/document.ts';
import type { Plan } from '../../plan/model.ts';
import type { Context } from '../context.ts';
import type { GlobalArguments } from '../options.ts';
import { escapeLine, jsonText } from './escape.ts';

export interface ProgressView {
  show(event: ApplyEvent): void;
  end(): Promise<void>;
}

export async function progressView(
  context: Context,
  args: GlobalArguments,
  plan: Plan,
): Promise<ProgressView> {
  if (args.json) return jsonLines(context);
  if (context.stdout.isTerminal && context.stderr.isTerminal && !context.trace && !context.quiet) {
    const { taskList } = await import('./task-list.ts');
    return taskList(plan);
  }
  return plainLines(context);
}

const jsonLines = (context: Context): ProgressView => ({
  show: (event) => {
    const value =
      'diagnostics' in event ? { ...event, diagnostics: event.diagnostics.map(diagnosticJson) } : event;
    context.stdout.write(`${jsonText(value, 0)}\n`);
  },
  end: () => Promise.resolve(),
});

function plainLines(context: Context): ProgressView {
  const line = (text: string): void => context.stderr.write(`${escapeLine(text)}\n`);
  return {
    show: (event) => {
      if (context.quiet && event.type !== 'apply_complete') return;
      const text = lineOf(event, context.verbose);
      if (text !== null) line(text);
    },
    end: () => Promise.resolve(),
  };
}

/** One line a thing that is done; the calls behind it under `--verbose` only. */
export function lineOf(event: ApplyEvent, verbose: boolean): string | null {
  switch (event.type) {
    case 'apply_start':
      return null;
    case 'step_start':
      return null;
    case 'step_end':
      return verbose || event.result !== 'done' ? `  ${event.text}: ${event.result}` : null;
    case 'change_start':
      return event.action === 'restart' || event.action === 'delete' ? `${event.address}: stopping` : null;
    case 'change_progress':
      return `${event.address}: ${event.text}`;
    case 'change_complete':
      return `${event.address}: ${pastOf(event.action)}`;
    case 'change_failed':
      return `${event.address}: ${event.action} failed`;
    case 'apply_complete':
      return event.errors > 0
        ? `Apply ended with ${event.errors === 1 ? '1 error' : `${event.errors} errors`}.`
        : completeLine(event);
  }
}

function completeLine({ summary: sum }: Extract<ApplyEvent, { type: 'apply_complete' }>): string {
  const parts = (
    [
      ['create', 'created'],
      ['update', 'updated'],
      ['move', 'moved'],
      ['restart', 'restarted'],
      ['replace', 'replaced'],
      ['delete', 'deleted'],
    ] as const
  ).flatMap(([key, word]) => (sum[key] > 0 ? [`${sum[key]} ${word}`] : []));
  return `Apply complete: ${parts.length === 0 ? 'nothing to do for any pane' : parts.join(', ')}. ${sum.no_op} unchanged.`;
}

function pastOf(action: Extract<ApplyEvent, { type: 'change_complete' }>['action']): string {
  switch (action) {
    case 'no-op':
      return 'started'; // one that an earlier run left waiting
    case 'create':
      return 'created';
    case 'update':
      return 'updated';
    case 'move':
      return 'moved';
    case 'restart':
      return 'restarted';
    case 'replace':
      return 'replaced';
    case 'delete':
      return 'deleted';
  }
}
