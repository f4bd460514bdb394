/** The daemon as a service of the user: what systemd and launchd are told. Pure. */

export interface Service {
  /** Absolute: node, wzp and what makes it the daemon in the foreground. */
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Where launchd puts what it prints; systemd has its journal. */
  readonly log: string;
}

export type ServiceKind = 'systemd' | 'launchd';

export const unitName = 'wezterm-parallel.service';
export const agentName = 'wezterm-parallel.daemon';

/** Stands in each file that is ours, so that no other is replaced. */
export const mark = 'made by: wzp daemon install';

/** systemd.service(5). What it has started (tasks, a tmux server) outlives it: `KillMode=process`. */
export const systemdUnit = ({ argv, environment }: Service): string =>
  [
    `# ${mark}`,
    '[Unit]',
    'Description=wzp: watches the processes of panes and serves the hub',

    '',
    '[Service]',
    `ExecStart=${argv.map((word) => unitWord(word.replaceAll('$', '$$$$'))).join(' ')}`,
    ...Object.entries(environment).map(([name, value]) => `Environment=${unitWord(`${name}=${value}`)}`),
    'Restart=on-failure',
    'RestartSec=1',
    'KillMode=process',
    '',
    '[Install]',
    'WantedBy=default.target',
    '',
  ].join('\n');

/** systemd.syntax(7): quoting, and `%` for what it fills in. */
const unitWord = (text: string): string => {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('%', '%%')
    .replaceAll('\n', '\\n');
  return /^[A-Za-z0-9_@/:.,+=%$-]+$/.test(escaped) ? escaped : `"${escaped}"`;
};

/** launchd.plist(5). `AbandonProcessGroup`: what it has started outlives it. */
export const launchdAgent = ({ argv, environment, log }: Service): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    `<!-- ${mark} -->`,
    '<plist version="1.0">',
    '<dict>',
    `  <key>Label</key><string>${agentName}</string>`,
    '  <key>ProgramArguments</key>',
    `  <array>${argv.map((word) => `<string>${xml(word)}</string>`).join('')}</array>`,
    '  <key>EnvironmentVariables</key>',
    '  <dict>',
    ...Object.entries(environment).map(
      ([name, value]) => `    <key>${xml(name)}</key><string>${xml(value)}</string>`,
    ),
    '  </dict>',
    '  <key>RunAtLoad</key><true/>',
    '  <key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>',
    '  <key>AbandonProcessGroup</key><true/>',
    `  <key>StandardErrorPath</key><string>${xml(log)}</string>`,
    '</dict>',
    '</plist>',
    '',
  ].join('\n');

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
