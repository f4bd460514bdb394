/** All rules beyond the schema and the meaning of a spec. They warn; `wzp validate --strict` makes that errors. */
import type { Findings } from '../findings.ts';
import { agentFlags } from './agent-flags.ts';
import type { Rule, RuleFacts } from './facts.ts';
import { homePaths } from './home-paths.ts';
import { portsUsedTwice } from './ports.ts';
import { secrets } from './secrets.ts';
import { smallestTerminal } from './smallest-terminal.ts';
import { unusedParameters, unusedTemplates } from './unused.ts';
import { yamlWords } from './yaml-words.ts';

const rules: readonly Rule[] = [
  portsUsedTwice,
  homePaths,
  secrets,
  agentFlags,
  yamlWords,
  unusedTemplates,
  unusedParameters,
  smallestTerminal,
];

export function applyRules(facts: RuleFacts, findings: Findings): void {
  for (const rule of rules) rule(facts, findings);
}
