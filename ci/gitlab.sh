#!/usr/bin/env bash
# The whole review in a job of GitLab, whose runner sets the CI_ variables: one note on the merge request is kept, and the job
# ends as the review says.
#
#   SCANWRIGHT_RESULTS       where the results are left, to be kept as artifacts
#   SCANWRIGHT_GITLAB_TOKEN  a token with the scope `api`; without one the review is in the artifacts and the log alone
# shellcheck source=ci/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

cd -- "${CI_PROJECT_DIR:-.}"
"$here/install.sh"
env -u SCANWRIGHT_GITLAB_TOKEN "$here/base.sh"
env -u SCANWRIGHT_GITLAB_TOKEN "$here/review.sh"
cat "$results/log.txt"
sed -nE 's/^(changed|exitcode|findings)=/scanwright_\1=/p' "$results/values" > "$results/outputs.env"
"$here/comment.sh" gitlab
"$here/verdict.sh"
