#!/usr/bin/env bash
# Ends as the review says: the last step, after everything was told. The exit code is scanwright's own.
#
#   SCANWRIGHT_FAIL_ON_CHANGES   whether a module that is not what the policy says is a failure (the default)
# shellcheck source=ci/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
exitcode=$(value_of exitcode)

case $exitcode in
  0) say 'nothing to report' ;;
  1) say 'could not do it; see above' ;;
  2) say "the committed module is not what the policy says; run \`scanwright generate\`, and commit" ;;
  3) say 'there are findings; see above' ;;
  *) fail 'the review did not come to an end' ;;
esac
if ((exitcode == 2)) && ! is_true fail-on-changes "${SCANWRIGHT_FAIL_ON_CHANGES:-true}"; then
  say 'that is no failure here'
  exit 0
fi
exit "$exitcode"
