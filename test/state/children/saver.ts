/** Saves a state that grows with each write, for ever: `saver FOLDER PROJECT SERVER`; prints the serial after each. */
import { join } from 'node:path';
import { updateState } from '../../../src/state/state-file.ts';

const [folder = '', project = '', server = '', limit = 'Infinity'] = process.argv.slice(2);
const paths = { state: join(folder, 'state'), runtime: join(folder, 'run'), config: join(folder, 'config') };
for (let count = 0; count < Number(limit); count += 1) {
  const outcome = await updateState(
    paths,
    project,
    server,
    (row) => ({
      id: server,
      incarnation: String(Number(row?.incarnation ?? '0') + 1),
      backend: 'tmux',
      specDigest: 'x'.repeat(20_000),
      tabs: [],
      panes: [],
    }),
    { flush: false, generation: count % 2 === 0 },
  );
  console.log(outcome.ok ? outcome.value.state.serial : `failed ${outcome.diagnostics[0]?.message}`);
}
