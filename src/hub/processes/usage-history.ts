/** What a process has used of late: a ring of samples, the oldest giving way. Pure. */

export interface Sample {
  /** epoch ms */
  readonly at: number;
  /** Share of one core since the sample before: 1 is a whole core. */
  readonly cpu: number;
  /** bytes */
  readonly memory: number;
  readonly processes: number;
}

export interface Counted {
  readonly memory: number;
  readonly cpuMs: number;
  readonly processes: number;
}

export class History {
  readonly #size: number;
  readonly #samples: Sample[] = [];
  #last: { readonly at: number; readonly cpuMs: number; readonly start: string } | null = null;

  constructor(size: number) {
    this.#size = size;
  }

  /** `start` names the start of the program: the counters of another one begin anew. */
  add(start: string, { memory, cpuMs, processes }: Counted, at: number): Sample {
    const before = this.#last;
    const same = before !== null && before.start === start && at > before.at;
    // What ended without being waited for takes its time with it: that is no negative use.
    const cpu = same ? Math.max(0, cpuMs - before.cpuMs) / (at - before.at) : 0;
    this.#last = { at, cpuMs, start };
    const sample = { at, cpu, memory, processes };
    this.#samples.push(sample);
    if (this.#samples.length > this.#size) this.#samples.shift();
    return sample;
  }

  get samples(): readonly Sample[] {
    return this.#samples;
  }

  get last(): Sample | null {
    return this.#samples.at(-1) ?? null;
  }
}
