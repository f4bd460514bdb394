import { describe, expect, it } from 'vitest';
import type { Commander } from '../../src/backend/commander.ts';
import { execaCommander } from '../../src/backend/execa-commander.ts';
import { spawnCommander } from '../../src/backend/spawn-commander.ts';
import { fakeWezterm, personAt, realWezterm, weztermServer } from '../support/wezterm-server.ts';
import { describeBackend } from './backend-suite.ts';
import type { Bench } from './bench.ts';

async function weztermBench(folder: string, commander: Commander): Promise<Bench> {
  const server = await weztermServer(folder);
  return {
    backend: server.backend(commander),
    size: { cols: 200, rows: 50 },
    runsProcesses: true,
    person: personAt(server),
    close: () => Promise.resolve(server.end()),
  };
}

describeBackend('fake WezTerm', () => weztermBench(fakeWezterm, spawnCommander()), { seeds: 1 });

const folder = realWezterm ?? fakeWezterm;
if (realWezterm === null)
  console.warn('!! SKIPPED: the conformance suite on a real WezTerm (WZP_TEST_WEZTERM_DIR names none)');
describe.skipIf(realWezterm === null)('real', () => {
  it('is named by WZP_TEST_WEZTERM_DIR', () => expect(folder).toBe(process.env['WZP_TEST_WEZTERM_DIR']));
  describeBackend('WezTerm', () => weztermBench(folder, execaCommander()), { seeds: 4 });
});
