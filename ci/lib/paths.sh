# Where things are: everything is run from the root of the repository, so that paths are as GitHub and GitLab show them.
# It is sourced, after common.sh.
# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154  # what the script that sources this reads and sets

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

# A path of the working directory, seen from the root; never what reads as standard input. It may begin with `-`: paths
# stand behind `--`.
from_root() {
  local path=$1
  case $path in
    /*) ;;
    . | ./) path=${inside:-.} ;;
    ./*) path=$inside${path#./} ;;
    *) path=$inside$path ;;
  esac
  if [[ $path != / ]]; then path=${path%/}; fi
  if [[ $path == - ]]; then path=./-; fi
  printf '%s' "$path"
}

# The policies to be reviewed, in the array `policies`: those that are named; else every one that is committed in the working
# directory or below it; else the nearest one above. `are_all` says that it is every one there, be it none.
find_policies() {
  local item directory=$inside
  policies=() are_all=false
  read_items "$1"
  for item in ${items[@]+"${items[@]}"}; do policies+=("$(from_root "$item")"); done
  if ((${#policies[@]} > 0)); then return; fi
  while IFS= read -r -d '' item; do
    if [[ -f $item ]]; then policies+=("$(inside='' from_root "$item")"); fi
  done < <(git ls-files -z -- ":(top,glob)$(glob_literal "$inside")**/scan-policy.toml" 2> /dev/null)
  if ((${#policies[@]} > 0)); then are_all=true && return; fi
  while [[ ! -f ${directory}scan-policy.toml && -n $directory ]]; do
    directory=${directory%/}
    case $directory in */*) directory=${directory%/*}/ ;; *) directory='' ;; esac
  done
  if [[ -f ${directory}scan-policy.toml ]]; then
    policies+=("$(inside='' from_root "${directory}scan-policy.toml")")
  else
    are_all=true
  fi
}

# A path in which no character is a pattern.
glob_literal() {
  printf '%s' "$1" | sed 's/[][*?\\]/\\&/g'
}
