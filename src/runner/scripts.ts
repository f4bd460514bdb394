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

interface Scripts {
  readonly runner: Script;
  readonly child: Script;
  readonly record: Script;
}

/** By shell: reading and hashing are done once a process. */
const rendered = new Map<string, Scripts>();

function scriptsFor(shell: string): Scripts {
  const known = rendered.get(shell);
  if (known) return known;
  const childText = source('child.sh');
  const childHash = hash(childText);
  const record = recorder();
  const runnerText = source('runner.sh')
    .replace('@SH@', () => shell.replaceAll("'", "'\\''"))
    .replace('@CHILD@', childHash)
    .replace('@RECORD@', hash(record.text));
  const made: Scripts = {
    runner: { name: `runner-${hash(runnerText)}.sh`, text: runnerText },
    child: { name: `child-${childHash}.sh`, text: childText },
    record,
  };
  rendered.set(shell, made);
  return made;
}

/** One program, in the order in which perl reads it. */
const recorderParts = ['begin', 'files', 'text', 'pass'];

function recorder(): Script {
  const text = recorderParts.map((part) => source(`record/${part}.pl`)).join('');
  return { name: `record-${hash(text)}.pl`, text };
}

/** Puts the recorder into the runtime folder where it is missing; its path. Throws what the file system throws. */
export function installRecorder(runtimeDir: string): string {
  makeFolder(runtimeDir);
  const script = recorder();
  const path = join(runtimeDir, script.name);
  if (!existsSync(path)) replaceFile(path, script.text);
  return path;
}

/** Puts the scripts into the runtime folder where they are missing; the path of the runner. Throws what the file system throws. */
export function installScripts(runtimeDir: string, shell: string): string {
  makeFolder(runtimeDir);
  const { runner, child, record } = scriptsFor(shell);
  for (const script of [record, child, runner]) {
    const path = join(runtimeDir, script.name);
    if (!existsSync(path)) replaceFile(path, script.text);
  }
  return join(runtimeDir, runner.name);
}
