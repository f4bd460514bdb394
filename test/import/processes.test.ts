import { describe, expect, test } from 'vitest';
import { at, imported, importedFixture, notesOf } from './import.ts';

const has = (part: string) => expect.arrayContaining([expect.stringContaining(part)]);

describe('process-compose', () => {
  test('merge keys are followed, also two of them; of a duplicate key the last counts', () => {
    const { spec, report } = importedFixture('process-compose', 'anchors.yaml');
    expect(at(spec, 'workspaces.dev.panes.chain')).toMatchObject({ cwd: 'node', env: { LOG: 'info' } });
    expect(at(spec, 'workspaces.dev.panes.builder.env')).toEqual({ KEY: 'b' });
    expect(report.approximated.find(({ code }) => code === 'WZP1808')).toMatchObject({
      source: '"environment"',
      place: { line: 36 },
    });
    expect(notesOf(report)).toEqual(has('converted 3 shared_env: holds anchors only'));
  });

  test('conditions, namespaces as tabs, and what depends on nothing', () => {
    const { spec, report } = importedFixture('process-compose', 'anchors.yaml');
    expect(at(spec, 'workspaces.dev.panes.deploy.depends_on')).toEqual({ chain: 'ready' });
    expect(at(spec, 'workspaces.dev.panes.builder.depends_on')).toEqual({
      deploy: 'completed',
      chain: 'started',
    });
    expect(at(spec, 'workspaces.dev.tabs.0')).toEqual({
      name: 'setup',
      layout: 'grid',
      panes: ['chain', 'deploy'],
    });
    expect(notesOf(report).join('\n')).toContain('depends_on: "gone": is no process of this file');
  });

  test('a variable in the port of a probe is one of the spec, with the value that the file gives it', () => {
    const { spec, report } = importedFixture('process-compose', 'anchors.yaml');
    expect(at(spec, 'workspaces.dev.panes.chain.ready')).toEqual({
      http: 'http://localhost:${RPC_PORT:-8545}/',
      interval: '2s',
      retries: 100,
      start_period: '5s',
    });
    expect(notesOf(report).join('\n')).toContain('timeout_seconds: is the time for one probe');
  });

  test('unquoted `no`, exec probes with a folder, signals by number, logs with rotation', () => {
    const { spec, report } = importedFixture('process-compose', 'strict.yaml');
    expect(at(spec, 'workspaces.dev.panes.postgres')).toEqual({
      run: 'exec ./scripts/start-db.sh',
      ready: { exec: `cd ./db && env -u PGUSER psql --command 'show timezone;'`, retries: 5 },
      stop: { signal: 'SIGINT', timeout: '7s' },
      log: { file: '${PC_DIR}/logs/postgres.log', max_size: '2MiB', max_files: 4 },
    });
    expect(notesOf(report).join('\n')).toMatch(/dropped \d+ parent_only/);
    expect(notesOf(report).join('\n')).toMatch(/dropped \d+ is_daemon: a pane runs in the foreground/);
  });

  test('variables: of commands for the shell, of values for the spec, `$$` one dollar less, vars filled in', () => {
    const { spec } = importedFixture('process-compose', 'variables.yaml');
    expect(at(spec, 'workspaces.dev.env')).toEqual({
      OPTS: '-agent:${HOME}/agent.jar',
      MODE: '${MODE:-dev}',
    });
    expect(at(spec, 'workspaces.dev.panes.core.run')).toBe(
      '(\n  export WORKER=$(cat /tmp/worker);\n  java $JAVA_OPTS -jar build/all.jar $${ARGS:-worker} "hi"\n)',
    );
    expect(at(spec, 'workspaces.dev.panes.core.cwd')).toBe('${SRC_PATH}/core');
    expect(at(spec, 'workspaces.dev.panes.shellless.run')).toEqual(['cargo', 'run', '${BIN}']);
  });

  test('disable_env_expansion leaves every dollar to the shell', () => {
    const { spec } = imported(
      'process-compose',
      'disable_env_expansion: true\nprocesses:\n  a:\n    command: echo $$ ${A}\n    environment: ["B=${C}"]\n',
    );
    expect(at(spec, 'workspaces.dev.panes.a')).toEqual({ run: 'echo $$$ $${A}', env: { B: '$${C}' } });
  });

  test('a dotted variable goes through `env` where the command is one, and is reported where not', () => {
    const { spec, report } = importedFixture('process-compose', 'variables.yaml');
    expect(at(spec, 'workspaces.dev.panes.gateway.run')).toBe("env 'gateway.port=80 80' cargo run --release");
    expect(notesOf(report).join('\n')).toMatch(/dropped \d+ spring.profiles/);
  });

  test('a policy with a variable takes its default', () => {
    const { spec, report } = importedFixture('process-compose', 'variables.yaml');
    expect(at(spec, 'workspaces.dev.panes.gateway.restart')).toEqual({
      policy: 'on-failure',
      backoff: '2s',
      max_restarts: 3,
    });
    expect(notesOf(report).join('\n')).toContain('restart: "${RESTART:-on_failure}": is "on-failure"');
  });

  test('http probes, shutdown commands, log lines, the shell of all', () => {
    const { spec, report } = importedFixture('process-compose', 'probe.yaml');
    expect(at(spec, 'workspaces.dev.panes.solr')).toEqual({
      run: 'docker run solr',
      shell: 'zsh',
      ready: { http: 'http://127.0.0.1:8983/solr/', interval: '10s' },
      stop: { command: 'docker stop solr && docker rm "$${NAME}"', timeout: '10s' },
    });
    const { log_line: line } = at(spec, 'workspaces.dev.panes.web.ready') as { log_line: string };
    expect('> Listening on {0.0.0.0} ($)').toMatch(new RegExp(line));
    expect('Listening on {0x0.0.0} ($)').not.toMatch(new RegExp(line));
    expect(at(spec, 'workspaces.dev.panes.web.health')).toEqual({ exec: 'curl -f localhost:8000' });
    expect(at(spec, 'workspaces.dev.panes.worker.depends_on')).toEqual({ web: 'ready' });
    expect(notesOf(report)).toEqual(has('suggestions 21 `sleep 10`'));
    expect(notesOf(report)).toEqual(has('approximated 8 description: search index'));
  });

  test('replicas, disabled, schedules, watches; conditions that could never come are weakened', () => {
    const { spec, report } = importedFixture('process-compose', 'replicas.yaml');
    expect(at(spec, 'workspaces.dev.panes.many')).toMatchObject({ replicas: 3, restart: 'always' });
    expect(at(spec, 'workspaces.dev.panes.one')).toMatchObject({ run: 'serve 4050', start: 'manual' });
    expect(at(spec, 'workspaces.dev.panes.after.depends_on')).toEqual({ many: 'started', one: 'started' });
    expect(at(spec, 'workspaces.dev.panes.cron.schedule')).toEqual({ cron: '0 3 * * *', timezone: 'UTC' });
    expect(at(spec, 'workspaces.dev.panes.watched.watch')).toEqual(['src']);
    expect(notesOf(report)).toEqual(has('suggestions 4 "{{.PC_REPLICA_NUM}}"'));
  });

  test('no tab has more than six panes', () => {
    const { spec } = importedFixture('process-compose', 'replicas.yaml');
    expect(at(spec, 'workspaces.dev.tabs.1.panes')).toHaveLength(6);
    expect(at(spec, 'workspaces.dev.tabs.2.layout')).toEqual({ pane: 'p9' });
  });
});

describe('mprocs', () => {
  test('argv stays argv, with its dollars and braces; the keys of the screen are dropped', () => {
    const { spec, report } = importedFixture('mprocs', 'arrays.yaml');
    expect(at(spec, 'workspaces.dev.panes.frontend')).toEqual({
      run: ['bun', 'run', 'dev', '$${literal}'],
      cwd: 'apps/frontend',
    });
    for (const key of ['shell', 'hide_keymap_window', 'proc_list_width'])
      expect(notesOf(report).join('\n')).toMatch(new RegExp(`dropped \\d+ ${key}`));
  });

  test('shell, folder, environment, path, restart and stop', () => {
    const { spec, report } = importedFixture('mprocs', 'arrays.yaml');
    expect(at(spec, 'workspaces.dev.panes.backend')).toEqual({
      run: 'sleep 2 && bun run dev --port $${PORT:-3000}',
      cwd: 'apps/backend',
      env: { PORT: 3000, PRICE: '5$$$ {{{{name}}}}', PATH: '{{root}}/bin:{{root}}/tools:${PATH}' },
      restart: 'always',
      stop: { signal: 'SIGINT' },
    });
    expect(notesOf(report).join('\n')).toContain('the variable "GONE": a variable cannot be taken away');
  });

  test('keys, hard kills, manual starts and logs', () => {
    const { spec, report } = importedFixture('mprocs', 'stopping.yaml');
    expect(at(spec, 'workspaces.dev.panes.editor.stop')).toEqual({ keys: ['C-c', 'q'] });
    expect(at(spec, 'workspaces.dev.panes.hard')).toEqual({
      run: ['server'],
      start: 'manual',
      stop: { signal: 'SIGKILL' },
      log: { file: 'logs/hard.log' },
    });
    expect(notesOf(report).join('\n')).toMatch(/dropped \d+ stop: is no way of stopping/);
  });

  test('processes switched off or without a command are named; one by system is taken for Linux', () => {
    const { spec, report } = importedFixture('mprocs', 'stopping.yaml');
    expect(notesOf(report).join('\n')).toContain('the process "off": is switched off with null');
    expect(notesOf(report).join('\n')).toContain('the process "empty": has neither `shell` nor `cmd`');
    expect(at(spec, 'workspaces.dev.panes.by-os')).toEqual({ run: 'ls' });
  });
});

describe('Procfile', () => {
  const { spec, report } = importedFixture('procfile', 'Procfile');

  test('each line is a pane, with the PORT that foreman would give', () => {
    expect(at(spec, 'workspaces.dev.panes.web')).toEqual({
      run: 'bundle exec rails s -p $PORT',
      env: { PORT: 5000 },
    });
    expect(at(spec, 'workspaces.dev.panes.client')).toEqual({
      run: 'yarn start --port $${PORT:-1}',
      cwd: 'client',
      env: { PORT: 5300 },
    });
    expect(at(spec, 'workspaces.dev.panes.worker')).toEqual({ run: 'env QUEUE=* rake work' });
  });

  test('the release waits, and a line that is none is named', () => {
    expect(at(spec, 'workspaces.dev.panes.release.start')).toBe('manual');
    expect(notesOf(report)).toEqual(has('dropped 5 "broken line"'));
  });
});

test('processes that write into one log: the first keeps it, and replicas get one each', () => {
  const { spec, report } = imported(
    'process-compose',
    `processes:
  a: { command: ./a, log_location: all.log }
  b: { command: ./b, log_location: all.log }
  c: { command: ./c, log_location: c.log, replicas: 2 }
  d: { command: ./d, log_location: logs.d/plain, replicas: 2 }
`,
  );
  expect(at(spec, 'workspaces.dev.panes')).toMatchObject({
    a: { log: { file: 'all.log' } },
    c: { log: { file: 'c-{{index}}.log' } },
    d: { log: { file: 'logs.d/plain-{{index}}' } },
  });
  expect(at(spec, 'workspaces.dev.panes.b')).not.toHaveProperty('log');
  expect(report.dropped.map(({ place, message }) => `${place.line} ${message}`)).toContain(
    '3 is that of another pane already',
  );
});
