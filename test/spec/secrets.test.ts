import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../src/spec/frame.ts';
import { resolveSpec, validateSpec } from '../../src/spec/resolve.ts';
import { inputsOf, sourcesOf } from './scene.ts';

const secret = 'hunter2-correct-horse';
const spec = `version: 1
name: shop
env: { TOP: "\${TOKEN}" }
env_file: .env
templates:
  svc:
    params: { key: { type: string }, number: { type: integer, default: 1 } }
    tabs: [{ name: t, layout: { pane: s } }]
    panes: { s: { run: "serve {{key}}", env: { KEY: "{{key}}" } } }
workspaces:
  ops: { template: svc, with: { key: "\${TOKEN}" } }
  dev:
    cwd: "\${TOKEN}"
    tabs:
      - { name: code, layout: { row: [a, b, c] } }
    panes:
      a: { run: "x \${TOKEN} \${OTHER:-\${TOKEN}}", title: "t \${TOKEN}", cwd: "sub", shell: "/bin/\${TOKEN}" }
      b: { run: [x, "--\${TOKEN}"], cwd: "/abs/\${TOKEN}" }
      c: { type: "x {{name}} \${FILE}" }
`;
const scene = { env: { TOKEN: secret }, envFiles: { '/home/ada/shop/.env': `FILE=${secret}\nbroken\n` } };

/** Everything of the desired state that may be printed. */
const printed = (value: unknown): string =>
  JSON.stringify(value, (key, item: unknown) =>
    key === 'value' || key === 'shell' ? undefined : item instanceof Map ? [...item.values()] : item,
  );

describe('values of the environment', () => {
  it('reach the process and nothing that is printed', () => {
    const { value, diagnostics } = resolveSpec(
      sourcesOf(spec),
      inputsOf({ ...scene, envFiles: { '/home/ada/shop/.env': `FILE=${secret}\n` } }),
    );
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['WZP1305', 'warning']]);
    expect(JSON.stringify(value?.workspaces)).toContain(secret);
    expect(printed(value)).not.toContain(secret);
    const pane = value?.workspaces[1]?.panes[0];
    expect(pane?.cwd).toEqual({
      value: `/home/ada/shop/${secret}/sub`,
      shown: '/home/ada/shop/(from $TOKEN)/sub',
    });
    expect(pane?.env.get('FILE')).toEqual({ value: secret, shown: '(from $FILE)' });
    expect(value?.workspaces[0]?.panes[0]?.process).toEqual({
      kind: 'text',
      text: { value: `serve ${secret}`, shown: 'serve (from $TOKEN)' },
    });
  });

  it('change the digest of their field, not the public digest', () => {
    const of = (token: string) =>
      resolveSpec(
        sourcesOf(spec),
        inputsOf({ env: { TOKEN: token }, envFiles: { '/home/ada/shop/.env': '' } }),
      ).value;
    const [one, two] = [of('one'), of('two')];
    const [a, b] = [one?.workspaces[1]?.panes[0], two?.workspaces[1]?.panes[0]];
    expect(a?.publicDigest).toBe(b?.publicDigest);
    expect(one?.specDigest).toBe(two?.specDigest);
    expect(a?.fields['run']?.digest).not.toBe(b?.fields['run']?.digest);
    expect(a?.fields['env']?.digest).not.toBe(b?.fields['env']?.digest);
  });

  it('stand in no finding, wherever the spec puts them', () => {
    const holes = [
      'name: ',
      'cwd: ',
      'title: ',
      'focus: ',
      'layout: ',
      'window: ',
      'shell: ',
      'type: ',
      'run: ',
      'signal: ',
      'timeout: ',
      'size: ',
      'position: ',
      'template: ',
      'default: ',
      'env_file: ',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...holes),
        fc.constantFrom('${TOKEN}', 'x${TOKEN}', '${NO:?${TOKEN}}', '${TOKEN'),
        (hole, text) => {
          const broken = `version: 1
name: shop
templates: { svc: { params: { p: { type: integer, default: HOLE } } } }
workspaces:
  w: { template: svc }
  dev:
    cwd: HOLE
    tabs:
      - { name: HOLE, window: HOLE, layout: { row: [{ pane: a, size: HOLE }, b] } }
      - { name: two, layout: HOLE, panes: [{ pane: c, position: HOLE }] }
    panes: { a: { run: HOLE, title: HOLE, focus: HOLE, stop: { signal: HOLE, timeout: HOLE } }, b: { type: HOLE, shell: HOLE, env_file: HOLE }, c: {} }
`
            .replaceAll(`${hole}HOLE`, `${hole}${JSON.stringify(text)}`)
            .replaceAll('HOLE', '1');
          const findings = validateSpec(sourcesOf(broken), inputsOf(scene));
          expect(findings.length).toBeGreaterThan(0);
          const frames = findings.map((finding) => codeFrame(finding, broken));
          expect(JSON.stringify(findings) + frames.join('')).not.toContain(secret);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('of a malformed environment file are not shown either', () => {
    const findings = validateSpec(
      sourcesOf(spec),
      inputsOf({ ...scene, envFiles: { '/home/ada/shop/.env': `${secret}\nA B=${secret}\nC='${secret}\n` } }),
    );
    expect(findings.filter(({ code }) => code === 'WZP1307')).toHaveLength(3);
    expect(JSON.stringify(findings)).not.toContain(secret);
  });
});
