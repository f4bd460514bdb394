/** The newest buffer of tmux, which it hands to the clipboards of the terminals that are attached (OSC 52). */
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { refusal, type TmuxClient } from './client.ts';
import { outcomeOf } from './panes.ts';

export async function writeClipboard(client: TmuxClient, text: string): Promise<Outcome<void>> {
  return outcomeOf(await client.feed(['load-buffer', '-w', '-'], text), 'the clipboard');
}

/** Null: there is no buffer. */
export async function readClipboard(client: TmuxClient): Promise<Outcome<string | null>> {
  const result = await client.read(['show-buffer']);
  if (result.kind === 'done') return ok(result.stdout);
  if (result.kind === 'no-server') return ok(null);
  if (result.kind === 'broken') return failed(result.diagnostic);
  return result.messages.some((text) => /^no buffers?/.test(text))
    ? ok(null)
    : failed(refusal(result.messages));
}
