#!/usr/bin/env bash
# Waits until the scan of an image is finished, and judges it: the release goes on where this ends with 0.
#
#   gate.sh REPOSITORY DIGEST
#
# It asks the user's own `aws`, by digest and as JSON whatever the settings of the CLI say: `inspector2 list-coverage` and
# `list-findings` where enhanced scanning is on, `ecr describe-image-scan-findings` where it is basic. That there is no scan yet is
# a reason to wait; every other error of `aws` ends the script. It ends as `scanwright gate` does: 0 the image passes, 3 it fails,
# 4 the scan is not finished within the time, 1 nobody can judge it.
#
#   SCANWRIGHT_POLICY             the policy; by default the nearest scan-policy.toml, and without one critical findings fail
#   SCANWRIGHT_WORKING_DIRECTORY  where the policy is looked for
#   SCANWRIGHT_FAIL_ON            the least severity that fails, instead of the policy's
#   SCANWRIGHT_TODAY              the day on which acceptances are judged
#   SCANWRIGHT_WAIT               the most seconds to wait (900)
#   SCANWRIGHT_INTERVAL           seconds between two questions (15)
#   SCANWRIGHT_RESULTS            where the answers and the judgement are left: gate.json, gate.md, gate.sarif
#   SCANWRIGHT_SUMMARY            `false`: nothing is added to the summary of a job of GitHub
#   SCANWRIGHT_BIN                the scanwright to use; by default the one that install.sh has brought, or the one on the path
#
# It needs ecr:GetRegistryScanningConfiguration; for basic scans ecr:DescribeImageScanFindings; for enhanced ones ecr:DescribeImages,
# inspector2:ListCoverage and inspector2:ListFindings.
# shellcheck source=ci/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

main() {
  [[ $# == 2 && -n $1 && -n $2 ]] || fail 'which image? Call it as: gate.sh REPOSITORY DIGEST'
  repository=$1 digest=$2
  [[ $digest == sha256:?* ]] || fail "\`$digest\` is not a digest, which starts with sha256:"
  wait=$(seconds SCANWRIGHT_WAIT "${SCANWRIGHT_WAIT:-900}")
  interval=$(seconds SCANWRIGHT_INTERVAL "${SCANWRIGHT_INTERVAL:-15}")
  need aws jq
  prepare
  scan_type
  await
  show
  exit "$status"
}

# A number of seconds.
seconds() {
  [[ $2 =~ ^[0-9]{1,6}$ ]] || fail "\`$1\` is a number of seconds, not \`$2\`"
  printf '%s' "$((10#$2))"
}

prepare() {
  answers=$results/gate
  rm -rf -- "${answers:?}" "$results"/gate.json "$results"/gate.md "$results"/gate.sarif
  mkdir -p -- "$answers"
  program=${SCANWRIGHT_BIN:-}
  if [[ -z $program && -s $results/program ]]; then program=$(< "$results/program"); fi
  program=${program:-scanwright}
  "$program" --version > /dev/null || fail "\`$program\` does not run here"
  cd -- "${SCANWRIGHT_WORKING_DIRECTORY:-.}"
  arguments=()
  if [[ -n ${SCANWRIGHT_POLICY:-} ]]; then arguments+=("$SCANWRIGHT_POLICY"); fi
  arguments+=(--image "$repository@$digest")
  if [[ -n ${SCANWRIGHT_FAIL_ON:-} ]]; then arguments+=(--fail-on "$SCANWRIGHT_FAIL_ON"); fi
  if [[ -n ${SCANWRIGHT_TODAY:-} ]]; then arguments+=(--today "$SCANWRIGHT_TODAY"); fi
  # Neither a pager nor a prompt waits for somebody who is not there.
  export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off
}

# Asks aws, for JSON; its answer is left in the file of that name. Fails where aws does, whose message is in `error`.
ask() {
  local name=$1
  shift
  if aws "$@" --output json > "$answers/$name" 2> "$answers/error"; then return; fi
  error=$(tr '\n\r' '  ' < "$answers/error")
  return 1
}

# Ends the script with what aws said: nobody can judge the image.
refused() {
  status=1 findings=() reason="aws can't tell: ${error:-it printed no message}"
  show
  exit 1
}

# Sets `enhanced`: which service scans, and so which one is asked.
scan_type() {
  ask registry.json ecr get-registry-scanning-configuration || refused
  case $(jq -r '.scanningConfiguration.scanType | strings' "$answers/registry.json" 2> /dev/null) in
    ENHANCED)
      enhanced=true
      # Inspector knows nothing of a repository that is not there, and would be waited for in vain.
      ask image.json ecr describe-images --repository-name "$repository" --image-ids "imageDigest=$digest" || refused
      ;;
    BASIC) enhanced=false ;;
    *)
      error='it does not say whether the registry is scanned by BASIC or ENHANCED'
      refused
      ;;
  esac
  say "asking for $repository@$digest, scanned by $(if $enhanced; then echo ENHANCED; else echo BASIC; fi)" >&2
}

# Asks until there is a verdict, or the time is over. Sets `status`, and `findings`, the files with the last answers.
await() {
  SECONDS=0
  while true; do
    status=4 reason='there is no scan yet' findings=()
    if $enhanced; then ask_inspector; else ask_ecr; fi
    if ((status != 4)); then return; fi
    if ((SECONDS + interval >= wait)); then
      complain "not finished after $SECONDS seconds: $reason"
      return
    fi
    complain "not finished after $SECONDS seconds, asking again in $interval: $reason"
    sleep "$interval"
  done
}

ask_ecr() {
  if ask findings.json ecr describe-image-scan-findings --repository-name "$repository" --image-id "imageDigest=$digest"; then
    judge "$answers/findings.json"
  else
    case $error in
      *"(ScanNotFoundException)"*) ;;
      *) refused ;;
    esac
  fi
}

# The coverage is asked first: what is finished by then has its findings after it.
ask_inspector() {
  local by_repository by_image
  by_repository=$(jq -nc --arg name "$repository" '[{comparison: "EQUALS", value: $name}] as $name
    | {resourceType: [{comparison: "EQUALS", value: "AWS_ECR_CONTAINER_IMAGE"}], ecrRepositoryName: $name}')
  by_image=$(jq -nc --arg name "$repository" --arg digest "$digest" '{ecrImageHash: [{comparison: "EQUALS", value: $digest}],
    ecrImageRepositoryName: [{comparison: "EQUALS", value: $name}]}')
  ask coverage.json inspector2 list-coverage --filter-criteria "$by_repository" || refused
  if ! jq -e --arg digest "$digest" 'any(.coveredResources[]?; .resourceId // "" | endswith($digest))' "$answers/coverage.json" > /dev/null
  then
    # A token says that the entry may stand on a page that is not here; scanwright says so.
    if jq -e '(.nextToken // .NextToken) == null and (.coveredResources | type) == "array"' "$answers/coverage.json" > /dev/null 2>&1
    then return; fi
  fi
  judge "$answers/coverage.json"
  if ((status == 4)); then return; fi
  ask findings.json inspector2 list-findings --filter-criteria "$by_image" || refused
  judge "$answers/coverage.json" "$answers/findings.json"
}

# Judges answers; sets `status`, `reason` and `findings`.
judge() {
  findings=("$@") status=0
  run_gate json > "$answers/gate.json" 2> "$answers/error" || status=$?
  reason=$(jq -r '.reason // .diagnostics[0].message // empty' "$answers/gate.json" 2> /dev/null || true)
  case $status in
    0 | 1 | 3 | 4) ;;
    *) fail "$program has ended with $status: $(tr '\n\r' '  ' < "$answers/error")" ;;
  esac
}

run_gate() {
  "$program" --format "$1" gate "${arguments[@]}" ${explain[@]+"${explain[@]}"} --findings "${findings[@]}"
}

# Prints the judgement, and leaves it in the other formats. Where there is none, it says what the policy has scanned.
show() {
  local ended=0
  explain=()
  if ((status == 1 || status == 4)); then explain=(--explain); fi
  if ((${#findings[@]} == 0)); then
    no_answer
  else
    quoted run_gate human || ended=$?
    ((ended == status)) || fail "$program judges otherwise than a moment ago: $ended instead of $status"
    run_gate json > "$results/gate.json" || true
    run_gate markdown > "$results/gate.md" || true
    run_gate sarif > "$results/gate.sarif" || true
    if [[ ${GITHUB_ACTIONS:-} == true ]]; then run_gate github || true; fi
  fi
  if [[ -n ${GITHUB_STEP_SUMMARY:-} && ${SCANWRIGHT_SUMMARY:-true} != false ]]; then cat "$results/gate.md" >> "$GITHUB_STEP_SUMMARY"; fi
  if [[ -n ${GITHUB_OUTPUT:-} ]]; then outputs >> "$GITHUB_OUTPUT"; fi
}

# There is nothing that scanwright could judge: no scan has begun, or aws does not tell.
no_answer() {
  local verdict=pending level=warning
  if ((status == 1)); then verdict=unknown level=error; fi
  say "$verdict: $reason"
  jq -n --arg verdict "$verdict" --arg reason "$reason" --arg repository "$repository" --arg digest "$digest" '{format_version: 1, verdict: $verdict,
    reason: $reason, image: {repository: $repository, digest: $digest}, scan: null, counts: {}, failing: [], accepted: [],
    expired: [], unused: [], suppressed: 0, explanation: null, diagnostics: []}' > "$results/gate.json"
  # No code span of the reason can end the one that it stands in.
  # shellcheck disable=SC2016  # these are code spans
  printf '## Gate: %s\n\n`%s`\n\n`%s`\n' "$verdict" "$repository@$digest" "${reason//\`/}" > "$results/gate.md"
  if [[ ${GITHUB_ACTIONS:-} == true ]]; then printf '::%s title=gate %s::%s\n' "$level" "$verdict" "${reason//%/%25}"; fi
}

outputs() {
  printf 'exitcode=%s\n' "$status"
  jq -r '"verdict=\(.verdict)", "reason=\(.reason | gsub("[\r\n]"; " "))"' "$results/gate.json"
  printf 'json=%s\n' "$results/gate.json"
  if [[ -s $results/gate.sarif ]]; then printf 'sarif=%s\n' "$results/gate.sarif"; fi
}

explain=()
main "$@"
