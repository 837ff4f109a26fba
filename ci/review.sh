#!/usr/bin/env bash
# Reviews the policies and the Terraform of a repository: `generate --check`, `diff` against the base, `lint`.
#
# It reads what is reviewed and never runs it. It succeeds whatever is found; what was found is left in the results:
#   comment.md, review.md           the review for a comment, and all of it
#   log.txt, annotations.txt        for the log; the annotations of GitHub
#   values                          changed=, exitcode=, findings=, outdated=, worth= (whether a comment says anything)
#   generate.json diff.json lint.json lint.sarif   for other tools
# It takes `program` from install.sh, `base`, `head` and `notes` from base.sh, and these settings:
#   SCANWRIGHT_WORKING_DIRECTORY, SCANWRIGHT_POLICY, SCANWRIGHT_TERRAFORM, SCANWRIGHT_REPOSITORIES (paths in it; the
#   second and third a path a line), SCANWRIGHT_FAIL_ON, SCANWRIGHT_FAIL_ON_CHANGES, SCANWRIGHT_ID
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=ci/lib/common.sh
source "$here/lib/common.sh"
# shellcheck source=ci/lib/paths.sh
source "$here/lib/paths.sh"
# shellcheck source=ci/lib/marker.sh
source "$here/lib/marker.sh"
# shellcheck source=ci/lib/links.sh
source "$here/lib/links.sh"
# shellcheck source=ci/lib/gone.sh
source "$here/lib/gone.sh"
# shellcheck source=ci/lib/report.sh
source "$here/lib/report.sh"
need git jq
results=$(results_folder)

main() {
  begin
  enter_root "${SCANWRIGHT_WORKING_DIRECTORY:-.}"
  find_policies "${SCANWRIGHT_POLICY:-}"
  collect_options
  find_links
  if ((${#outside[@]} > 0)); then
    refuse_links
  elif ((${#policies[@]} > 0)); then
    review_policies
  else
    lack_of_policies
  fi
  find_gone
  if ((${#outside[@]} == 0)); then review_terraform; fi
  judge
  write_down
}

# Nothing of an earlier run is to be taken for this one's.
begin() {
  local file
  for file in comment.md review.md log.txt annotations.txt values errors.md diff.md lint.md gone.json generate.json diff.json \
    lint.json lint.sarif check.github lint.github; do
    : > "$results/$file"
  done
  for file in base head notes; do
    if [[ ! -f $results/$file ]]; then : > "$results/$file"; fi
  done
  program=$(cat "$results/program")
  base=$(cat "$results/base")
  generated=0 linted=0 changed=false outdated=false findings=0
  fail_on=${SCANWRIGHT_FAIL_ON:-error}
  case $fail_on in
    error | warning | never) ;;
    *) fail "\`fail-on\` is error, warning or never, not \`$fail_on\`" ;;
  esac
  is_true fail-on-changes "${SCANWRIGHT_FAIL_ON_CHANGES:-true}" || true
  quiet_git
}

# The options that policies are compiled with.
collect_options() {
  options=()
  if [[ -n ${SCANWRIGHT_REPOSITORIES:-} ]]; then
    options+=("--repositories=$(from_root "$SCANWRIGHT_REPOSITORIES")")
  fi
}

# Runs scanwright. Its result goes to a file; how it ended is the function's own end.
scanwright() {
  local into=$1
  shift
  "$program" --color never "$@" > "$results/$into" 2> "$results/stderr"
}

# The same for people, into the log: both streams, below the command.
log() {
  local status=0
  {
    printf '$ scanwright'
    printf ' %q' "$@"
    printf '\n'
    "$program" --color never "$@" 2>&1 || status=$?
    printf '\n'
  } >> "$results/log.txt"
  return "$status"
}

review_policies() {
  local with=(${options[@]+"${options[@]}"} -- "${policies[@]}")
  log generate --check "${with[@]}" || generated=$?
  scanwright generate.json generate --check --format json "${with[@]}" || true
  scanwright check.github check --format github "${with[@]}" || true
  case $generated in
    0) ;;
    2) outdated=true ;;
    *)
      errors_of_policies "${with[@]}"
      return
      ;;
  esac
  compare "${with[@]}"
}

# What is wrong with the policies, for the comment.
errors_of_policies() {
  : > "$results/generate.json"
  generated=1 changed=true
  if ! scanwright errors.md check --format markdown "$@"; then return; fi
  # What only `generate` finds it says to people alone.
  { "$program" --color never generate --check "$@" 2>&1 || true; } |
    jq -L "$here/lib" -Rrs 'include "markdown"; fenced("text")' > "$results/errors.md"
}

# The change since the base. A base that can't be read is said, and is no reason to stop.
compare() {
  local differs=0
  changed=true
  if [[ -z $base ]]; then return; fi
  log diff --detailed-exitcode "--against=git:$base" "$@" || differs=$?
  case $differs in
    0) changed=false ;;
    2) scanwright diff.md diff --format markdown "--against=git:$base" "$@" ;;
    *)
      printf 'The module of the base commit could not be read; the log says why.\n' >> "$results/notes"
      return
      ;;
  esac
  scanwright diff.json diff --format json "--against=git:$base" "$@"
}

# Nothing is read then, and so nothing is shown.
refuse_links() {
  local item
  generated=1 changed=true
  {
    printf 'These are links that lead out of the repository, and were not read. Commit the files themselves.\n\n'
    for item in "${outside[@]}"; do
      printf '%s' "$item" | jq -L "$here/lib" -Rrs 'include "markdown"; "- " + code'
    done
  } > "$results/errors.md"
  complain "links lead out of the repository, and are not read: ${outside[*]}"
  printf '::error title=link::links lead out of the repository, and are not read; commit the files themselves\n' \
    > "$results/check.github"
}

lack_of_policies() {
  generated=1
  {
    printf "There is no \`scan-policy.toml\` in this folder, above it or below it. \`scanwright init\` writes one; "
    printf "or name the policies in the setting \`policy\`.\n"
  } > "$results/errors.md"
  complain "there is no scan-policy.toml in this folder, above it or below it; name it, or write one with \`scanwright init\`"
  printf '::error title=no policy::there is no scan-policy.toml; name the policies in the setting policy\n' \
    > "$results/check.github"
}

review_terraform() {
  local item paths=() options=("--fail-on=$fail_on") is_default=false
  read_items "${SCANWRIGHT_TERRAFORM:-}"
  if ((${#items[@]} == 0)); then is_default=true items=(.); fi
  for item in "${items[@]}"; do
    paths+=("$(from_root "$item")")
  done
  scanwright lint.json lint --format json "${options[@]}" -- "${paths[@]}" || linted=$?
  if [[ $is_default == true ]] && is_without_terraform; then
    linted=0
    printf 'there is no Terraform to be linted\n' >> "$results/log.txt"
    return
  fi
  log lint "${options[@]}" -- "${paths[@]}" || true
  scanwright lint.sarif lint --format sarif "${options[@]}" -- "${paths[@]}" || true
  scanwright lint.github lint --format github "${options[@]}" -- "${paths[@]}" || true
  findings=$(jq -rs '.[0].diagnostics // [] | length' "$results/lint.json")
  if ((findings > 0)); then
    scanwright lint.md lint --format markdown "${options[@]}" -- "${paths[@]}" || true
  fi
}

# There is nothing to lint, which is a mistake only of those who asked for a folder in particular.
is_without_terraform() {
  ((linted == 1)) && jq -e '[.diagnostics[].code] == ["T005"]' "$results/lint.json" > /dev/null 2>&1
}

main
