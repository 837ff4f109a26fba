# Asking GitHub's and GitLab's API. It is sourced, after common.sh.
# shellcheck shell=bash
# shellcheck disable=SC2154  # what the script that sources this sets

# One request, with a file of the results as its body; sets `status` and leaves the answer in `answer.json` there. It is
# made from that folder, so that no path is an argument: curl on Windows has another idea of them than bash. The token is in
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
