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
#   in it; the second and third a path a line), SCANWRIGHT_FAIL_ON, SCANWRIGHT_ID
# shellcheck source=ci/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
need git jq

main() {
  begin
  enter_root "${SCANWRIGHT_WORKING_DIRECTORY:-.}"
  find_policies
  collect_arguments
  review
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
  quiet_git
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

# The policies to be reviewed, in the array `policies`: those that are named; else the nearest one above, unless one is committed in
# the working directory or below it. None means all that are there.
find_policies() {
  local item above=$inside
  policies=()
  read_items "${SCANWRIGHT_POLICY:-}"
  for item in ${items[@]+"${items[@]}"}; do policies+=("$(from_root "$item")"); done
  if ((${#policies[@]} > 0)) || git -C "./$inside" ls-files --error-unmatch -- ':(glob)**/scan-policy.toml' > /dev/null 2>&1; then return; fi
  while [[ ! -f ${above}scan-policy.toml && -n $above ]]; do
    case $above in */*/) above=${above%/*/}/ ;; *) above='' ;; esac
  done
  if [[ -f ${above}scan-policy.toml ]]; then policies=("${above}scan-policy.toml"); fi
}

# What scanwright is asked: every policy in the working directory and below it, or those that were named or found above it.
collect_arguments() {
  local item
  arguments=("--fail-on=${SCANWRIGHT_FAIL_ON:-error}")
  arguments+=(${SCANWRIGHT_REPOSITORIES:+"--repositories=$(from_root "$SCANWRIGHT_REPOSITORIES")"}
    ${SCANWRIGHT_TEMPLATES:+"--templates=$(from_root "$SCANWRIGHT_TEMPLATES")"})
  read_items "${SCANWRIGHT_TERRAFORM:-}"
  if ((${#items[@]} == 0 && ${#policies[@]} > 0)) && [[ -n $inside ]] && has_terraform; then items=(.); fi
  for item in ${items[@]+"${items[@]}"}; do arguments+=("--lint=$(from_root "$item")"); done
  for item in human=new.log json=review.json sarif=lint.sarif gitlab=codequality.json github=annotations.txt markdown=new.comment summary=new.review; do
    arguments+=("--export=${item%%=*}=$results/${item#*=}")
  done
  if ((${#policies[@]} > 0)); then arguments+=(-- "${policies[@]}"); else arguments+=(-r -- "$(from_root .)"); fi
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
  local command=(review "$@" "${arguments[@]}") status=0
  : > "$results/review.json"
  "$program" --color never "${command[@]}" > /dev/null 2> "$results/new.stderr" || status=$?
  if [[ ! -s $results/review.json ]]; then fail "scanwright ended with $status: $(head -n 1 "$results/new.stderr")"; fi
  { printf '$ scanwright' && printf ' %q' "${command[@]}" && printf '\n' && cat "$results/new.stderr" "$results/new.log"; } >> "$results/log.txt"
}

# The texts with what scanwright does not know, and the values for later steps.
write_down() {
  { printf '%s\n' "$(marker)" && cat "$results/new.comment" && ending; } > "$results/comment.md"
  { cat "$results/new.review" && ending; } > "$results/review.md"
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
