/** How a process of process-compose starts, ends and starts again → the keys of a pane. */
import { child, type SpecNode, type Span, textOf } from '../node.ts';
import { quoted } from '../printable.ts';
import { stopOf } from './compose-probe.ts';
import type { Draft, DraftPane } from './draft.ts';
import { flagOf, numberOf, secondsOf, textsOf } from './source-values.ts';
import { literalText } from './texts.ts';

/** What a spec may ask for. */
const mostReplicas = 100;

export function setPolicies(
  draft: Draft,
  value: SpecNode,
  pane: DraftPane,
  span: Span,
  script: (text: string) => string,
): void {
  if (flagOf(child(value, 'disabled')) === true) pane.set('start', 'manual');
  const replicas = numberOf(child(value, 'replicas'));
  if (replicas !== undefined && Number.isInteger(replicas) && replicas > 1) {
    pane.set('replicas', Math.min(replicas, mostReplicas));
    if (replicas > mostReplicas)
      draft.note(
        'approximated',
        child(value, 'replicas')?.span ?? span,
        'replicas',
        `are at most ${mostReplicas}`,
        {
          at: draft.panePath(pane, 'replicas'),
        },
      );
  }
  const description = child(value, 'description');
  const text = textOf(description);
  if (description !== undefined && text !== undefined && text.trim() !== '')
    draft.note('approximated', description.span, 'description', text.trim().slice(0, 200), {
      at: draft.panePath(pane),
    });
  const availability = child(value, 'availability');
  const restart = child(availability, 'restart');
  const written = flagOf(restart) === false ? 'no' : textOf(restart);
  // `${NAME:-on_failure}`: a policy is no place for a variable.
  const word = /^\$\{\w+:?-(\w+)\}$/.exec(written ?? '')?.[1] ?? written;
  const policies: Readonly<Record<string, string>> = {
    always: 'always',
    on_failure: 'on-failure',
    exit_on_failure: 'no',
    no: 'no',
  };
  const policy = word !== undefined && Object.hasOwn(policies, word) ? policies[word] : undefined;
  if (restart !== undefined && written !== undefined && (policy === undefined || word !== written)) {
    draft.note(
      policy === undefined ? 'dropped' : 'approximated',
      restart.span,
      `restart: ${quoted(written)}`,
      policy === undefined ? 'is no policy that is known here' : `is ${quoted(policy)}`,
      { at: draft.panePath(pane) },
    );
  }
  if (policy !== undefined && policy !== 'no') {
    const backoff = secondsOf(child(availability, 'backoff_seconds'));
    const most = numberOf(child(availability, 'max_restarts'));
    const settings = {
      ...(backoff === undefined ? {} : { backoff }),
      ...(most !== undefined && Number.isInteger(most) && most > 0 ? { max_restarts: most } : {}),
    };
    pane.set('restart', Object.keys(settings).length === 0 ? policy : { policy, ...settings });
  }
  const notSaid =
    word === 'exit_on_failure' ||
    ['exit_on_end', 'exit_on_skipped'].some((key) => flagOf(child(availability, key)) === true);
  if (notSaid)
    draft.note(
      'dropped',
      availability?.span ?? span,
      'availability',
      'the end of one pane does not stop the others',
      { at: draft.panePath(pane) },
    );
  const stop = stopOf(draft, pane, child(value, 'shutdown'), script);
  if (stop !== null) pane.set('stop', stop);
}

export function setLog(
  value: SpecNode,
  ofAll: SpecNode | undefined,
  pane: DraftPane,
  expanded: (text: string) => string,
): void {
  const file = textOf(child(value, 'log_location'));
  if (file === undefined || file.trim() === '') return;
  const rotation = child(child(value, 'log_configuration'), 'rotation') ?? child(ofAll, 'rotation');
  const size = numberOf(child(rotation, 'max_size_mb'));
  const files = numberOf(child(rotation, 'max_backups'));
  pane.set('log', {
    file: expanded(file),
    ...(size !== undefined && Number.isInteger(size) && size > 0 ? { max_size: `${size}MiB` } : {}),
    ...(files !== undefined && Number.isInteger(files) && files > 0 ? { max_files: files } : {}),
  });
}

export function setSchedule(value: SpecNode, pane: DraftPane, expanded: (text: string) => string): void {
  const schedule = child(value, 'schedule');
  const cron = textOf(child(schedule, 'cron'));
  const every = textOf(child(schedule, 'interval'));
  const timezone = textOf(child(schedule, 'timezone'));
  const zone = timezone === undefined || timezone === '' ? {} : { timezone: literalText(timezone) };
  if (cron !== undefined && cronLine.test(cron.trim())) pane.set('schedule', { cron: cron.trim(), ...zone });
  else if (every !== undefined && /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(every))
    pane.set('schedule', { every });
  const paths = textsOf(child(child(value, 'watch'), 'paths')).map(({ text }) => expanded(text));
  if (paths.length > 0) pane.set('watch', paths);
}

/** Five fields; names of months and days may stand in the last two. */
const cronLine = /^(?:[0-9*][0-9*,/-]*\s+){3}[0-9A-Za-z*,/-]+\s+[0-9A-Za-z*,/-]+$/;
