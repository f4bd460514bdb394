/** `type`: a text at the prompt of a shell, not run. */
import type { Backend, PaneId } from '../backend/backend.ts';
import { type Outcome } from '../diagnostics/diagnostic.ts';

/** ms to wait for a prompt; a shell without one gets the text all the same. */
const patience = 3000;

/**
 * Waits until the shell has written something, for what is typed before that would be shown twice. `before`: what the pane showed
 * when the shell was not there yet.
 */
export async function typeAtPrompt(
  backend: Backend,
  id: PaneId,
  text: string,
  before = '',
): Promise<Outcome<void>> {
  const deadline = Date.now() + patience;
  for (let delay = 10; Date.now() < deadline; delay = Math.min(delay * 2, 100)) {
    const screen = await backend.readText(id, null);
    if (!screen.ok || screen.value.trim() !== before.trim()) break;
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
  return backend.sendText(id, text);
}
