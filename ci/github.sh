#!/usr/bin/env bash
# Tells GitHub what the review found: the log, the annotations, the summary of the job and the outputs of the step.
#
#   SCANWRIGHT_SUMMARY   whether the review goes into the summary
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=ci/lib/common.sh
source "$here/lib/common.sh"
results=$(results_directory)

# Numbers and words of our own; the path is the runner's, of a copy that a second use of the action in the same job does not
# write over.
kept=$(mktemp -- "${RUNNER_TEMP:-$results}/scanwright-review.XXXXXX")
cp -- "$results/review.md" "$kept"
{
  grep -E '^(changed|exitcode|findings)=' "$results/values"
  printf 'review=%s\n' "$(printf '%s' "$kept" | tr '\n\r' '  ')"
} >> "${GITHUB_OUTPUT:-/dev/stdout}"

# The log quotes files of the repository. GitHub is told to take no commands from it, until a word that nobody can guess.
word=$(od -An -N 16 -t x1 /dev/urandom | tr -d ' \n')
printf '::stop-commands::%s\n' "$word"
cat "$results/log.txt"
printf '::%s::\n' "$word"
cat "$results/annotations.txt"

if is_true summary "${SCANWRIGHT_SUMMARY:-true}" && [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then
  cat "$results/review.md" >> "$GITHUB_STEP_SUMMARY"
fi
