/** The client that the package ships: its types are those of our own, and it works without anything else of the package. */
import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HubClient as Packaged, Introduction } from '../../src/hub/client/hub-client.d.mts';
import type { HubMethods as PackagedMethods } from '../../src/hub/client/hub-types.d.mts';
import type { HubMethods } from '../../src/hub/generated/types.ts';
import type { HubClient, Introduction as OwnIntroduction } from '../../src/hub/hub-client.ts';
import { silentLog } from '../../src/hub/log.ts';
import { socketPath } from '../../src/hub/paths.ts';
import { openDaemon } from '../../src/supervise/daemon/daemon.ts';
import { userPaths } from '../../src/state/paths.ts';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary.ts';

let built: Built;
let folder: TemporaryFolder;
beforeAll(() => {
  built = buildForTest();
  folder = temporaryFolder('package-client');
});
afterAll(() => {
  built.remove();
  folder.remove();
});

// Checked by tsc: what the declarations promise is what there is.
const members = (client: HubClient): Pick<Packaged, 'call' | 'send' | 'close' | 'ended' | 'onNotification'> =>
  client;
const introduction = (given: Introduction): OwnIntroduction => given;
const methods = (ours: HubMethods): PackagedMethods => ours;

it('has the types of the client that the commands use', () => {
  expect([members, introduction, methods].every((each) => typeof each === 'function')).toBe(true);
  const declared = readFileSync(join(built.folder, 'hub-client.d.mts'), 'utf8');
  for (const name of ['open', 'call', 'send', 'close', 'onNotification', 'ended'])
    expect(declared).toContain(name);
});

it('calls a hub from a folder of its own', async () => {
  copyFileSync(join(built.folder, 'hub-client.mjs'), join(folder.path, 'hub-client.mjs'));
  writeFileSync(
    join(folder.path, 'use.mjs'),
    `import { HubClient } from './hub-client.mjs';
const opened = await HubClient.open(process.argv[2], { name: 'other', version: '1' });
if (!opened.ok) throw new Error(opened.diagnostics[0].message);
const { value: { pong } } = await opened.value.call('ping', {});
console.log(pong, (await opened.value.send('no.such', {})).failure.code);
opened.value.close();
`,
  );
  const base = (name: string): string => join(folder.path, name);
  const paths = userPaths(
    { XDG_RUNTIME_DIR: base('run'), XDG_STATE_HOME: base('state') },
    { uid: process.getuid?.() ?? 0, tmpdir: folder.path, home: folder.path },
  );
  const opened = await openDaemon({ paths, env: {}, version: 'test', log: silentLog, umask: 0o022 });
  if (!opened.ok || opened.value.kind !== 'running') throw new Error('it does not listen');
  try {
    const use = join(folder.path, 'use.mjs');
    const { stdout: said } = await promisify(execFile)(process.execPath, [use, socketPath(paths)]);
    expect(said).toBe('true -32601\n');
  } finally {
    await opened.value.daemon.stop();
  }
});
