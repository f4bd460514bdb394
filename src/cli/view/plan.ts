/** The plan on a terminal. */
import { drawLayout } from '../../layout/picture.ts';
import type { Plan } from '../../plan/model.ts';
import { planText, type Painter } from '../../plan/text.ts';
import type { Colors, Context, Output } from '../context.ts';

/** Widest picture that is still taken in at a glance. */
const widest = 100;

export function printPlan(context: Context, plan: Plan, output: Output = context.stdout): void {
  const width = output.columns;
  const text = planText(plan, {
    now: context.now(),
    width,
    verbose: context.verbose,
    paint: painter(output.paint),
    draw: (tree, style) =>
      drawLayout(tree, {
        width: Math.min(style.cols, widest),
        label: (key) => style.labels.get(key) ?? key,
        marked: style.moved,
      }),
  });
  output.write(`${text}\n`);
}

function painter(paint: Colors): Painter {
  return (style, text) => {
    switch (style) {
      case 'add':
        return paint.green(text);
      case 'change':
        return paint.yellow(text);
      case 'remove':
        return paint.red(text);
      case 'strong':
        return paint.bold(text);
      case 'faint':
        return paint.dim(text);
    }
  };
}
