/** A client's regular expression on a text, with a limit: a bad one must not stop the hub. */
import { createContext, Script } from 'node:vm';
import { refused, type Answer } from './answer.ts';

/** ms that one attempt may take. */
const patience = 200;

export interface Pattern {
  /** What matched; null: nothing. Fails when it takes too long. */
  find(text: string): Answer<string | null>;
}

export function patternOf(source: string): Answer<Pattern> {
  try {
    RegExp(source, 'm');
  } catch (error) {
    return refused(
      'params',
      `match is not a regular expression: ${error instanceof Error ? error.message : ''}`,
    );
  }
  const scope: { source: string; text: string } = { source, text: '' };
  const context = createContext(scope, { codeGeneration: { strings: false, wasm: false } });
  const script = new Script('(new RegExp(source, "m").exec(text) ?? [null])[0]');
  return {
    ok: true,
    value: {
      find: (text) => {
        scope.text = text;
        try {
          const found: unknown = script.runInContext(context, { timeout: patience });
          return { ok: true, value: typeof found === 'string' ? found : null };
        } catch {
          return refused('params', `match took longer than ${patience} ms: simplify it`);
        }
      },
    },
  };
}
