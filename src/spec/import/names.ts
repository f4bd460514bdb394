/** Names of other tools → names of a spec: usable in addresses, unique, and as close to the original as may be. */
import { nameProblem } from '../names.ts';

const longest = 60;

/** A usable name without regard to others; `fallback` when nothing is left of it. */
export function usableName(raw: string, fallback: string): string {
  const cleaned = raw
    .normalize('NFC')
    .replaceAll(
      /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu,
      ' ',
    )
    .replaceAll(/[${}`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s*[/:]+\s*/g, '-')
    .trim();
  const short = [...cleaned.replaceAll(/^-+|-+$/g, '')].slice(0, longest).join('').trim();
  return short === '' || nameProblem(short) !== null ? fallback : short;
}

/** Names in one workspace, one kind of thing. */
export class Names {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  /** The name itself, or `name-2`, `name-3`, … */
  take(name: string): string {
    let free = name;
    let count = this.#next.get(name) ?? 2;
    while (this.#taken.has(free)) {
      free = `${name}-${count}`;
      count += 1;
    }
    this.#next.set(name, count);
    this.#taken.add(free);
    return free;
  }
}

/** Pane names stand in addresses that people type: no spaces. */
export const paneName = (raw: string, fallback: string): string =>
  usableName(raw, fallback).replaceAll(' ', '-');

const starters = new Set(['npm', 'pnpm', 'yarn', 'bun', 'make', 'rake', 'just', 'task', 'npx', 'pnpx', 'bunx', 'deno', 'uv', 'poetry', 'pipenv', 'bundle', 'exec', 'run', 'sudo', 'env', 'time', 'nohup', 'command', 'dotenv', 'start', 'python', 'python3', 'node', 'ruby', 'perl', 'bash', 'sh', 'zsh', 'go', 'cargo', 'mix', 'docker', 'docker-compose', 'compose', 'up', 'dc', 'script', 'm']); // prettier-ignore

/** A short name for what a command does: `npm run dev` is `dev`, `./bin/rails s` is `rails`. */
export function nameOfCommand(command: string): string | null {
  const words = command
    .trim()
    .slice(0, 400)
    .split(/[\s;&|]+/);
  let last: string | null = null;
  for (const word of words.slice(0, 8)) {
    if (word.startsWith('-') || /^[A-Za-z_]\w*=/.test(word) || word === '') continue;
    const base = (word.split('/').at(-1) ?? '').replace(/\.(?:sh|py|js|mjs|ts|rb|exe|jar)$/, '');
    if (!/^[A-Za-z][\w.:-]{0,30}$/.test(base)) break;
    last = base.replaceAll(':', '-').replace(/[.-]+$/, '');
    if (!starters.has(base)) break;
  }
  return last === null || last === '' ? null : last;
}
