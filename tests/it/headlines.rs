//! The headline of a review, for one policy and for many: each case is a directory of `tests/headlines`. `before.sh` writes
//! policies, which are generated, `after.sh` changes them or writes the first, and `expected.txt` is the sentence by which a reviewer decides.

use std::fs;
use std::path::Path;

use crate::harness::{Tests, cases, cases_of};
use crate::support::Directory;
use crate::support::expected::expect_file;
use crate::support::module::succeed;

/// A test of each case.
pub(crate) fn tests() -> Tests {
    cases("headlines", cases_of("tests/headlines", 12), says_what_a_reviewer_decides_by)
}

/// The room of a comment of GitHub.
const COMMENT: usize = 65_535;

fn says_what_a_reviewer_decides_by(case: &Path) {
    let directory = Directory::new();
    let is_new = !case.join("before.sh").exists();
    if !is_new {
        run(&directory, case, "before.sh");
    }
    let mut inventory: Vec<&str> = Vec::new();
    if directory.path().join("repositories.txt").exists() {
        inventory.extend(["--repositories", "repositories.txt"]);
    }
    if !is_new {
        succeed(&directory, &[&["generate", "-q", "-r", "."], inventory.as_slice()].concat());
    }
    run(&directory, case, "after.sh");
    let diff = |format: &str| {
        let arguments = ["diff", "-r", ".", "--format", format];
        succeed(&directory, &[&arguments, inventory.as_slice()].concat()).stdout
    };
    let comment = diff("markdown");
    assert!(comment.encode_utf16().count() < COMMENT, "{} is longer than a comment", case.display());
    let (told, page) = (diff("human"), diff("html"));
    let headline = told.lines().find(|line| line.starts_with("Registry scanning")).unwrap_or_default();
    expect_file(&case.join("expected.txt"), &format!("{headline}\n"));
    let plain = |text: &str| text.replace(['`', '\\'], "");
    let first = comment.lines().next().unwrap_or_default();
    assert_eq!(plain(first), plain(&format!("## {headline}")), "the comment says another");
    assert!(page.contains(&format!("<title>{}</title>", plain(headline))), "the page says another than {headline}");
}

fn run(directory: &Directory, case: &Path, script: &str) {
    let done = directory.shell(&fs::read_to_string(case.join(script)).unwrap());
    assert!(done.status.success(), "{}/{script}: {}{}", case.display(), done.stdout, done.stderr);
}
