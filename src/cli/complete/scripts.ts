/** The scripts by which shells ask us what may stand next. */

export type Shell = 'bash' | 'zsh' | 'fish';

export const completionScript = (shell: Shell): string => scripts[shell];

// bash takes ":" and "=" for ends of words (COMP_WORDBREAKS), so a candidate must begin behind the last of them that was typed.
// Without candidates bash completes file names (-o default). Works from bash 3.2, which macOS has.
const bash = `# bash completion of wzp; add it to ~/.bashrc: source <(wzp completion bash)
_wzp() {
  local line="\${COMP_LINE:0:COMP_POINT}" words typed candidate head
  read -r -a words <<<"$line"
  case "$line" in *[[:space:]]) words+=('') ;; esac
  typed="\${words[\${#words[@]} - 1]}"
  head=""
  case "$typed" in *[:=]*) head="\${typed%"\${typed##*[:=]}"}" ;; esac
  COMPREPLY=()
  while IFS=$'\\t' read -r candidate _; do
    [ -n "$candidate" ] && COMPREPLY+=("\${candidate#"$head"}")
  done < <(wzp __complete "\${words[@]:1}" 2>/dev/null)
}
complete -o default -o bashdefault -F _wzp wzp
`;

const zsh = `#compdef wzp
# zsh completion of wzp; put it into a file _wzp in a folder of $fpath, or add to ~/.zshrc: source <(wzp completion zsh)
_wzp() {
  local line word
  local -a described
  for line in "\${(@f)$(wzp __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -z $line ]] && continue
    word=\${line%%$'\\t'*}
    described+=("\${word//:/\\\\:}:\${line#*$'\\t'}")
  done
  if (( \${#described} )); then
    _describe -t candidates 'wzp' described
  else
    _files
  fi
}
if [[ \${zsh_eval_context[-1]} == loadautofunc ]]; then
  _wzp "$@"
else
  compdef _wzp wzp
fi
`;

const fish = `# fish completion of wzp; put it into ~/.config/fish/completions/wzp.fish
function __wzp_candidates
    set -l words (commandline -opc) (commandline -ct)
    set -l found (wzp __complete $words[2..-1] 2>/dev/null)
    if set -q found[1]
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c wzp -f -a '(__wzp_candidates)'
`;

const scripts: Readonly<Record<Shell, string>> = { bash, zsh, fish };
