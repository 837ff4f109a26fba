#!/usr/bin/env bash
# Reviews the policies and the Terraform of a repository with one run of `scanwright review`.
#
# It reads what is reviewed and never runs it. It succeeds whatever is found; what was found is left in the results:
#   comment.md, review.md           the review for a comment, and all of it
#   log.txt, annotations.txt        for the log; the annotations of GitHub
#   values                          changed=, exitcode=, findings=, worth= (whether a comment says anything)
#   review.json diff.json lint.json lint.sarif codequality.json   for other tools
# It takes `program` from install.sh, `base`, `head` and `notes` from base.sh, and these settings:
#   SCANWRIGHT_WORKING_DIRECTORY, SCANWRIGHT_POLICY, SCANWRIGHT_TERRAFORM, SCANWRIGHT_REPOSITORIES, SCANWRIGHT_TEMPLATES (paths
#   in it; the second and third a path a line), SCANWRIGHT_FAIL_ON, SCANWRIGHT_FAIL_ON_CHANGES, SCANWRIGHT_ID
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=ci/lib/common.sh
source "$here/lib/common.sh"
# shellcheck source=ci/lib/paths.sh
source "$here/lib/paths.sh"
# shellcheck source=ci/lib/links.sh
source "$here/lib/links.sh"
need git jq
results=$(results_directory)

main() {
  begin
  enter_root "${SCANWRIGHT_WORKING_DIRECTORY:-.}"
  find_policies "${SCANWRIGHT_POLICY:-}"
  find_links
  if ((${#outside[@]} > 0)); then refuse_links; else collect_arguments; review; fi
  write_down
}

# Nothing of an earlier run is to be taken for this one's.
begin() {
  local file
  for file in comment.md review.md log.txt annotations.txt values review.json diff.json lint.json lint.sarif; do
    : > "$results/$file"
  done
  printf '[]\n' > "$results/codequality.json"
  for file in base head notes; do : >> "$results/$file"; done
  program=$(cat "$results/program")
  base=$(cat "$results/base")
  case ${SCANWRIGHT_FAIL_ON:-error} in
    error | warning | never) ;;
    *) fail "\`fail-on\` is error, warning or never, not \`$SCANWRIGHT_FAIL_ON\`" ;;
  esac
  level=error
  is_true fail-on-changes "${SCANWRIGHT_FAIL_ON_CHANGES:-true}" || level=warning
  quiet_git
}

# What scanwright is asked: every policy in the working directory and below it, or those that were named or found above it.
collect_arguments() {
  local item
  arguments=("--fail-on=${SCANWRIGHT_FAIL_ON:-error}")
  arguments+=(${SCANWRIGHT_REPOSITORIES:+"--repositories=$(from_root "$SCANWRIGHT_REPOSITORIES")"}
    ${SCANWRIGHT_TEMPLATES:+"--templates=$(from_root "$SCANWRIGHT_TEMPLATES")"})
  read_items "${SCANWRIGHT_TERRAFORM:-}"
  if ((${#items[@]} == 0)) && [[ $are_all != true && -n $inside ]] && has_terraform; then items=(.); fi
  for item in ${items[@]+"${items[@]}"}; do arguments+=("--lint=$(from_root "$item")"); done
  for item in human=log json=review.json sarif=lint.sarif gitlab=codequality.json github=annotations.txt markdown=comment summary=review; do
    arguments+=("--export=${item%%=*}=$results/new.${item#*=}")
  done
  if [[ $are_all == true ]]; then arguments+=(-r -- "$(from_root .)"); else arguments+=(-- "${policies[@]}"); fi
}

has_terraform() {
  git ls-files -- ":(top,literal)$inside" | grep -E '\.tf(\.json)?$' > /dev/null
}

# A base that can't be read is said, and is no reason to stop.
review() {
  run_review ${base:+"--against=git:$base"}
  if jq -e '.check and .against and .against.change == null' "$results/review.json" > /dev/null; then
    printf 'The module of the base commit could not be read; the log says why.\n' >> "$results/notes"
    run_review
  fi
}

run_review() {
  local file command=(review "$@" "${arguments[@]}") status=0
  "$program" --color never "${command[@]}" > /dev/null 2> "$results/stderr" || status=$?
  if [[ ! -s $results/new.review.json ]]; then fail "scanwright ended with $status: $(head -n 1 "$results/stderr")"; fi
  { printf '$ scanwright' && printf ' %q' "${command[@]}" && printf '\n' && cat "$results/stderr" "$results/new.log"; } >> "$results/log.txt"
  for file in review.json lint.sarif codequality.json annotations.txt; do mv -- "$results/new.$file" "$results/$file"; done
}

# Nothing is read then, and so nothing is shown.
refuse_links() {
  local item
  printf '{"exit_code": 1}' > "$results/review.json"
  {
    printf '## Registry scanning: the policy could not be compiled\n\n'
    printf 'These are links that lead out of the repository, and were not read. Commit the files themselves.\n\n'
    for item in "${outside[@]}"; do printf -- '- %s\n' "$(code_span "$item")"; done
  } | tee "$results/new.review" > "$results/new.comment"
  complain "links lead out of the repository, and are not read: ${outside[*]}"
  printf '::error title=link::links lead out of the repository, and are not read; commit the files themselves\n' \
    > "$results/annotations.txt"
}

# The texts with what scanwright does not know, and the values for later steps.
write_down() {
  { printf '%s\n' "$(marker)" && cat "$results/new.comment" && ending; } > "$results/comment.md"
  { cat "$results/new.review" && ending; } > "$results/review.md"
  sed "s/^::error \(.*title=module not as generated::\)/::$level \1/" "$results/annotations.txt" > "$results/new.annotations"
  mv -- "$results/new.annotations" "$results/annotations.txt"
  jq 'if .against.change then {format_version} + .against.change + {diagnostics} else empty end' "$results/review.json" \
    > "$results/diff.json"
  jq 'if .lint then {format_version} + {diagnostics: .lint.diagnostics} else empty end' "$results/review.json" > "$results/lint.json"
  jq -r '(.changed | if . == null then true else . end) as $changed
    | "changed=\($changed)", "exitcode=\(.exit_code)", "findings=\(.lint.diagnostics // [] | length)",
      "worth=\($changed or .exit_code != 0 or any(.against.change.policies[]?.acceptances[]?; true))"' "$results/review.json" > "$results/values"
  rm -f -- "$results"/new.*
}

# The hidden first line by which a later run knows its comment, one for each use: `SCANWRIGHT_ID`, or else the working directory.
# Nothing in it can end the HTML comment, and two names stay two.
marker() {
  local id=${SCANWRIGHT_ID:-${SCANWRIGHT_WORKING_DIRECTORY:-.}} plain
  plain=$(printf '%s' "$id" | LC_ALL=C tr -c 'A-Za-z0-9./' '_' | cut -c 1-80)
  if [[ $plain != "$id" ]]; then plain=$plain:$(printf '%s' "$id" | cksum | cut -d ' ' -f 1); fi
  printf '<!-- scanwright:%s -->' "$plain"
}

# What could not be compared, and the commits.
ending() {
  local head
  head=$(cat "$results/head")
  if [[ -s $results/notes ]]; then printf '\n### What could not be compared\n\n' && cat "$results/notes"; fi
  if [[ -n $head ]]; then printf '\n<sub>%s%s</sub>\n' "\`${head:0:12}\`" "${base:+ compared with \`${base:0:12}\`}"; fi
  printf '\n'
}

main
