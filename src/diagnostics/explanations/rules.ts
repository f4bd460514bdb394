/** 171x, 172x: what is allowed but hardly meant. These warn; `wzp validate --strict` makes them errors. */
import type { Explanations } from './explanation.ts';

export const ofRules: Explanations = {
  WZP1711: {
    means:
      "Two panes would listen on one port of this machine; the second would fail to start. Known are `PORT` of the pane's own `env`, local `tcp` and `http` probes, `--port N`, and ports that Docker publishes.",
    remedy: 'Give one of them another port. Replicas can count: `--port 300{{index}}`.',
    wrong: 'api: { run: npm run api, env: { PORT: 3000 } }\nweb: { run: vite --port 3000 }',
    right: 'api: { run: npm run api, env: { PORT: 3000 } }\nweb: { run: vite --port 5173 }',
  },
  WZP1712: {
    means:
      "A path such as `/home/ada/…` or `/Users/ada/…` exists on one person's machine, and the file is shared.",
    remedy:
      'Write it relative to the spec file, with `~/` (in commands `$HOME`), or put it into `wezterm-parallel.local.yaml`. A path inside a container may be suppressed.',
    wrong: 'api: { cwd: /home/ada/shop/api }',
    right: 'api: { cwd: api }',
  },
  WZP1713: {
    means:
      'The value has the form of a token, a key or a password. What is committed once stays in the history of the repository. The value is not repeated in the finding.',
    remedy:
      'Write `${NAME}` and set it in the environment, or use `env_file` with a file that is not committed. If it was real, revoke it.',
    wrong: 'env: { API_TOKEN: 0c8e71d2ab934f }',
    right: 'env: { API_TOKEN: "${API_TOKEN}" }',
  },
  WZP1714: {
    means:
      'A coding agent is started with an option that lets it do everything without asking, such as `--dangerously-skip-permissions` or `--yolo`. Everybody who applies the spec gets that.',
    remedy:
      'Remove the option, or say that it is meant: `agent: { kind: claude, args: […], allow: ["--dangerously-skip-permissions"] }`. For a `run` suppress the finding with a reason.',
  },
  WZP1715: {
    means:
      'wzp reads YAML 1.2, in which `no`, `yes`, `on` and `off` are texts. Readers of YAML 1.1, among them many programs and editors, take them for truth values, `0755` for an octal number and `22:22` for a number of seconds.',
    remedy: 'Put the word in quotes.',
    wrong: 'env: { VERBOSE: no }',
    right: 'env: { VERBOSE: "no" }',
  },
  WZP1716: {
    means:
      'The spec defines a template that none of its workspaces uses. Templates of included files are not counted: they may serve other specs.',
    remedy: 'Use it, or remove it.',
  },
  WZP1717: {
    means:
      'A template declares a parameter that none of its texts mentions: whoever gives it a value waits in vain for an effect.',
    remedy: 'Write `{{name}}` where the value belongs, or remove the parameter.',
  },
  WZP1718: {
    means:
      'The spec says for which smallest screen it is made (`ui: { min_size: 80x24 }`), and a tab does not fit into it: a pane would get no cell.',
    remedy: 'Use smaller sizes or fewer panes, or raise `min_size`.',
  },
  WZP1719: {
    means:
      'A comment `# wzp-disable-next-line CODE` without a reason. The next reader cannot know whether it still holds.',
    remedy: 'Say behind the code why the finding does not matter here.',
    wrong: '# wzp-disable-next-line WZP1712',
    right: '# wzp-disable-next-line WZP1712 the path inside of the container',
  },
  WZP1720: {
    means:
      'A comment `# wzp-disable-next-line CODE` suppresses nothing: the line below it has no such finding, the code is not known, or the finding is an error. Errors cannot be suppressed.',
    remedy: 'Remove the comment, or correct the code.',
  },
};
