/** Reasons in words; `docs/plan.md` defines each of them. */
import type { Reason } from './model.ts';

export const reasonWords: Readonly<Record<Reason, string>> = {
  unchanged: 'as the spec says',
  absent: 'it is not there',
  server_restarted: 'the server was started anew',
  exited: 'its process ended',
  command_changed: 'its command changed',
  environment_changed: 'its environment changed',
  cwd_changed: 'its working directory changed',
  settings_changed: 'its settings changed',
  domain_changed: 'its domain changed',
  moved_to_tab: 'it belongs in another tab',
  moved_to_workspace: 'it was found in another workspace or window',
  layout_changed: 'the layout in the spec changed',
  layout_drifted: 'its panes were arranged outside wzp',
  size_changed: 'its size changed, and its ratios are to be kept',
  order_changed: 'it belongs elsewhere among the tabs',
  title_changed: 'it has another title',
  renamed: 'it has another address now',
  removed_from_spec: 'the spec does not have it',
  duplicate: 'another pane has this address',
  requested: 'you asked for it',
};
