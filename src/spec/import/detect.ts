/** Which tool a file belongs to: by its name, else by what stands in it. */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { erbTags } from './erb.ts';
import type { ImportKind } from './kinds.ts';
import { deepestNesting, deepestText } from './nesting.ts';

const byName: readonly (readonly [RegExp, ImportKind])[] = [
  [/^Procfile(?:\.[\w.-]+)?$|\.procfile$/i, 'procfile'],
  [/(?:^|[._-])mprocs(?:[._-].*)?\.(?:ya?ml|json)$/i, 'mprocs'],
  [/^\.?process-compose.*\.ya?ml$/i, 'process-compose'],
  [/(?:^|[._-])tmuxp(?:[._-].*)?\.(?:ya?ml|json)$/i, 'tmuxp'],
  [/(?:^|[._-])tmuxinator(?:[._-].*)?\.ya?ml$/i, 'tmuxinator'],
  [/(?:^|[._-])smug(?:[._-].*)?\.ya?ml$/i, 'smug'],
  [/(?:teamocil|itermocil|weztermocil).*\.ya?ml$/i, 'teamocil'],
  [/\.kdl$/i, 'zellij'],
];

const byFolder: readonly (readonly [RegExp, ImportKind])[] = [
  [/(?:^|[/\\])\.?tmuxinator[/\\][^/\\]+$/, 'tmuxinator'],
  [/(?:^|[/\\])\.?tmuxp[/\\][^/\\]+$/, 'tmuxp'],
  [/(?:^|[/\\])\.?smug[/\\][^/\\]+$/, 'smug'],
  [/(?:^|[/\\])\.?(?:i?teamocil|itermocil)[/\\][^/\\]+$/, 'teamocil'],
];

/** More than this says nothing new about the format. */
const longestLook = 50_000;

/** Undefined when nothing speaks for any of the formats. Never throws. */
export function detectKind(fileName: string, text: string): ImportKind | undefined {
  const base = fileName.split(/[/\\]/).at(-1) ?? '';
  const named =
    byName.find(([pattern]) => pattern.test(base)) ?? byFolder.find(([pattern]) => pattern.test(fileName));
  if (named !== undefined) return named[1];
  const look = text.slice(0, longestLook);
  if (
    /^[ \t]*(?:layout\s*\{|(?:pane|tab)(?:\s[^:\n]*)?\{)/m.test(look) &&
    !/^[ \t]*windows[ \t]*:/m.test(look)
  )
    return 'zellij';
  return byKeys(look) ?? (isProcfile(look) ? 'procfile' : undefined);
}

function byKeys(text: string): ImportKind | undefined {
  if (deepestNesting(text) > deepestText) return undefined;
  let contents: unknown;
  try {
    ({ contents } = parseDocument(withoutTags(text), {
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
      strict: false,
    }));
  } catch {
    return undefined;
  }
  if (!isMap(contents)) return undefined;
  const keys = new Map(
    contents.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', value]),
  );
  if (isMap(keys.get('procs'))) return 'mprocs';
  if (isMap(keys.get('processes'))) return 'process-compose';
  if (keys.has('session_name')) return 'tmuxp';
  if (isMap(keys.get('session'))) return 'teamocil';
  const windows = keys.get('windows') ?? keys.get('tabs');
  const [first] = isSeq(windows) ? windows.items : [];
  const inWindow = isMap(first) ? first.items.map(({ key }) => (isScalar(key) ? String(key.value) : '')) : [];
  if (inWindow.includes('window_name')) return 'tmuxp';
  if (keys.has('session') && windows !== undefined) return 'smug';
  if (inWindow.includes('name') && (inWindow.includes('panes') || inWindow.includes('splits')))
    return 'teamocil';
  if (windows !== undefined && (inWindow.length === 1 || keys.has('root') || keys.has('project_name')))
    return 'tmuxinator';
  return undefined;
}

function withoutTags(text: string): string {
  let result = '';
  let from = 0;
  for (const { start, end, mark } of erbTags(text)) {
    result += text.slice(from, start) + (mark === '=' ? 'erb' : '');
    from = end;
  }
  return result + text.slice(from);
}

/** Every line is `name: command`. */
function isProcfile(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  return lines.length > 0 && lines.every((line) => /^[A-Za-z0-9_-]+:\s+\S+\s+\S/.test(line));
}
