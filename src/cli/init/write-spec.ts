/** The text of a new spec: commented, in canonical form, and valid. */
import { stringify } from 'yaml';
import type { ProposedPane } from './proposal.ts';

export interface NewSpec {
  /** Null: that of the folder. */
  readonly name: string | null;
  readonly workspace: string;
  readonly panes: readonly ProposedPane[];
  /** Lines above everything else, without `#`. */
  readonly header: readonly string[];
}

/** Panes beside the shell in its tab; more of them get a tab of their own. */
const mostBeside = 3;

export function newSpecText({ name, workspace, panes, header }: NewSpec): string {
  const beside = panes.length > mostBeside + 1 ? [] : panes;
  const apart = beside.length === 0 ? panes : [];
  return `${header.map((line) => `# ${line}\n`).join('')}# What runs in the terminal of this project. \`wzp plan\` shows what would be done, \`wzp apply\` does it.
version: 1
${name === null ? '# name: shop            # default: the name of this folder' : `name: ${scalar(name)}`}

# env: { NODE_ENV: development }  # for every pane
# env_file: [.env]

workspaces:
  ${scalar(workspace)}: # a WezTerm workspace, a tmux session
    tabs:
      - name: code
        layout: ${
          beside.length === 0
            ? '{ pane: shell }'
            : `# row: side by side; column: one above the other
          row:
            - { pane: shell, size: 60% }
            - ${column(beside)}`
        }
${
  apart.length === 0
    ? ''
    : `      - name: services
        layout: grid # places any number of panes
        panes: [${apart.map((pane) => scalar(pane.name)).join(', ')}]
`
}    panes:
      shell: { focus: true } # no command: your shell; \`run: nvim .\` would start an editor
${panes.map(paneText).join('')}`;
}

const column = (panes: readonly ProposedPane[]): string => {
  const names = panes.map(({ name }) => scalar(name));
  return names.length === 1 ? (names[0] ?? '') : `column: [${names.join(', ')}]`;
};

function paneText({ name, kind, command, cwd, from, patience }: ProposedPane): string {
  const lines = [
    `      # ${from.replaceAll(/[\r\n]/g, ' ')}${kind === 'type' ? '; typed at the prompt, Enter runs it' : ''}`,
    `      ${scalar(name)}:`,
    `        ${kind}: ${scalar(escaped(command))}`,
    ...(cwd === null ? [] : [`        cwd: ${scalar(escaped(cwd))}`]),
    ...(patience === undefined ? [] : [`        stop: { signal: SIGINT, timeout: ${patience} }`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** What a shell replaces stays for the shell, and braces stay braces. */
const escaped = (text: string): string =>
  text.replaceAll('${', () => '$${').replaceAll(/\{\{(\s*[A-Za-z_][\w.-]*\s*)\}\}/g, '{{{{$1}}}}');

/** On one line, in quotes where it needs them, for readers of YAML 1.1 too; in a flow collection as well. */
export function scalar(text: string): string {
  const plain = stringify(text, { lineWidth: 0, defaultStringType: 'PLAIN', version: '1.1' }).trimEnd();
  const isSafe = plain === text && !/[[\]{},]|: |#/.test(text);
  return isSafe ? text : JSON.stringify(text);
}
