/** A line that a pane has printed, with the name of the pane where there are several. */
import type { Output } from '../context.ts';
import type { AddressedLine } from '../logs/merge.ts';
import { escapeBlock, jsonText } from './escape.ts';

const hues = ['cyan', 'yellow', 'green', 'magenta', 'blue', 'red'] as const;

/** JSON: one object a line, `time` in ISO 8601, null where nobody knows it. */
export function lineWriter(
  output: Output,
  addresses: readonly string[],
  json: boolean,
): (line: AddressedLine) => void {
  if (json)
    return ({ address, time, text }) =>
      output.write(
        `${jsonText({ address, time: time === null ? null : new Date(time).toISOString(), line: text }, 0)}\n`,
      );
  if (addresses.length <= 1) return ({ text }) => output.write(`${escapeBlock(text)}\n`);
  const width = Math.max(...addresses.map(({ length }) => length));
  const prefixes = new Map(
    addresses.map((address, index) => {
      const colour = output.paint[hues[index % hues.length] ?? 'cyan'];
      return [address, colour(`${escapeBlock(address.padEnd(width))} | `)];
    }),
  );
  return ({ address, text }) => output.write(`${prefixes.get(address) ?? ''}${escapeBlock(text)}\n`);
}
