/** All explanations: the source of `docs/codes.md` and of `wzp explain CODE`. */
import { type Code, codes } from '../codes.ts';
import type { Explanation, Explanations } from './explanation.ts';
import { ofFiles } from './files.ts';
import { ofImports } from './imports.ts';
import { ofLayout } from './layout.ts';
import { ofPlan } from './plan.ts';
import { ofProcesses } from './processes.ts';
import { ofRules } from './rules.ts';
import { ofSchema } from './schema.ts';
import { ofServers } from './servers.ts';
import { ofState } from './state.ts';
import { ofTexts } from './texts.ts';
import { ofUsage } from './usage.ts';

export const explanations: Explanations = {
  ...ofFiles,
  ...ofSchema,
  ...ofTexts,
  ...ofLayout,
  ...ofRules,
  ...ofImports,
  ...ofPlan,
  ...ofServers,
  ...ofState,
  ...ofProcesses,
  ...ofUsage,
};

/** Markdown below the title of a code; empty for one that nobody has explained yet. */
export function explanationText(code: Code): string {
  const explanation = explanations[code];
  return explanation === undefined ? '' : paragraphs(explanation).join('\n\n');
}

function paragraphs({ means, remedy, wrong, right }: Explanation): string[] {
  const piece = (mark: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`${mark}:`, text.replaceAll(/^/gm, '    ')];
  return [means, `**What to do.** ${remedy}`, ...piece('Wrong', wrong), ...piece('Right', right)];
}

const blocks: readonly (readonly [first: string, title: string])[] = [
  ['WZP10', 'Files of a spec'],
  ['WZP11', 'YAML'],
  ['WZP12', 'Keys and values'],
  ['WZP13', 'Variables and environment'],
  ['WZP14', 'Templates'],
  ['WZP15', 'Names and layouts'],
  ['WZP16', 'Dependencies'],
  ['WZP17', 'What is allowed but hardly meant'],
  ['WZP18', 'Imports'],
  ['WZP19', 'The findings themselves'],
  ['WZP2', 'Plans'],
  ['WZP3', 'Terminal multiplexers'],
  ['WZP4', 'State, lock and files of wzp'],
  ['WZP5', 'Processes, daemon and hub'],
  ['WZP6', 'The command line'],
  ['WZP9', 'Internal'],
];

/** The text of `docs/codes.md`. */
export function codesPage(): string {
  const known = Object.keys(codes).sort() as Code[]; // the keys of the table
  const sections = blocks.flatMap(([first, title]) => {
    const inside = known.filter((code) => code.startsWith(first));
    const entries = inside.map((code) => `### ${code}: ${codes[code]}\n\n${explanationText(code)}`.trimEnd());
    return entries.length === 0 ? [] : [`## ${title}`, ...entries];
  });
  return (
    [
      '<!-- Made from src/diagnostics by script/generate.mjs. Edit the tables there, then run it. -->',
      '# Codes of messages',
      'Every message of `wzp` has a code that stays the same while its words may change. `wzp explain CODE` prints the text of this page.',
      'A finding of `wzp validate` that is a warning can be suppressed where the author of the file knows better, with a reason:',
      '    # wzp-disable-next-line WZP1712 the path inside of the container\n    cache: { run: docker run -v cache:/home/node/.cache shop }',
      '`wzp validate --strict` takes warnings for errors. Errors cannot be suppressed.',
      ...sections,
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}
