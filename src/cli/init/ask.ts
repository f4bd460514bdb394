/** What a person wants in a new spec, asked one thing after the other. */
import { nameProblem } from '../../spec/names.ts';
import type { Questions } from '../questions.ts';
import type { FoundFile } from './import-file.ts';
import type { ProposedPane } from './proposal.ts';

export type Start =
  | { readonly kind: 'panes' }
  | { readonly kind: 'template'; readonly template: string }
  | { readonly kind: 'import'; readonly from: FoundFile };

export type Wanted =
  | Exclude<Start, { readonly kind: 'panes' }>
  | { readonly kind: 'panes'; readonly name: string | null; readonly panes: readonly ProposedPane[] };

export interface Offer {
  /** Of the folder. */
  readonly name: string;
  readonly proposed: readonly ProposedPane[];
  readonly templates: readonly string[];
  /** Of other tools, in this folder. */
  readonly found: readonly FoundFile[];
}

/** Null when the person gave up. */
export async function askForSpec(questions: Questions, offer: Offer): Promise<Wanted | null> {
  const found = offer.proposed.length;
  const usual: Start = { kind: 'panes' };
  const start = await questions.choose<Start>(
    'How do you want to start?',
    [
      {
        value: usual,
        label: found === 0 ? 'With a shell and an example' : 'With what this project can run',
        ...(found > 0 && { hint: `${found} ${found === 1 ? 'command' : 'commands'} found` }),
      },
      ...offer.found.map((from) => ({
        value: { kind: 'import', from } as const,
        label: `From ${from.file}`,
        hint: `the file of ${from.kind}, converted`,
      })),
      ...offer.templates.map((template) => ({
        value: { kind: 'template', template } as const,
        label: `From the template ${template}`,
      })),
    ],
    usual,
  );
  if (start === null || start.kind !== 'panes') return start;
  const name = await questions.text('Name of the project', offer.name, (answer) => {
    const bad = nameProblem(answer);
    return bad === null ? null : `The name ${bad.problem}`;
  });
  if (name === null) return null;
  const panes =
    found === 0
      ? []
      : await questions.chooseMany(
          'Which of these get a pane? (a shell is there anyway)',
          offer.proposed.map((pane) => ({
            value: pane,
            label: `${pane.name}: ${pane.command}`,
            hint: pane.kind === 'type' ? `${pane.from}; typed, not run` : pane.from,
          })),
          offer.proposed.filter(({ isUsual }) => isUsual),
        );
  return panes === null ? null : { kind: 'panes', name: name === offer.name ? null : name, panes };
}
