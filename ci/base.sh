#!/usr/bin/env bash
# Finds the commit to compare with, and fetches it where the clone is too shallow to have it.
#
# It leaves in the results: `base`, the commit or nothing; `head`, the commit under review; `notes`, what could not be
# compared, as Markdown. It never fails for a commit that can't be had: the review says so and goes on.
#
#   SCANWRIGHT_AGAINST            a commit, branch or tag of one's own choice
#   SCANWRIGHT_WORKING_DIRECTORY  a directory of the repository
#   SCANWRIGHT_TOKEN              for GitHub, where the checkout kept no credentials to fetch with
# shellcheck source=ci/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
need git jq
none=0000000000000000000000000000000000000000

main() {
  local base='' head='' parents='' wanted='' file
  for file in base head notes; do : > "$results/$file"; done
  quiet_git
  enter_root "${SCANWRIGHT_WORKING_DIRECTORY:-.}"
  if ! head=$(git rev-parse --verify --quiet 'HEAD^{commit}'); then
    note 'There is no commit here, so nothing could be compared with an earlier one.'
    return
  fi
  read_event
  parents=$(git cat-file commit "$head" | sed -n '1,/^$/s/^parent //p')
  printf '%s\n' "$head" > "$results/head"
  if is_checked_out "$head"; then
    printf '%s\n' "$pull_head" > "$results/head"
  elif is_base "$head"; then
    note "What is checked out is the base of the pull request, and not what it asks to merge, so there is nothing to compare. \`pull_request_target\` does that; \`pull_request\` checks out what is to be merged."
    return
  fi
  read_items "$(candidates "$head")"
  for wanted in ${items[@]+"${items[@]}"}; do
    if base=$(commit "$wanted"); then break; fi
    base=
  done
  if [[ -n $base ]]; then
    say "comparing with $base" && printf '%s\n' "$base" > "$results/base"
  elif [[ -n $wanted ]]; then
    note "The base commit \`${wanted:0:40}\` is not in this clone and could not be fetched, so nothing could be compared with it. A deeper clone has it: \`fetch-depth: 2\` or more of actions/checkout, \`GIT_DEPTH\` of GitLab."
  else
    note 'There is no earlier commit, so there is nothing to compare with.'
  fi
}

note() {
  complain "$1"
  printf '%s\n' "$1" > "$results/notes"
}

# The commits that are named by what the pipeline was started for: the base and the head of a pull request, and the commit
# that was there before. `head` is to be the one that people know, not the merge that was checked out to test it.
read_event() {
  pull='' pull_head=${CI_MERGE_REQUEST_SOURCE_BRANCH_SHA:-} before=${CI_COMMIT_BEFORE_SHA:-}
  if [[ -f ${GITHUB_EVENT_PATH:-} ]]; then
    { read -r pull && read -r pull_head && read -r before; } < <(jq -r '
      .pull_request.base.sha, .pull_request.head.sha, (.merge_group.base_sha // .before) | . // "" | tostring' \
      "$GITHUB_EVENT_PATH") || true
  fi
}

# Whether what is checked out is the head that the event names, or the merge of it that GitHub and GitLab make.
is_checked_out() {
  [[ -n $pull_head ]] && [[ $1 == "$pull_head" || $parents == *$'\n'"$pull_head" ]]
}

# Whether it is the base instead.
is_base() {
  [[ -n $pull && -z ${SCANWRIGHT_AGAINST:-} ]] && [[ $1 == "$pull" || ${GITHUB_EVENT_NAME:-} == pull_request_target ]]
}

# What may be the base, the best first. Names with blanks are no commits.
candidates() {
  local head=$1
  if [[ -n ${SCANWRIGHT_AGAINST:-} ]]; then
    printf '%s\n' "${SCANWRIGHT_AGAINST//[[:space:]]/}"
  elif [[ -n $pull ]]; then
    base_of_pull_request "$head"
  elif [[ -n ${CI_MERGE_REQUEST_DIFF_BASE_SHA:-} ]]; then
    printf '%s\n' "${CI_MERGE_REQUEST_TARGET_BRANCH_SHA:-$CI_MERGE_REQUEST_DIFF_BASE_SHA}"
  else
    if [[ -n $before && $before != "$none" ]]; then printf '%s\n' "$before"; fi
    printf '%s\n' "$parents" | head -n 1
  fi
}

# The event says where the base branch was. What was checked out may be a merge with a later state of it: then that is
# the base. A branch that left its base earlier is compared with where it left, which a whole clone knows.
base_of_pull_request() {
  local head=$1 fork
  if [[ $parents == *$'\n'"$pull_head" ]]; then
    printf '%s\n' "${parents%%$'\n'*}"
  elif fork=$(git merge-base "$pull" "$head" 2> /dev/null); then
    printf '%s\n' "$fork"
  else
    printf '%s\n' "$pull"
  fi
}

# The full name of a commit, fetched where it is missing. `^` would mean all but that commit.
commit() {
  if [[ $1 == ^* ]]; then return 1; fi
  git rev-parse --verify --quiet --end-of-options "$1^{commit}" && return
  if [[ $1 == -* || $1 == *[!A-Za-z0-9._/-]* ]]; then return 1; fi
  say "fetching ${1:0:40}, which this clone does not have" >&2
  fetch "${1#origin/}" || with_token fetch "${1#origin/}" || return 1
  git rev-parse --verify --quiet 'FETCH_HEAD^{commit}'
}

fetch() {
  git fetch --quiet --no-tags --no-recurse-submodules --depth=1 origin "$1" > /dev/null 2>&1
}

# Once more as the token's owner: a checkout that keeps no credentials leaves none to fetch with.
with_token() {
  local server=${GITHUB_SERVER_URL:-https://github.com}
  if [[ -z ${SCANWRIGHT_TOKEN:-} ]]; then return 1; fi
  (
    git_setting "http.$server/.extraheader" \
      "AUTHORIZATION: basic $(printf 'x-access-token:%s' "$SCANWRIGHT_TOKEN" | base64 | tr -d '\n')"
    "$@"
  )
}

main
