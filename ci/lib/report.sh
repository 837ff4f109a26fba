# What the review comes to, and how it is told: the last part of review.sh, which sources this.
# shellcheck shell=bash
# shellcheck disable=SC2154  # what the script that sources this sets

# One exit code out of all, with the meaning that scanwright gives them: what could not be done weighs most.
judge() {
  exitcode=0
  if [[ $outdated == true ]]; then exitcode=2; fi
  if ((linted == 3)); then exitcode=3; fi
  if ((generated == 1 || (linted != 0 && linted != 3))); then exitcode=1; fi
  worth=false
  if [[ $changed == true ]] || ((exitcode != 0)); then worth=true; fi
}

write_down() {
  local title marker
  title=$(title)
  marker=$(marker)
  compose "$title" '' 1000000 bytes > "$results/review.md"
  if (($(wc -c < "$results/review.md") < 65000)); then
    { printf '%s\n' "$marker" && cat "$results/review.md"; } > "$results/comment.md"
  else
    compose "$title" "$marker" 65535 characters > "$results/comment.md"
  fi
  annotate > "$results/annotations.txt"
  printf '%s=%s\n' changed "$changed" exitcode "$exitcode" findings "$findings" outdated "$outdated" worth "$worth" \
    generated "$generated" linted "$linted" > "$results/values"
}

# The first words, where the review of the change has none of its own, or does not know the most important thing.
title() {
  local said='nothing changes' gone
  gone=$(jq -r '.modules | length' "$results/gone.json")
  if ((${gone:-0} == 0)) && [[ -s $results/diff.md ]]; then return; fi
  if ((findings > 0)); then said='nothing changes, and the Terraform has findings'; fi
  if [[ -s $results/gone.json ]]; then said='a policy is there no more'; fi
  if ((linted == 1)); then said='the Terraform could not be read'; fi
  if [[ -s $results/notes ]]; then said='not compared with an earlier commit'; fi
  if [[ $outdated == true ]]; then said='the committed module is not what the policy says'; fi
  if ((generated == 1)); then said='the policy could not be compiled'; fi
  if ((${#policies[@]} == 0)); then said='there is no policy'; fi
  if ((${gone:-0} == 1)); then said='1 module is there no more'; fi
  if ((${gone:-0} > 1)); then said="$gone modules are there no more"; fi
  printf 'Registry scanning: %s' "$said"
}

compose() {
  jq -L "$here/lib" -rn --arg title "$1" --arg marker "$2" --argjson most "$3" --arg unit "$4" --arg base "$base" \
    --arg head "$(cat "$results/head")" --rawfile errors "$results/errors.md" --rawfile diff "$results/diff.md" \
    --rawfile lint "$results/lint.md" --rawfile notes "$results/notes" --rawfile generate "$results/generate.json" \
    --rawfile changes "$results/diff.json" --rawfile gone "$results/gone.json" \
    -f "$here/lib/review.jq"
}

# At most ten annotations, which is what GitHub shows of a step, errors first; then how many there would be.
annotate() {
  local level=error
  if [[ ${SCANWRIGHT_FAIL_ON_CHANGES:-true} == false ]]; then level=warning; fi
  cat "$results/check.github" "$results/lint.github" |
    jq -Rrs --arg level "$level" --rawfile generate "$results/generate.json" -f "$here/lib/annotations.jq"
}
