# The hidden first line by which a later run knows its comment. It is sourced.
# shellcheck shell=bash
# shellcheck disable=SC2154  # what the script that sources this sets

# One marker for each use: `SCANWRIGHT_ID`, or else the working directory. Nothing in it can end the HTML comment, and
# two names stay two.
marker() {
  local id=${SCANWRIGHT_ID:-${SCANWRIGHT_WORKING_DIRECTORY:-.}} plain
  plain=$(printf '%s' "$id" | LC_ALL=C tr -c 'A-Za-z0-9./' '_' | cut -c 1-80)
  if [[ $plain != "$id" ]]; then plain=$plain:$(printf '%s' "$id" | cksum | cut -d ' ' -f 1); fi
  printf '<!-- scanwright:%s -->' "$plain"
}
