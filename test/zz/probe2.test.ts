import { expect, it } from 'vitest';
import { buildTool, rigOn } from '../crash/rig.ts';
import { stories } from '../crash/stories.ts';
it('x', async () => {
  const tool = await buildTool();
  const story = stories[0]!;
  const rig = await rigOn({ backend: 'tmux' }, tool);
  rig.write(story.one);
  await rig.run('apply', '--yes');
  for (let at = 1; at < 9; at++) {
    for (const to of [story.other, story.one]) {
    rig.write(to);
    const struck = await rig.strike({ at, how: 'person', command: rig.person('split', 'a'), counts: 'programs' }, 'apply', '--yes');
    console.log(at, struck.code, struck.happened, struck.stderr, '\nguests', rig.guests(), [...rig.alive()]);
    const fin = await rig.run('apply', '--yes');
    console.log('finish', fin.code, fin.stdout.slice(-1500), fin.stderr, rig.guests(), [...rig.alive()]);
    for (const guest of rig.guests()) rig.closePane(guest);
    const f2 = await rig.run('apply', '--yes');
    console.log('f2', f2.code,  f2.stdout.slice(-300));
    }
  }
  rig.close(); tool.built.remove();
}, 200000);
