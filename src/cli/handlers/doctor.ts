import { spawnCommander } from '../../backend/spawn-commander.ts';
import { userPaths } from '../../state/paths.ts';
import type { DoctorArguments } from '../commands/doctor.ts';
import type { Context } from '../context.ts';
import type { Check, Surroundings } from '../doctor/check.ts';
import { checkFolders, checkLocale, checkNode, checkPerl, checkShells } from '../doctor/machine.ts';
import { checkOneIsThere, checkTmux, checkWezterm } from '../doctor/multiplexers.ts';
import { checkGit, checkSocketPath, checkTerminal } from '../doctor/terminal.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { version } from '../package.ts';
import { checksText } from '../view/checks.ts';
import { jsonText } from '../view/escape.ts';

export async function run(context: Context, args: DoctorArguments): Promise<ExitCode> {
  const checks = await allChecks({
    env: context.env,
    uid: context.user.uid,
    nodeVersion: context.nodeVersion,
    paths: userPaths(context.env, context.user),
    commander: spawnCommander(),
    tmuxSocket: args.tmuxSocket,
    weztermSocket: args.weztermSocket,
  });
  context.stdout.write(args.json ? `${jsonText({ checks })}\n` : checksText(checks, context.stdout.paint));
  return checks.some(({ status }) => status === 'failed') ? exitCodes.failed : exitCodes.done;
}

async function allChecks(surroundings: Surroundings): Promise<readonly Check[]> {
  const multiplexers = [...(await checkTmux(surroundings)), ...(await checkWezterm(surroundings))];
  return [
    { name: 'wzp', status: 'ok', message: version },
    checkNode(surroundings),
    ...multiplexers,
    ...checkOneIsThere(multiplexers),
    ...checkFolders(surroundings),
    ...checkShells(surroundings),
    checkPerl(surroundings),
    checkLocale(surroundings),
    checkTerminal(surroundings),
    checkSocketPath(surroundings),
    await checkGit(surroundings),
  ];
}
