/**
 * Words without quotes that YAML 1.2, which wzp reads, takes for texts or plain numbers, and YAML 1.1, which many other
 * programs read, for truth values, octal numbers, times of day or dates: in names, and in values that are handed on as texts.
 */
import type { ScalarNode, SpecNode, Span } from '../node.ts';
import { child, entriesOf, itemsOf } from '../node.ts';
import { quoted } from '../printable.ts';
import type { Findings } from '../findings.ts';
import type { Rule } from './facts.ts';
import { isPlain } from './walk.ts';

const truth = /^(?:y|n|yes|no|on|off)$/i;
const truthValue = /^(?:true|false)$/i;
const nothing = /^(?:null|~)$/i;
const number = /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|0x[\da-f_]+|0o[0-7]+|\.inf|\.nan)$/i;
const octal = /^[-+]?0[0-7_]+$/;
const timeOfDay = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?$/;
const date = /^\d{4}-\d\d?-\d\d?$/;

export const yamlWords: Rule = ({ files }, findings) => {
  for (const { file, node } of files) {
    if (file.role === 'template') body(node, findings);
    for (const section of ['workspaces', 'templates']) {
      for (const entry of entriesOf(child(node, section))) {
        name(entry.key, entry.keySpan, 'name', findings);
        body(entry.value, findings);
      }
    }
    values(child(node, 'env'), findings);
  }
};

function body(node: SpecNode, findings: Findings): void {
  values(child(node, 'env'), findings);
  values(child(node, 'with'), findings);
  for (const param of entriesOf(child(node, 'params'))) name(param.key, param.keySpan, 'name', findings);
  for (const tab of itemsOf(child(node, 'tabs'))) {
    nameNode(child(tab, 'name'), findings);
    layout(child(tab, 'layout'), findings);
    values(child(tab, 'env'), findings);
    for (const slot of itemsOf(child(tab, 'panes'))) layout(slot, findings);
  }
  for (const entry of entriesOf(child(node, 'panes'))) {
    name(entry.key, entry.keySpan, 'name', findings);
    pane(entry.value, findings);
  }
}

function layout(node: SpecNode | undefined, findings: Findings): void {
  if (node?.kind === 'scalar') return nameNode(node, findings);
  const children = child(node, 'row') ?? child(node, 'column');
  for (const item of itemsOf(children)) layout(item, findings);
  nameNode(child(node, 'pane'), findings);
  if (node !== undefined) pane(node, findings);
}

function pane(node: SpecNode, findings: Findings): void {
  values(child(node, 'env'), findings);
  for (const item of itemsOf(child(node, 'run')))
    if (item.kind === 'scalar' && timeOfDay.test(item.written)) value(item, findings);
}

function nameNode(node: SpecNode | undefined, findings: Findings): void {
  if (node?.kind === 'scalar' && node.value !== null) name(node.written, node.span, 'name', findings);
}

function name(written: string, span: Span, what: string, findings: Findings): void {
  const reading = [truth, truthValue].some((form) => form.test(written))
    ? 'a truth value'
    : nothing.test(written)
      ? 'nothing'
      : timeOfDay.test(written)
        ? 'a number of seconds'
        : date.test(written)
          ? 'a date'
          : number.test(written)
            ? 'a number'
            : null;
  if (reading !== null) report(written, span, what, reading, findings);
}

function values(env: SpecNode | undefined, findings: Findings): void {
  for (const entry of entriesOf(env)) if (entry.value.kind === 'scalar') value(entry.value, findings);
}

/** `true`, `3000` and `1.5` are the same for every reader. */
function value({ written, span, value: read }: ScalarNode, findings: Findings): void {
  const reading = truth.test(written)
    ? 'a truth value'
    : octal.test(written) && written.length > 1
      ? 'an octal number'
      : timeOfDay.test(written)
        ? 'a number of seconds'
        : null;
  if (reading !== null && read !== null) report(written, span, 'value', reading, findings);
}

function report(written: string, span: Span, what: string, reading: string, findings: Findings): void {
  if (!isPlain(span)) return;
  findings.add('WZP1715', span, `the ${what} ${quoted(written)} is ${reading} for other readers of YAML`, {
    severity: 'warning',
    hint: `put it in quotes: "${written}"`,
  });
}
