/** A plan as the body of a comment on a pull request: Markdown, the summary first, the text of the plan folded away. */
import { drawLayout } from '../../layout/picture.ts';
import type { Plan } from '../../plan/model.ts';
import { isEmpty } from '../../plan/summary.ts';
import { planText } from '../../plan/text.ts';

/** By this line a job finds the comment that it wrote before. */
export const commentMark = '<!-- wzp plan -->';
const width = 100;
/** Characters; GitHub takes 65,536 and GitLab more. */
const longest = 60_000;

export function planComment(plan: Plan, now: number): string {
  const text = planText(plan, {
    now,
    width,
    verbose: false,
    paint: (_style, words) => words,
    draw: (tree, style) =>
      drawLayout(tree, {
        width: Math.min(style.cols, width),
        label: (key) => style.labels.get(key) ?? key,
        marked: style.moved,
      }),
  }).trimEnd();
  const lines = text.split('\n');
  const summary = lines.at(-1) ?? '';
  const head = `${commentMark}\n### wzp plan: \`${plan.desired.project.name.replaceAll('`', "'")}\`\n\n${escaped(summary)}\n`;
  if (isEmpty(plan)) return head;
  const shown = text.length > longest ? `${text.slice(0, longest)}\n… (cut)` : text;
  // Longer than any run of backticks in the plan, so that nothing in it ends the block.
  const fence = '`'.repeat(Math.max(3, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${head}\n<details><summary>Details</summary>\n\n${fence}text\n${shown}\n${fence}\n\n</details>\n`;
}

/** Names of a spec must not act on the page. */
const escaped = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|~@]/g, '\\$&');
