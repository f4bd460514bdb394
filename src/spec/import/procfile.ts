/** Procfile (foreman, overmind, hivemind, Heroku) → a spec. */
import type { Span } from '../node.ts';
import { quoted } from '../printable.ts';
import type { Draft } from './draft.ts';
import { GridTabs } from './grid-tabs.ts';
import { spanAt } from './read-yaml.ts';
import { fillPane } from './typed-pane.ts';

/** foreman's default, and the distance from one process to the next (also overmind's). */
const firstPort = 5000;
const portStep = 100;

export function readProcfile(draft: Draft): void {
  const { source } = draft;
  const lines: { readonly name: string; readonly command: string; readonly span: Span }[] = [];
  let at = 0;
  for (const line of source.text.split('\n')) {
    const span = spanAt(source, at, at + line.length);
    at += line.length + 1;
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    const [, name, command] = /^([A-Za-z0-9_.-]+)\s*:\s*(\S.*)$/.exec(text) ?? [];
    if (name === undefined || command === undefined)
      draft.note('dropped', span, quoted(text), 'is not `name: command`');
    else lines.push({ name, command, span });
  }
  const tabs = new GridTabs(draft);
  for (const [index, { name, command, span }] of lines.entries()) {
    const tab = tabs.next('procs', span);
    const pane = draft.pane(tab, span, { wished: name, command });
    fillPane(draft, tab, pane, [{ text: command, span }], false);
    if (/\$\{?PORT\b/.test(command)) {
      pane.setEnv('PORT', firstPort + portStep * index);
      draft.note(
        'approximated',
        span,
        quoted(name),
        `foreman gives it PORT ${firstPort + portStep * index}`,
        {
          at: draft.panePath(pane, 'env'),
        },
      );
    }
    if (name === 'release') {
      pane.set('start', 'manual');
      draft.note('approximated', span, 'release', 'runs at a release only: it waits for `wzp start`', {
        at: draft.panePath(pane, 'start'),
      });
    }
    draft.note('converted', span, `the process ${quoted(name)}`, `is the pane ${quoted(pane.name)}`, {
      at: draft.panePath(pane),
    });
  }
  if (lines.length > 0) {
    draft.note('suggestions', draft.start, 'Procfile', 'its tools read `.env` on their own', {
      hint: 'add `env_file: [.env]` at the top when there is one',
    });
  }
}
