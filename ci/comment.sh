#!/usr/bin/env bash
# Keeps one comment on the pull request of GitHub, or one note on the merge request of GitLab: written, brought up to date, or
# removed where it says nothing any more. A token that may not write, as that of a fork's pull request, is no failure.
#
#   comment.sh github   GITHUB_API_URL, GITHUB_GRAPHQL_URL, GITHUB_REPOSITORY, GITHUB_EVENT_PATH; the token SCANWRIGHT_TOKEN
#   comment.sh gitlab   CI_API_V4_URL, CI_MERGE_REQUEST_PROJECT_ID, CI_MERGE_REQUEST_IID; the token SCANWRIGHT_GITLAB_TOKEN
# SCANWRIGHT_COMMENT says whether there is to be a comment.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=ci/lib/common.sh
source "$here/lib/common.sh"
# shellcheck source=ci/lib/keep.sh
source "$here/lib/keep.sh"
need curl jq
results=$(results_directory)
answer=$results/answer.json

github() {
  local pull='' where='the summary of the job'
  if [[ -f ${GITHUB_EVENT_PATH:-} ]]; then pull=$(jq -r '.pull_request.number // empty | numbers' "$GITHUB_EVENT_PATH"); fi
  if [[ -z $pull ]]; then
    say "this is not a pull request; the review is in $where"
  elif [[ -z ${SCANWRIGHT_TOKEN:-} ]]; then
    say "there is no token to comment with, as for a fork's pull request; the review is in $where"
  else
    authorization="Authorization: Bearer $SCANWRIGHT_TOKEN"
    api=${GITHUB_API_URL:-https://api.github.com}
    comments=$api/repos/$GITHUB_REPOSITORY/issues/$pull/comments
    comment=$api/repos/$GITHUB_REPOSITORY/issues/comments
    update=PATCH author=.user.id
    # GraphQL tells of every kind of token who it writes as, REST does not.
    printf '{"query":"{ viewer { databaseId } }"}' > "$results/query.json"
    who_am_i .data.viewer.databaseId POST "${GITHUB_GRAPHQL_URL:-${api%/v3}/graphql}" query.json
    keep_one "$where"
  fi
}

gitlab() {
  local where='the artifacts of the job'
  if [[ -z ${CI_MERGE_REQUEST_IID:-} ]]; then
    say "this is not a merge request; the review is in $where"
  elif [[ -z ${SCANWRIGHT_GITLAB_TOKEN:-} ]]; then
    say "there is no token to comment with in SCANWRIGHT_GITLAB_TOKEN; the review is in $where"
  else
    authorization="PRIVATE-TOKEN: $SCANWRIGHT_GITLAB_TOKEN"
    comments=$CI_API_V4_URL/projects/$CI_MERGE_REQUEST_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes
    comment=$comments update=PUT author=.author.id
    # GitLab takes a line that begins with `/` for a command, such as `/merge`. None of ours does; should one ever, it is text.
    sed 's|^\([[:space:]]*\)/|\1\&#47;|' "$results/comment.md" > "$results/note.md"
    mv -- "$results/note.md" "$results/comment.md"
    who_am_i .id GET "$CI_API_V4_URL/user"
    if [[ -n $me ]]; then
      keep_one "$where"
    else
      say "the token is not one that may comment: $(refusal); the review is in $where"
    fi
  fi
}

# Sets `me`, the id of the account that the token writes as. Where it can't be known, only what some bot wrote is taken for ours.
who_am_i() {
  me=
  if request "${@:2}" && [[ $status == 200 ]]; then me=$(jq -r "$1 // empty | numbers" "$answer" 2> /dev/null || true); fi
}

if is_true comment "${SCANWRIGHT_COMMENT:-true}"; then "$1"; fi
