/** The table of all methods. */
import type { Method } from '../call.ts';
import { agentMethods } from './agent.ts';
import { contextMethods } from './contexts.ts';
import { cruxClipboardMethods } from './crux-clipboard.ts';
import { cruxEventMethods } from './crux-events.ts';
import { cruxWindowMethods } from './crux-windows.ts';
import { cruxMethods } from './crux.ts';
import { eventMethods } from './events.ts';
import { layoutMethods } from './layout.ts';
import { leaseMethods } from './lease.ts';
import { messageMethods } from './message.ts';
import { metricsMethods } from './metrics.ts';
import { paneArrangeMethods } from './pane-arrange.ts';
import { paneLookMethods } from './pane-look.ts';
import { paneMakeMethods } from './pane-make.ts';
import { paneSendMethods } from './pane-send.ts';
import { processMethods } from './process.ts';
import { projectMethods } from './project.ts';
import { sessionMethods } from './session.ts';
import { taskMethods } from './task.ts';
import { workspaceMethods } from './workspace.ts';

export const allMethods: readonly Method[] = [
  ...sessionMethods,
  ...projectMethods,
  ...workspaceMethods,
  ...layoutMethods,
  ...paneLookMethods,
  ...paneMakeMethods,
  ...paneArrangeMethods,
  ...paneSendMethods,
  ...processMethods,
  ...agentMethods,
  ...taskMethods,
  ...messageMethods,
  ...leaseMethods,
  ...eventMethods,
  ...metricsMethods,
  ...contextMethods,
  ...cruxMethods,
  ...cruxWindowMethods,
  ...cruxClipboardMethods,
  ...cruxEventMethods,
];
