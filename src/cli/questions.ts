/** Questions to a person, beyond yes or no. */

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

/** Each answer is null when the person gave up (Ctrl-C, Escape). */
export interface Questions {
  /** `problem` says what is wrong with an answer, or nothing. */
  text(message: string, initial: string, problem: (answer: string) => string | null): Promise<string | null>;
  choose<T>(message: string, choices: readonly Choice<T>[], initial: T): Promise<T | null>;
  /** Any number of them, none included. */
  chooseMany<T>(
    message: string,
    choices: readonly Choice<T>[],
    initial: readonly T[],
  ): Promise<readonly T[] | null>;
}
