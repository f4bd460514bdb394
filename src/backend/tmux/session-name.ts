/**
 * The session name of a workspace. tmux itself replaces `:` and `.`; it stores a backslash doubled and, before 3.4, a backslash in
 * front of some dollars, and takes a name that begins with a dollar for a session id. Such names could not be addressed by hand
 * (`tmux attach -t =NAME`), so those two characters become `_` as well. Everything else, blanks and emoji included, stays.
 */
export function sessionName(workspace: string): string {
  // control characters are refused by the spec; here they would break tmux's own listing
  return workspace.replace(/[:.\\$\p{Cc}\p{Cs}]/gu, '_');
}
