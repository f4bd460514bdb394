/**
 * The scripts that run in the panes. Each is copied once per content into the runtime folder, so that an upgrade of wzp
 * never changes a script under a running sh, which reads its file bit by bit.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { makeFolder, replaceFile } from './place.ts';

/** From the sources and from an entry chunk of the built tool the scripts are in `../runner`, from a shared chunk one folder up, from the main file in `./runner`. */
function source(name: string): string {
  const paths = [`../runner/${name}`, `./runner/${name}`, `../../runner/${name}`].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return readFileSync(paths.find((path) => existsSync(path)) ?? name, 'utf8');
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

interface Script {
  readonly name: string;
  readonly text: string;
}

/** By shell: reading and hashing are done once a process. */
const rendered = new Map<string, readonly [runner: Script, child: Script]>();

function scriptsFor(shell: string): readonly [runner: Script, child: Script] {
  const known = rendered.get(shell);
  if (known) return known;
  const childText = source('child.sh');
  const childHash = hash(childText);
  const runnerText = source('runner.sh')
    .replace('@SH@', () => shell.replaceAll("'", "'\\''"))
    .replace('@CHILD@', childHash);
  const made = [
    { name: `runner-${hash(runnerText)}.sh`, text: runnerText },
    { name: `child-${childHash}.sh`, text: childText },
  ] as const;
  rendered.set(shell, made);
  return made;
}

/** Puts the scripts into the runtime folder where they are missing; the path of the runner. Throws what the file system throws. */
export function installScripts(runtimeDir: string, shell: string): string {
  makeFolder(runtimeDir);
  const [runner, child] = scriptsFor(shell);
  for (const script of [child, runner]) {
    const path = join(runtimeDir, script.name);
    if (!existsSync(path)) replaceFile(path, script.text);
  }
  return join(runtimeDir, runner.name);
}
