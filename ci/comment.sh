#!/usr/bin/env bash
# Keeps one comment on the pull request of GitHub, or one note on the merge request of GitLab: written, brought up to date, or
# removed where it says nothing any more. A token that may not write, as that of a fork's pull request, is no failure.
#
#   comment.sh github   GITHUB_API_URL, GITHUB_GRAPHQL_URL, GITHUB_REPOSITORY, GITHUB_EVENT_PATH; the token SCANWRIGHT_TOKEN
#   comment.sh gitlab   CI_API_V4_URL, CI_MERGE_REQUEST_PROJECT_ID, CI_MERGE_REQUEST_IID; the token SCANWRIGHT_GITLAB_TOKEN
# SCANWRIGHT_COMMENT says whether there is to be a comment.
# shellcheck source=ci/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
need curl jq
answer=$results/answer.json
# 2,500 is the most that GitHub lets a pull request have.
most_pages=25

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

# Writes, changes or removes; says what it did, and where the review is when it could not.
keep_one() {
  local elsewhere=$1 marker first own worth
  marker=$(head -n 1 "$results/comment.md")
  worth=$(value_of worth)
  jq -Rs '{body: rtrimstr("\n")}' "$results/comment.md" > "$results/comment.json"
  if ! list_own "$marker"; then
    say "the comments can't be read: $(refusal); the review is in $elsewhere"
    return
  fi
  own=$(jq -r '.id | numbers' "$results/comments.ndjson")
  first=${own%%$'\n'*}
  if [[ $worth == true && -n $first ]]; then
    if is_current "$first"; then
      say 'the comment is up to date'
    else
      put "$update" "$comment/$first" 'brought the comment up to date' 'the comment could not be changed'
    fi
    remove "$(printf '%s' "$own" | tail -n +2)"
  elif [[ $worth == true ]]; then
    put POST "$comments" 'wrote a comment' 'no comment could be written'
  else
    remove "$own"
  fi
}

# Leaves our comments in `comments.ndjson`, oldest first: those that begin with the marker and were written by us. A
# comment that quotes the marker does not begin with it, and somebody else's that does is not ours.
list_own() {
  local marker=$1 page
  : > "$results/comments.ndjson"
  for ((page = 1; page <= most_pages; page++)); do
    request GET "$comments?per_page=100&page=$page" && [[ $status == 200 ]] || return 1
    jq -c --arg marker "$marker" --arg me "$me" "
      length, (.[] | select((.body // \"\") | gsub(\"\\r\"; \"\") | . == \$marker or startswith(\$marker + \"\\n\"))
      | select(if \$me == \"\" then .user.type == \"Bot\" else ($author | tostring) == \$me end)
      | {id, body})" "$answer" > "$results/page" || return 1
    tail -n +2 "$results/page" >> "$results/comments.ndjson"
    if (($(head -n 1 "$results/page") < 100)); then break; fi
  done
}

is_current() {
  jq -es --slurpfile ours "$results/comment.json" --argjson id "$1" \
    '[.[] | select(.id == $id)][0].body | gsub("\r"; "") | rtrimstr("\n") == $ours[0].body' \
    "$results/comments.ndjson" > /dev/null
}

# Writes or changes: the method and the address, what is said then, and what is said where it is refused.
put() {
  request "$1" "$2" comment.json || true
  if [[ $status == 20? ]]; then say "$3"; else say "$4: $(refusal); the review is in $elsewhere"; fi
}

# Comments, an id a line.
remove() {
  local id
  for id in $1; do
    request DELETE "$comment/$id" || true
    if [[ $status == 20? || $status == 404 ]]; then
      say 'removed a comment that says nothing any more'
    else
      say "a comment that says nothing any more could not be removed: $(refusal)"
    fi
  done
}

# One request, with a file of the results as its body; sets `status` and leaves the answer in `answer.json` there. It is
# made from that directory, so that no path is an argument: curl on Windows has another idea of them than bash. The
# token is in
# `$authorization`, and goes to curl on its standard input: arguments are there for every process to see.
request() {
  local method=$1 url=$2 body=${3:-} options=(-sS --connect-timeout 10 --max-time 60)
  # A server that is asked too often says when to come back, which may be in an hour: that long no job waits.
  if [[ $method == GET ]]; then options+=(--retry 2 --retry-max-time 90); fi
  if [[ -n $body ]]; then options+=(-H 'Content-Type: application/json' --data-binary "@$body"); fi
  : > "$answer"
  status=$(cd -- "$results" && printf 'header = "%s"\n' "${authorization//[\"\\]/}" |
    curl "${options[@]}" --config - -X "$method" -H 'Accept: application/json' -o answer.json -w '%{http_code}' -- "$url") ||
    { status=000 && return 1; }
}

# Why the last request was refused, in the server's words.
refusal() {
  local said
  said=$(jq -r '.message // .error // empty | tostring' "$answer" 2> /dev/null || true)
  printf 'the server answers %s%s' "$status" "${said:+ (${said:0:200})}"
}

if is_true comment "${SCANWRIGHT_COMMENT:-true}"; then "$1"; fi
