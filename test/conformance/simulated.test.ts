import { createSimulatedBackend } from '../../src/backend/simulated/simulated-backend.ts';
import { SimulatedServer } from '../../src/backend/simulated/server.ts';
import { type PaneId, paneId } from '../../src/backend/backend.ts';
import { describeBackend } from './backend-suite.ts';
import type { Bench } from './bench.ts';

function simulatedBench(movesWithinTab: boolean): Bench {
  const server = new SimulatedServer();
  return {
    backend: createSimulatedBackend(server, movesWithinTab),
    size: { cols: 200, rows: 50 },
    runsProcesses: false,
    person: {
      split: (beside: PaneId) => {
        const reply = server.split({
          target: Number(beside),
          direction: 'bottom',
          size: { percent: 50 },
          topLevel: false,
          source: { start: { argv: ['sleep', '100000'], cwd: '/', env: {} } },
        });
        if (!reply.ok) throw new Error(reply.reason);
        return Promise.resolve(paneId(String(reply.value)));
      },
      zoom: (id) => Promise.resolve(void server.setZoomed(Number(id), true)),
      close: (id) => Promise.resolve(void server.kill(Number(id))),
    },
    close: () => Promise.resolve(),
  };
}

describeBackend('simulated', () => Promise.resolve(simulatedBench(true)), { seeds: 60 });
describeBackend('simulated, as before 2025-02-09', () => Promise.resolve(simulatedBench(false)), {
  seeds: 30,
});
