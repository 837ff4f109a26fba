//! What runs in other people's CI, run as their CI would run it: the action of GitHub, the template of GitLab, the hooks of
//! pre-commit, the packages of a release.
//!
//! A case of a review is a folder of `tests/ci/cases/`:
//! - `base.sh` makes the base commit in a fresh repository, `head.sh` the head; `head-2.sh` and so on are later pushes;
//! - `case.toml` says what is not as usual, see [`services::Settings`]; no file, nothing unusual;
//! - `comment.md`, `comment-2.md` …: the comment that is there after each push, on GitHub and on GitLab the same;
//! - `github.txt`, `gitlab.txt`: how each push ended, what was put out, annotated, said and asked of the server.
//!
//! Adding a case adds a folder; `SCANWRIGHT_BLESS=1 cargo test ci::` writes what is expected.

mod action;
mod case;
mod files;
mod gitlab;
mod hooks;
mod packages;
mod repository;
mod server;
mod services;

use crate::harness::{Tests, functions};
use crate::support::module::entries;
use crate::support::{project, tools};
use case::Case;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(github_gets_the_review_of_every_case, gitlab_gets_the_review_of_every_case)
        .and(files::tests())
        .and(hooks::tests())
        .and(packages::tests())
}

fn github_gets_the_review_of_every_case() {
    every_case("the action", Case::on_github);
}

fn gitlab_gets_the_review_of_every_case() {
    every_case("the template", Case::on_gitlab);
}

/// Runs all cases, two at a time.
fn every_case(what: &str, run: fn(&mut Case)) {
    if !tools::are_there(&["bash", "git", "curl", "jq"], what) {
        return;
    }
    let mut cases: Vec<Case> = entries(&project().join("tests/ci/cases")).into_iter().map(Case::new).collect();
    assert!(!cases.is_empty());
    let half = cases.len().div_ceil(2);
    std::thread::scope(|scope| {
        for some in cases.chunks_mut(half) {
            scope.spawn(move || some.iter_mut().for_each(run));
        }
    });
    let faults: Vec<String> = cases.into_iter().flat_map(|case| case.faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
