/** Coding agents that are told to ask nobody, without an `allow` that says that this is meant. */
import type { DependingPane } from '../depend.ts';
import type { Findings } from '../findings.ts';
import { child, itemsOf, type SpecNode, textOf } from '../node.ts';
import { printable } from '../printable.ts';
import type { Rule, RuleFacts } from './facts.ts';

// The agents' own words for "do everything without asking" (their documentation, 2026).
const flag =
  /^(?:--(?:allow-)?dangerously-[a-z-]+|--yolo|--allow-all-tools|--yes-always|bypassPermissions|yolo|danger-full-access|--(?:permission-mode|approval-mode|sandbox)=(?:bypassPermissions|yolo|danger-full-access))$/;
const agents = /(?:^|[\s/;&|(])(?:claude|codex|gemini|qwen|copilot|aider|amp|opencode|cursor-agent)(?=\s|$)/;
/** Short forms mean this for one agent only. */
const shortForms: Readonly<Record<string, RegExp>> = {
  gemini: /^-y$/,
  qwen: /^-y$/,
  'cursor-agent': /^(?:-f|--force)$/,
};

export const agentFlags: Rule = (facts, findings) => {
  for (const pane of facts.panes) {
    const agent = child(pane.node, 'agent');
    if (agent !== undefined) ofAgent(pane, agent, facts, findings);
    const run = child(pane.node, 'run') ?? child(pane.node, 'type');
    if (run !== undefined) ofCommand(pane, run, facts, findings);
  }
};

function ofAgent(pane: DependingPane, agent: SpecNode, { texts }: RuleFacts, findings: Findings): void {
  const allowed = new Set(itemsOf(child(agent, 'allow')).map(textOf));
  const kind = textOf(child(agent, 'kind')) ?? '';
  const args = [...itemsOf(child(agent, 'args')), ...itemsOf(child(agent, 'command'))];
  const permission = child(agent, 'permission');
  for (const node of permission === undefined ? args : [...args, permission]) {
    const word = texts.expand(node, pane.scope)?.value;
    if (word === undefined || !isDangerous(word, kind) || allowed.has(word)) continue;
    findings.add(
      'WZP1714',
      node.span,
      `${pane.address}: ${printable(word)} lets the agent do everything unasked`,
      {
        severity: 'warning',
        hint: `if that is meant, say so: allow: ["${printable(word)}"]; a sandbox limits what it can reach`,
        address: pane.address,
      },
    );
  }
}

function ofCommand(pane: DependingPane, run: SpecNode, { texts }: RuleFacts, findings: Findings): void {
  const items = run.kind === 'list' ? itemsOf(run) : [run];
  const text = items.map((item) => texts.expand(item, pane.scope)?.value ?? '').join(' ');
  const [match] = agents.exec(text) ?? [];
  if (match === undefined) return;
  const kind = match.replace(/^[\s/;&|(]/, '');
  const word = text.split(/[\s;&|()"']+/).find((one) => isDangerous(one, kind));
  if (word === undefined) return;
  const { span } = run;
  const at = span.source.text.indexOf(word, span.start);
  const marked =
    at !== -1 && at + word.length <= span.end ? { ...span, start: at, end: at + word.length } : span;
  findings.add(
    'WZP1714',
    marked,
    `${pane.address}: ${printable(word)} lets the agent do everything unasked`,
    {
      severity: 'warning',
      hint: `if that is meant, make it \`agent:\` with \`args\` and \`allow: ["${printable(word)}"]\`, or suppress this finding with a reason`,
      address: pane.address,
    },
  );
}

const isDangerous = (word: string, kind: string): boolean =>
  flag.test(word) || (Object.hasOwn(shortForms, kind) && shortForms[kind]?.test(word) === true);
