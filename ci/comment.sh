#!/usr/bin/env bash
# Keeps one comment on the pull request: written, brought up to date, or removed where it says nothing any more.
#
# A token that may not write, as that of a fork's pull request, is no failure: the summary of the job has the review.
# GitHub's runner sets GITHUB_API_URL, GITHUB_GRAPHQL_URL, GITHUB_REPOSITORY and GITHUB_EVENT_PATH; SCANWRIGHT_TOKEN is
# the token and SCANWRIGHT_COMMENT says whether there is to be a comment.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=ci/lib/common.sh
source "$here/lib/common.sh"
# shellcheck source=ci/lib/http.sh
source "$here/lib/http.sh"
# shellcheck source=ci/lib/keep.sh
source "$here/lib/keep.sh"
need curl jq
results=$(results_folder)
answer=$results/answer.json

main() {
  local pull='' where='the summary of the job'
  if ! is_true comment "${SCANWRIGHT_COMMENT:-true}"; then return; fi
  if [[ -f ${GITHUB_EVENT_PATH:-} ]]; then
    pull=$(jq -r '.pull_request.number // empty | numbers' "$GITHUB_EVENT_PATH")
  fi
  if [[ -z $pull ]]; then
    say "this is not a pull request; the review is in $where"
    return
  fi
  if [[ -z ${SCANWRIGHT_TOKEN:-} ]]; then
    say "there is no token to comment with, as for a fork's pull request; the review is in $where"
    return
  fi
  authorization="Authorization: Bearer $SCANWRIGHT_TOKEN"
  api=${GITHUB_API_URL:-https://api.github.com}
  comments=$api/repos/$GITHUB_REPOSITORY/issues/$pull/comments
  comment=$api/repos/$GITHUB_REPOSITORY/issues/comments
  update=PATCH
  author=.user.id
  who_am_i
  keep_one "$where"
}

# Sets `me`, the id of the account that the token writes as; GraphQL tells it of every kind of token, REST does not. Where it can't be
# known, only what some bot wrote is taken for ours.
who_am_i() {
  me=
  printf '{"query":"{ viewer { databaseId } }"}' > "$results/query.json"
  if request POST "${GITHUB_GRAPHQL_URL:-${api%/v3}/graphql}" query.json && [[ $status == 200 ]]; then
    me=$(jq -r '.data.viewer.databaseId // empty | numbers' "$answer" 2> /dev/null || true)
  fi
}

main
