/** What processes are started with, for a person who decides whether they may. */
import type { DesiredPane } from '../../spec/desired.ts';
import { escapeLine } from './escape.ts';

/** One line for each pane, or more where its command has more. Values of the environment by their names only. */
export const commandLines = (panes: readonly DesiredPane[]): string => panes.map(commandLine).join('');

function commandLine({ address, process }: DesiredPane): string {
  const said = (): string => {
    switch (process.kind) {
      case 'text':
        return process.text.shown;
      case 'argv':
        return process.argv.map((word) => JSON.stringify(word.shown)).join(' ');
      case 'type':
        return `${process.text.shown} (typed, not run)`;
      case 'shell':
        return 'a shell';
    }
  };
  const lines = said().split('\n').map(escapeLine);
  return `  ${escapeLine(address)}: ${lines.join(`\n${' '.repeat(address.length + 4)}`)}\n`;
}
