import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { codesPage, explanations } from '../../src/diagnostics/explanations/all.ts';
import { codes } from '../../src/diagnostics/codes.ts';
import { formatSpec } from '../../src/spec/format/format.ts';
import { validateSpec as matchesSchema } from '../../src/spec/generated/validator.mjs';
import { resolveSpec } from '../../src/spec/resolve.ts';
import { referenceOf, referencePage } from '../../src/spec/reference.ts';
import { knownKeys } from '../../src/spec/generated/fields.ts';
import { manualPage } from '../../src/cli/manual.ts';
import { commands } from '../../src/cli/commands.ts';
import { inputsOf, sourcesOf } from '../spec/scene.ts';

const root = join(import.meta.dirname, '../..');
const page = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('the page of codes', () => {
  it.each(Object.keys(codes))('%s has an explanation', (code) => {
    const { means, remedy } = explanations[code as keyof typeof codes] ?? { means: '', remedy: '' };
    expect(means).toMatch(/^\S.*\.$/s);
    expect(remedy).toMatch(/^\S.*[.)]$/s);
    expect(codesPage()).toContain(`### ${code}: `);
  });

  it.each(Object.entries(explanations).filter(([, { wrong }]) => wrong !== undefined))(
    '%s: what is right can be read, and is not what is wrong',
    (_code, { wrong = '', right = '' }) => {
      expect(right).not.toBe(wrong);
      expect(parseDocument(right).errors).toEqual([]);
    },
  );
});

describe('the reference of keys', () => {
  it('has every key with its description', () => {
    const text = page('docs/spec.md');
    for (const key of Object.values(knownKeys).flat()) expect(text).toContain(`| \`${key}\``);
  });

  it('links lead to headings and anchors of the page', () => {
    const text = referencePage();
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
      title.toLowerCase().replaceAll(' ', '-'),
    );
    const anchors = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id);
    const targets = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(50);
    for (const target of new Set(targets)) expect([...headings, ...anchors]).toContain(target);
  });

  it('answers for a path, through lists and names', () => {
    expect(referenceOf('workspaces.dev.tabs.0.layout')).toMatch(/^workspaces\.dev\.tabs\.0\.layout: /);
    expect(referenceOf('pane.restart.backoff')).toContain('Value: duration');
    expect(referenceOf('hub')).toContain('Keys:');
    expect(referenceOf('pane.nothing')).toBeNull();
    expect(referenceOf('nothing')).toBeNull();
  });
});

describe('the manual page', () => {
  it('has every command and no line that roff would take for a request', () => {
    const text = manualPage('1.2.3');
    for (const { name } of commands) expect(text).toContain(`.SS "wzp ${name.replaceAll('-', '\\-')}`);
    for (const line of text.split('\n'))
      expect(line).toMatch(/^(?:\.(?:TH|SH|SS|TP|B|I|BR|RI|\\") ?|[^.']|\\&|$)/);
  });
});

describe('examples in the docs', () => {
  const pages = [
    ...readdirSync(join(root, 'docs'))
      .filter((file) => file.endsWith('.md'))
      .map((file) => `docs/${file}`),
    'README.md',
    'examples/README.md',
    'CONTRIBUTING.md',
  ];
  const pieces = pages.flatMap((file) => {
    let text = '';
    try {
      text = page(file);
    } catch {
      return [];
    }
    return [...text.matchAll(/^( *)```ya?ml\n([\s\S]*?)^ *```$/gm)].map(
      ([, indent = '', body = ''], index) => ({
        name: `${file} ${index + 1}`,
        text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      }),
    );
  });
  const whole = pieces.filter(({ text }) => /^version: 1$/m.test(text));

  it('can all be read', () => {
    for (const { name, text } of pieces) expect(parseDocument(text).errors, name).toEqual([]);
  });

  it.each(whole)('the spec of $name is valid', ({ text }) => {
    const sources = sourcesOf(text);
    const { diagnostics } = resolveSpec(sources, { ...inputsOf(), missingFiles: 'warning' });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(formatSpec({ ...sources.files[0]!, text }).ok).toBe(true);
  });

  it.each(
    pieces.filter((piece) => !whole.includes(piece) && /^(?:workspaces|templates|ui|env):/m.test(piece.text)),
  )('the piece of a spec of $name fits the schema', ({ text }) => {
    matchesSchema({ version: 1, ...(parse(text) as object) });
    const errors = (matchesSchema.errors ?? []).filter(
      ({ keyword }) => keyword !== 'if' && keyword !== 'not',
    );
    expect(errors).toEqual([]);
  });
});
