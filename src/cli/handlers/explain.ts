import { type Code, codes } from '../../diagnostics/codes.ts';
import { explanationText } from '../../diagnostics/explanations/all.ts';
import type { DesiredPane } from '../../spec/desired.ts';
import { addressesOf } from '../../spec/moves.ts';
import { suggestion } from '../../spec/suggest.ts';
import type { ExplainArguments } from '../commands/explain.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { openSpec } from '../open.ts';
import { placeText, printDiagnostics } from '../view/diagnostics.ts';
import { escapeBlock, escapeLine, jsonText } from '../view/escape.ts';

export async function run(context: Context, args: ExplainArguments): Promise<ExitCode> {
  const code = args.subject.toUpperCase();
  if (isCode(code)) return explainCode(context, code, args.json);
  if (/^WZP\d*$/.test(code))
    return refuse(context, `"${args.subject}" is not the code of a message`, [
      'codes stand in brackets behind the word error: error[WZP1001]',
    ]);
  return explainAddress(context, args);
}

const isCode = (text: string): text is Code => Object.hasOwn(codes, text);

function explainCode(context: Context, code: Code, json: boolean): ExitCode {
  const title = codes[code];
  const text = explanationText(code);
  if (json) context.stdout.write(`${jsonText({ code, title, text })}\n`);
  else
    context.stdout.write(
      `${context.stdout.paint.bold(`${code}: ${title}`)}\n${text === '' ? '' : `\n${plainText(text)}\n`}`,
    );
  return exitCodes.done;
}

const plainText = (markdown: string): string => markdown.replaceAll('**', '');

/** What the spec says of a workspace, a tab or a pane, and where it says it. */
async function explainAddress(context: Context, args: ExplainArguments): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (spec === null) return exitCodes.failed;
  const { workspaces } = spec.desired;
  const things = workspaces.flatMap((workspace) => [
    {
      address: workspace.name,
      place: workspace.place,
      lines: ['workspace', listed('tabs', workspace.tabs), listed('panes', workspace.panes)],
    },
    ...workspace.tabs.map(({ address, place }) => ({
      address,
      place,
      lines: [
        `tab of the workspace ${workspace.name}`,
        listed(
          'panes',
          workspace.panes.filter(({ tab }) => tab === address),
        ),
      ],
    })),
    ...workspace.panes.map((pane) => ({ address: pane.address, place: pane.place, lines: paneLines(pane) })),
  ]);
  const thing = things.find(({ address }) => address === args.subject);
  if (thing === undefined)
    return refuse(context, `"${args.subject}" is neither a code nor an address of the spec`, [
      suggestion(args.subject, [...addressesOf(spec.desired)], 'addresses'),
    ]);
  const { address, place, lines } = thing;
  if (args.json) context.stdout.write(`${jsonText({ address, place, lines })}\n`);
  else
    context.stdout.write(
      [
        context.stdout.paint.bold(escapeLine(address)),
        ...(place === null ? [] : [`  defined at ${placeText(place)}`]),
        ...lines.map((line) => `  ${escapeBlock(line)}`),
        '',
      ].join('\n'),
    );
  return exitCodes.done;
}

const listed = (what: string, things: readonly { readonly address: string }[]): string =>
  `${what}: ${things.length === 0 ? 'none' : things.map(({ address }) => address).join(', ')}`;

/** Values as they may be printed. */
function paneLines({ tab, fields }: DesiredPane): string[] {
  const said = Object.entries(fields).flatMap(([key, { shown }]) =>
    shown === null || shown === ''
      ? []
      : [`${key}: ${typeof shown === 'string' ? shown : JSON.stringify(shown)}`],
  );
  return [`pane of the tab ${tab}`, ...said];
}

function refuse(context: Context, message: string, hints: readonly string[]): ExitCode {
  printDiagnostics(context, [{ code: 'WZP6004', severity: 'error', message, hint: hints.join('\n') }]);
  return exitCodes.failed;
}
