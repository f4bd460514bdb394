/** Figures in the text format of Prometheus (exposition format 0.0.4). Pure. */

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

/** A family without samples is left out. */
export function exposition<Source>(families: readonly Family<Source>[], source: Source): string {
  return families
    .flatMap((family) => {
      const { name, type, help } = family;
      const lines = family
        .samples(source)
        .map(({ labels, value }) => `${name}${labelText(labels)} ${valueText(value)}`);
      return lines.length === 0 ? [] : [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines];
    })
    .map((line) => `${line}\n`)
    .join('');
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const words = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return words.length === 0 ? '' : `{${words.join(',')}}`;
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

const valueText = (value: number): string =>
  Number.isFinite(value) ? String(value) : Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
