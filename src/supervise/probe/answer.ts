/** One answer to the question of a check, told apart from a question that could not be asked. */
import { existsSync } from 'node:fs';
import type { Question } from '../../spec/desired.ts';
import { ask, questionText, type Asked } from './ask.ts';
import { endOf } from './command.ts';

export type Answer =
  | { readonly kind: 'good' }
  | { readonly kind: 'bad'; readonly reason: string }
  /** That says nothing of the program. */
  | { readonly kind: 'none'; readonly reason: string };

/** `reason` names the question: `http http://127.0.0.1:3000/: status 500`. */
export async function answerTo(
  question: Question,
  asked: Asked,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Answer> {
  const bad = (why: string): Answer => ({ kind: 'bad', reason: `${questionText(question)}: ${why}` });
  const none = (why: string): Answer => ({ kind: 'none', reason: `${questionText(question)}: ${why}` });
  if (question.kind === 'exec') {
    const { argv, input } = question.command;
    const end = await endOf(
      {
        argv: argv.map(({ value }) => value),
        input: input && input.value,
        cwd: asked.cwd,
        environment: asked.environment,
      },
      timeoutMs,
      signal,
    );
    switch (end.kind) {
      case 'ended':
        if (end.code === 0) return { kind: 'good' };
        // What a shell says of a program that it cannot find or start.
        return end.code === 126 || end.code === 127
          ? none(`it could not be run (exit status ${end.code})`)
          : bad(`exit status ${end.code}`);
      case 'killed':
        return bad(`ended by ${end.signal}`);
      case 'stopped':
        return bad(end.reason);
      case 'unstartable':
        return none(existsSync(asked.cwd) ? end.reason : `there is no directory ${asked.cwd}`);
    }
  }
  if (question.kind === 'log_line') {
    const screen = await asked.read();
    if (screen === null) return none('the pane cannot be read');
    const trouble = await ask(question, { ...asked, read: () => Promise.resolve(screen) }, timeoutMs, signal);
    return trouble === null ? { kind: 'good' } : bad(trouble);
  }
  const trouble = await ask(question, asked, timeoutMs, signal);
  if (trouble === null) return { kind: 'good' };
  return ofThisMachine.test(trouble) ? none(trouble) : bad(trouble);
}

/** No name service, or no file descriptors. */
const ofThisMachine = /^no such host$|\b(?:EAI_AGAIN|EMFILE|ENFILE|ENOBUFS)\b/;
