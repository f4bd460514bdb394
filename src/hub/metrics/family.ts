/** What a figure is. */

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family<Source> {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  /** One line; it stands in docs/metrics.md too. */
  readonly help: string;
  /** Names only from small sets: never a pid, never a text. */
  readonly labels: readonly string[];
  samples(source: Source): readonly Sample[];
}
