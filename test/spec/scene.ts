/** Specs in memory: text in, desired state or findings out. */
import { resolveSpec, validateSpec, type ResolveInputs } from '../../src/spec/resolve.ts';
import type { Desired, DesiredPane } from '../../src/spec/desired.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { SpecFile, SpecSources } from '../../src/spec/source.ts';

export interface Scene {
  readonly env?: Record<string, string>;
  /** Absolute path → text. */
  readonly envFiles?: Record<string, string | null>;
  readonly over?: readonly string[];
  readonly templates?: Record<string, string>;
  readonly root?: string;
  readonly missingFiles?: 'warning' | 'error';
}

export function sourcesOf(text: string, scene: Scene = {}): SpecSources {
  const root = scene.root ?? '/home/ada/shop';
  const file = (shown: string, role: SpecFile['role'], content: string, template?: string): SpecFile => ({
    path: `${root}/${shown}`,
    shown,
    role,
    text: content,
    ...(template === undefined ? {} : { template }),
  });
  return {
    format: 1,
    root,
    files: [
      file('wezterm-parallel.yaml', 'main', text),
      ...(scene.over ?? []).map((over, index) => file(`over-${index}.yaml`, 'override', over)),
    ],
    templates: Object.entries(scene.templates ?? {}).map(([name, content]) =>
      file(`templates/${name}.yaml`, 'template', content, name),
    ),
    templateNames: ['default', 'web_dev'],
  };
}

export function inputsOf(scene: Scene = {}): ResolveInputs {
  return {
    env: scene.env ?? {},
    envFiles: new Map(Object.entries(scene.envFiles ?? {})),
    home: '/home/ada',
    shell: '/bin/zsh',
    ...(scene.missingFiles === undefined ? {} : { missingFiles: scene.missingFiles }),
  };
}

export const findingsOf = (text: string, scene: Scene = {}): readonly Diagnostic[] =>
  validateSpec(sourcesOf(text, scene), inputsOf(scene));

/** The desired state of a spec that must be without errors. */
export function desiredOf(text: string, scene: Scene = {}): Desired {
  const { value, diagnostics } = resolveSpec(sourcesOf(text, scene), inputsOf(scene));
  if (value === undefined) throw new Error(`the scene is wrong: ${JSON.stringify(diagnostics, null, 1)}`);
  return value;
}

export function paneOf(desired: Desired, address: string): DesiredPane {
  const pane = desired.workspaces
    .flatMap((workspace) => workspace.panes)
    .find((one) => one.address === address);
  if (pane === undefined) throw new Error(`no pane ${address}`);
  return pane;
}

/** `CODE line:column`, with the file when it is not the main one. */
export const briefly = ({ code, place }: Diagnostic): string =>
  `${code} ${place === undefined ? '-' : `${place.file === 'wezterm-parallel.yaml' ? '' : `${place.file}:`}${place.line}:${place.column}`}`;

/** `CODE marked`: the code and what of the source is marked, its first line up to 40 characters. */
export function marked({ code, place }: Diagnostic, text: string): string {
  if (place === undefined) return code;
  const line = text.split('\n')[place.line - 1] ?? '';
  const end =
    place.endLine === place.line && place.endColumn !== undefined ? place.endColumn - 1 : line.length;
  return `${code} ${line.slice(place.column - 1, end).slice(0, 40)}`.trimEnd();
}

/** One workspace `dev` with a tab of these panes, given as `name: { … }` lines. */
export function oneTab(panes: Record<string, string>, top = ''): string {
  const names = Object.keys(panes);
  const lines = Object.entries(panes).map(([name, body]) => `      ${name}: ${body}`);
  return `version: 1
name: shop
${top}workspaces:
  dev:
    tabs:
      - name: code
        layout: { row: [${names.join(', ')}] }
    panes:
${lines.join('\n')}
`;
}
