#!/usr/bin/env bash
# Tells GitHub what the review found: the log, the annotations, the summary of the job and the outputs of the step.
#
#   SCANWRIGHT_SUMMARY           whether the review goes into the summary
#   SCANWRIGHT_FAIL_ON_CHANGES   whether a module that is not what the policy says is an error or a warning
# shellcheck source=ci/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

# Numbers and words of our own; the path is the runner's, of a copy that a second use of the action in the same job does not
# write over.
kept=$(mktemp -- "${RUNNER_TEMP:-$results}/scanwright-review.XXXXXX")
cp -- "$results/review.md" "$kept"
{
  grep -E '^(changed|exitcode|findings)=' "$results/values"
  printf 'review=%s\n' "$(printf '%s' "$kept" | tr '\n\r' '  ')"
} >> "${GITHUB_OUTPUT:-/dev/stdout}"

quoted cat "$results/log.txt"
level=error
is_true fail-on-changes "${SCANWRIGHT_FAIL_ON_CHANGES:-true}" || level=warning
sed "s/^::error \(.*title=module not as generated::\)/::$level \1/" "$results/annotations.txt"
if is_true summary "${SCANWRIGHT_SUMMARY:-true}" && [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then
  cat "$results/review.md" >> "$GITHUB_STEP_SUMMARY"
fi
