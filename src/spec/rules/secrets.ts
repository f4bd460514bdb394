/** Values that look like secrets, in files that are committed. A message names the kind, never the value. */
import { printable } from '../printable.ts';
import type { Rule } from './facts.ts';
import { type Found, scalarsOf } from './walk.ts';

/** Published forms of tokens. */
const tokens: readonly (readonly [kind: string, form: RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,}|\bgithub_pat_[A-Za-z0-9_]{40,}/],
  ['a GitLab token', /\bglpat-[\w-]{20,}/],
  ['a Slack token', /\bxox[abeprs]-[\w-]{10,}/],
  ['an Anthropic key', /\bsk-ant-[\w-]{20,}/],
  ['an API key', /\bsk-(?:proj-)?[A-Za-z0-9_-]{32,}|\b[rs]k_live_[A-Za-z0-9]{16,}/],
  ['a Google API key', /\bAIza[\w-]{35}/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a signed token (JWT)', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
  [
    'an address with a password in it',
    /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'${]+:(?!\$)[^\s/:@"'{]{4,}@(?!localhost\b|127\.)/i,
  ],
];

const secretName =
  /(?:^|_)(?:SECRET|TOKEN|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|(?:API|ACCESS|PRIVATE|ENCRYPTION|SIGNING|SECRET)_?KEY)(?:_BASE)?$/i;

export const secrets: Rule = ({ files }, findings) => {
  for (const { file, node } of files) {
    if (file.role === 'local') continue;
    for (const found of scalarsOf(node)) {
      const kind = kindOf(found);
      if (kind === null) continue;
      const key = found.path.at(-1);
      const name = key === undefined || key === '[]' ? 'a value' : `the value of ${printable(key)}`;
      // The mark stands at the key: what is marked is printed.
      const start = found.keySpan ?? { ...found.node.span, end: found.node.span.start };
      findings.add('WZP1713', start, `${name} looks like ${kind}`, {
        severity: 'warning',
        hint: 'keep it out of the file: write ${NAME} and set it in the environment, or use env_file with a file that is not committed',
      });
    }
  }
};

function kindOf({ node, path }: Found): string | null {
  if (typeof node.value !== 'string') return null;
  const { value } = node;
  const known = tokens.find(([, form]) => form.test(value));
  if (known !== undefined) return known[0];
  const isVariable = path.at(-2) === 'env';
  return isVariable && secretName.test(path.at(-1) ?? '') && isRandom(value) ? 'a secret' : null;
}

/** Long, of more than one kind of characters, and no reference: nobody types that as a default for development. */
function isRandom(value: string): boolean {
  if (value.length < 12 || /\$|\{\{|\s|^[./~]/.test(value)) return false;
  return (
    /\d/.test(value) &&
    /[a-z]/i.test(value) &&
    !/example|change|password|secret|test|dev|dummy|fake|xxx/i.test(value)
  );
}
