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
  const short = Array.from(cleaned.replaceAll(/^-+|-+$/g, ''))
    .slice(0, longest)
    .join('')
    .trim();
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

/** Programs that say nothing about what a pane is for. */
const plain = new Set(['cd', 'clear', 'reset', 'echo', 'printf', 'export', 'source', 'sleep', 'set', 'unset', 'eval', 'test', 'true', 'tmux', 'workon', 'nvm', 'conda', 'rvm', 'pyenv', 'rbenv', 'alias', 'ls', 'mkdir', 'date', 'pwd', 'until', 'while', 'for', 'if', 'do', 'done', 'then', 'fi', 'PS1']); // prettier-ignore

/** A short name for what commands do: `npm run dev` is `dev`, `cd api && ./bin/rails s` is `rails`; the last that says something. */
export function nameOfCommand(commands: string): string | null {
  const parts = commands.slice(0, 2000).split(/&&|\|\||[;\n]/);
  let otherwise: string | null = null;
  for (const part of parts.toReversed()) {
    const name = nameOfOne(part);
    if (name !== null && !plain.has(name)) return name;
    otherwise ??= name === 'cd' || name === 'clear' || name === 'reset' ? null : name;
  }
  return otherwise;
}

function nameOfOne(command: string): string | null {
  let last: string | null = null;
  for (const word of command
    .trim()
    .split(/[\s&|]+/)
    .slice(0, 8)) {
    if (word.startsWith('-') || /^[A-Za-z_]\w*=/.test(word) || word === '') continue;
    const base = (word.split('/').at(-1) ?? '').replace(/\.(?:sh|py|js|mjs|ts|rb|exe|jar)$/, '');
    if (!/^[A-Za-z][\w.:-]{0,30}$/.test(base)) break;
    last = base.replaceAll(':', '-').replace(/[.-]+$/, '');
    if (!starters.has(base)) break;
  }
  return last === '' ? null : last;
}
