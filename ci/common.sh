# What all scripts of this directory share: messages, settings, git, and the directory in which they leave what they found.
# It is sourced. bash 3.2 is enough, which macOS has: no arrays from `mapfile`, no empty array without a guard.
# shellcheck shell=bash
# shellcheck disable=SC2034  # what the script that sources this reads
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)

# A message in the log. What GitHub would read as a command (`##[…]`; `::…` only at the start of a line) is taken apart.
say() {
  printf 'scanwright: %s\n' "$(printf '%s' "$*" | tr '\n\r' '  ' | sed 's/##\[/## [/g')"
}

# What went wrong, on standard error.
complain() {
  say "$@" >&2
}

# Ends the script, which could not do it.
fail() {
  complain "$@"
  exit 1
}

# Whether a setting is `true`; anything but `true` and `false` is a mistake that is not passed over.
is_true() {
  case $2 in
    true) return 0 ;;
    false) return 1 ;;
    *) fail "\`$1\` is true or false, not \`$2\`" ;;
  esac
}

# The programs that a script can't do without.
need() {
  local program
  for program in "$@"; do
    command -v "$program" > /dev/null || fail "\`$program\` is not installed; these scripts need bash, git, curl and jq"
  done
}

# The directory of the results, which the steps of one run share.
results_directory() {
  local directory=${SCANWRIGHT_RESULTS:-${RUNNER_TEMP:-${TMPDIR:-/tmp}}/scanwright-review}
  mkdir -p -- "$directory"
  (cd -- "$directory" && pwd)
}

# jq of Windows ends lines with a carriage return unless it is told not to, and bash would take that for a part of the value.
case ${RUNNER_OS:-$(uname -s)} in
  Windows | MINGW* | MSYS*) jq() { command jq --binary "$@"; } ;;
esac

# A value that an earlier step left: of `name=value` lines the last with that name.
value_of() {
  sed -n "s/^$1=//p" "$results/values" | tail -n 1
}

# The items of a setting in the array `items`: its lines that are not blank, trimmed; or the strings of a JSON array, which
# is how GitLab hands a list over.
read_items() {
  local line text=$1
  items=()
  if [[ $text == '['* ]] && line=$(jq -er 'arrays | map(strings) | join("\n")' <<< "$text" 2> /dev/null); then text=$line; fi
  while IFS= read -r line || [[ -n $line ]]; do
    line=${line%$'\r'}
    line=${line#"${line%%[![:space:]]*}"}
    line=${line%"${line##*[![:space:]]}"}
    if [[ -n $line ]]; then items+=("$line"); fi
  done <<< "$text"
}

# git, which is to take a work tree that a container's user does not own for what it is: the one to be reviewed.
# Nothing of git asks for a password or waits for a server that is silent.
quiet_git() {
  export GIT_TERMINAL_PROMPT=0
  git_setting safe.directory '*'
  git_setting http.lowSpeedLimit 1
  git_setting http.lowSpeedTime 30
}

# A setting for every git that is started from here, beside those that the environment has already.
git_setting() {
  local place=${GIT_CONFIG_COUNT:-0}
  export GIT_CONFIG_COUNT=$((place + 1)) "GIT_CONFIG_KEY_$place=$1" "GIT_CONFIG_VALUE_$place=$2"
}

# Goes to the root of the repository; `inside` is the working directory seen from there, empty or with a `/` at the end.
enter_root() {
  local up
  # git tells of the directory that a link leads to, and `..` is to lead out of that one.
  cd -P -- "$1" || fail "there is no directory \`$1\`; correct the working directory"
  if inside=$(git rev-parse --show-prefix 2> /dev/null) && up=$(git rev-parse --show-cdup); then
    cd -- "./$up" || fail "the root of the repository can't be entered"
  else
    inside=
    complain "this is not a git repository; nothing can be compared with an earlier commit"
  fi
}

# Prints what a command prints, files of the repository among it. GitHub is told to take no commands from it, until a word that
# nobody can guess.
quoted() {
  local word ended=0
  word=$(od -An -N 16 -t x1 /dev/urandom | tr -d ' \n')
  if [[ ${GITHUB_ACTIONS:-} == true ]]; then printf '::stop-commands::%s\n' "$word"; fi
  "$@" || ended=$?
  if [[ ${GITHUB_ACTIONS:-} == true ]]; then printf '::%s::\n' "$word"; fi
  return "$ended"
}

results=$(results_directory)
