//! What runs in other people's CI, run as their CI would run it: the action of GitHub, the template of GitLab, the hooks of
//! pre-commit, the packages of a release.
//!
//! A case of a review is a directory of `tests/ci/cases/`:
//! - `base.sh` makes the base commit in a fresh repository, `head.sh` the head; `head-2.sh` and so on are later pushes;
//! - `case.toml` says what is not as usual, see [`services::Settings`]; no file, nothing unusual;
//! - `comment.md`, `comment-2.md` …: the comment that is there after each push, on GitHub and on GitLab the same;
//! - `github.txt`, `gitlab.txt`: how each push ended, what was put out, annotated, said and asked of the server.
//!
//! A case of the gate is a directory of `tests/ci/gate/`, see [`gate`].
//!
//! Adding a case adds a directory; `SCANWRIGHT_BLESS=1 cargo test ci::` writes what is expected.

mod action;
mod case;
mod drift;
mod files;
mod gate;
mod gate_aws;
mod gitlab;
mod hooks;
mod install_page;
mod packages;
mod repository;
mod server;
mod services;

use std::path::Path;

use case::Case;

use crate::harness::{Tests, cases, cases_of};
use crate::support::tools;

/// A test of each case on each service, and of what stands around the reviews.
pub(crate) fn tests() -> Tests {
    let directories = || cases_of("tests/ci/cases", 20);
    cases("ci::github", directories(), |case| review("the action", case, Case::on_github))
        .and(cases("ci::gitlab", directories(), |case| review("the template", case, Case::on_gitlab)))
        .and(drift::tests())
        .and(files::tests())
        .and(gate::tests())
        .and(gate_aws::tests())
        .and(hooks::tests())
        .and(install_page::tests())
        .and(packages::tests())
}

fn review(what: &str, case: &Path, play: fn(&mut Case)) {
    if tools::are_there(&["bash", "git", "curl", "jq"], what) {
        let mut case = Case::new(case.to_owned());
        play(&mut case);
        case.expected.hold();
    }
}
