# Links that lead out of the repository: what is reviewed could put into a comment whatever the machine can read, such as the
# credentials that git keeps. It is sourced, after paths.sh.
# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154  # what the script that sources this reads and sets

# The policies, the inventory, the templates and the Terraform files that do, in the array `outside`.
find_links() {
  local item
  outside=()
  for item in ${policies[@]+"${policies[@]}"} ${SCANWRIGHT_REPOSITORIES:+"$(from_root "$SCANWRIGHT_REPOSITORIES")"} \
    ${SCANWRIGHT_TEMPLATES:+"$(from_root "$SCANWRIGHT_TEMPLATES")" "$(from_root "$SCANWRIGHT_TEMPLATES")"/* "$(from_root "$SCANWRIGHT_TEMPLATES")"/*/*}; do
    if leads_out "$item"; then outside+=("$item"); fi
  done
  while IFS= read -r -d '' item; do
    if [[ $item == 120000* ]] && leads_out "${item#*$'\t'}"; then outside+=("${item#*$'\t'}"); fi
  done < <(git ls-files -s -z -- '*.tf' '*.tf.json' '*.tfvars' '*.tfvars.json' 2> /dev/null)
}

# Plain text as one code span of Markdown, whatever it holds.
code_span() {
  printf '%s' "$1" | jq -Rrs 'gsub("[[:cntrl:]]"; " ") | ("`" * ([match("`+"; "g").length] + [0] | max + 1)) as $fence
    | (if test("^`|`$") then " " else "" end) as $pad | $fence + $pad + . + $pad + $fence'
}

# Whether a path within the repository comes, through links, to what is not in it or is git's own. Paths that say themselves
# that they lead out are the choice of whoever wrote the workflow.
leads_out() {
  local path=$1 root target directory steps=0
  case /$path/ in //* | */../*) return 1 ;; esac
  root=$(pwd -P)
  while [[ -L $path ]] && ((steps < 40)); do
    steps=$((steps + 1))
    target=$(readlink -- "$path")
    case $target in
      /*) path=$target ;;
      *) path=$(dirname -- "$path")/$target ;;
    esac
  done
  directory=$(cd -P -- "$(dirname -- "$path")" 2> /dev/null && pwd) || return 1
  case $directory/ in
    "$root"/.git/*) return 0 ;;
    "$root"/*) return 1 ;;
    *) return 0 ;;
  esac
}
