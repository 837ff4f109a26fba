#!/usr/bin/env bash
# Keeps one note on the merge request of GitLab: written, brought up to date, or removed where it says nothing any more.
#
# GitLab's runner sets CI_API_V4_URL, CI_MERGE_REQUEST_PROJECT_ID and CI_MERGE_REQUEST_IID; SCANWRIGHT_GITLAB_TOKEN is a
# token with the scope `api`, and SCANWRIGHT_COMMENT says whether there is to be a note.
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
  local where='the artifacts of the job'
  if ! is_true comment "${SCANWRIGHT_COMMENT:-true}"; then return; fi
  if [[ -z ${CI_MERGE_REQUEST_IID:-} ]]; then
    say "this is not a merge request; the review is in $where"
    return
  fi
  if [[ -z ${SCANWRIGHT_GITLAB_TOKEN:-} ]]; then
    say "there is no token to comment with in SCANWRIGHT_GITLAB_TOKEN; the review is in $where"
    return
  fi
  authorization="PRIVATE-TOKEN: $SCANWRIGHT_GITLAB_TOKEN"
  comments=$CI_API_V4_URL/projects/$CI_MERGE_REQUEST_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes
  comment=$comments
  update=PUT
  author=.author.id
  without_quick_actions
  who_am_i
  if [[ -z $me ]]; then
    say "the token is not one that may comment: $(refusal); the review is in $where"
    return
  fi
  keep_one "$where"
}

# Sets `me`, the id of the account that the token writes as.
who_am_i() {
  me=
  if request GET "$CI_API_V4_URL/user" && [[ $status == 200 ]]; then
    me=$(jq -r '.id // empty | numbers' "$answer" 2> /dev/null || true)
  fi
}

# GitLab takes a line that begins with `/` for a command, such as `/merge`. None of ours does; should one ever, it is text.
without_quick_actions() {
  sed 's|^\([[:space:]]*\)/|\1\&#47;|' "$results/comment.md" > "$results/note.md"
  mv -- "$results/note.md" "$results/comment.md"
}

main
