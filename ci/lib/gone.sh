# What scanwright had at the base commit and has no more: the review of the change speaks of the policies that there are, and
# would pass over a policy that was removed, and over a module that was removed or moved. It is sourced, after paths.sh.
# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154  # what the script that sources this reads and sets

# Leaves them in `gone.json`: the folders of modules and the paths of policies. Looked for is where policies are reviewed:
# below the working directory unless policies are named, and below the folders of policies.
find_gone() {
  local item folders=() where=()
  if [[ -z $base ]]; then return; fi
  read_items "${SCANWRIGHT_POLICY:-}"
  if ((${#items[@]} == 0)); then folders+=("$inside"); fi
  for item in ${policies[@]+"${policies[@]}"}; do
    case $item in
      /*) ;;
      */*) folders+=("${item%/*}/") ;;
      *) folders+=('') ;;
    esac
  done
  for item in ${folders[@]+"${folders[@]}"}; do
    where+=(":(top,glob)$(glob_literal "${item#./}")**/scan-policy.toml" ":(top,glob)$(glob_literal "${item#./}")**/main.tf")
  done
  if ((${#where[@]} == 0)); then return; fi
  while IFS= read -r -d '' item; do
    if [[ -e $item ]]; then continue; fi
    case $item in
      *main.tf) if is_module "$item"; then printf 'modules %s\n' "$(dirname -- "${item//[[:cntrl:]]/ }")"; fi ;;
      *) printf 'policies %s\n' "${item//[[:cntrl:]]/ }" ;;
    esac
  done < <(git diff --name-only --no-renames --no-ext-diff --diff-filter=D -z "$base" -- "${where[@]}" 2> /dev/null) |
    jq -Rn '[inputs | {kind: .[:index(" ")], path: .[index(" ") + 1:]}]
      | if . == [] then empty else {modules: [.[] | select(.kind == "modules").path], policies: [.[] | select(.kind == "policies").path]} end' \
      > "$results/gone.json"
  if [[ -s $results/gone.json ]]; then changed=true; fi
}

# Whether scanwright generated it.
is_module() {
  git grep --quiet -e '^# scanwright:sha256=' "$base" -- ":(top,literal)$1"
}
