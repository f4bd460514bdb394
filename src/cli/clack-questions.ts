/** Questions asked with @clack/prompts, which is loaded when the first one is asked. */
import { isCancel, multiselect, type Option, select, text } from '@clack/prompts';
import type { Choice, Questions } from './questions.ts';

export interface Streams {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly signal: AbortSignal;
  /** Called when a question is given up. */
  readonly interrupt: () => void;
}

export function clackQuestions({ interrupt, ...streams }: Streams): Questions {
  const answered = <T>(answer: T | symbol): T | null => {
    if (!isCancel(answer)) return answer as T; // isCancel narrows only the symbol of this package away
    interrupt();
    return null;
  };
  return {
    text: async (message, initial, problem) =>
      answered<string>(
        await text({
          message,
          initialValue: initial,
          validate: (answer) => problem(answer ?? '') ?? undefined,
          ...streams,
        }),
      ),
    choose: async (message, choices, initial) => {
      const index = answered<number>(
        await select({
          message,
          options: optionsOf(choices),
          initialValue: choices.findIndex(({ value }) => value === initial),
          ...streams,
        }),
      );
      return index === null ? null : (choices[index]?.value ?? null);
    },
    chooseMany: async (message, choices, initial) => {
      const indices = answered<readonly number[]>(
        await multiselect({
          message,
          options: optionsOf(choices),
          initialValues: choices.flatMap(({ value }, index) => (initial.includes(value) ? [index] : [])),
          required: false,
          ...streams,
        }),
      );
      return indices === null ? null : indices.flatMap((index) => choices[index]?.value ?? []);
    },
  };
}

/** Positions stand for the values, which may be of any kind. */
const optionsOf = <T>(choices: readonly Choice<T>[]): Option<number>[] =>
  choices.map(({ label, hint }, value) => ({ value, label, ...(hint !== undefined && { hint }) }));
