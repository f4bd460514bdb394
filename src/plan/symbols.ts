/** The sign that stands before a change, so that colour is never the only difference. */
import type { Action } from './model.ts';

export const symbols: Readonly<Record<Action, string>> = {
  'no-op': ' ',
  create: '+',
  update: '~',
  move: '>',
  restart: '!',
  replace: '±',
  delete: '-',
};
