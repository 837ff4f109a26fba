//! The line that says what takes longer than a second: on a terminal only, and gone in the end.

use crate::harness::{Tests, functions};
use crate::support::Directory;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(what_takes_longer_than_a_second_says_so, what_is_quick_or_quiet_or_has_no_terminal_does_not)
}

const REGISTRY: &str = r#"{"scanType": "BASIC", "rules": []}"#;

/// What a terminal shows of an import whose input comes after so many seconds. util-linux's `script` is the terminal.
fn shown(seconds: &str, flags: &str) -> String {
    let directory = Directory::new();
    directory.write("registry.json", REGISTRY);
    let slow = format!("(sleep {seconds}; cat registry.json) | scanwright import - -o - {flags}");
    let run = directory.shell(&format!("script -qec '{slow}' /dev/null < /dev/null"));
    assert!(run.status.success(), "{}", run.stdout);
    assert!(run.stdout.contains("version = 1"), "{}", run.stdout);
    run.stdout
}

const CLEAR: &str = "\r\u{1b}[2K";

fn what_takes_longer_than_a_second_says_so() {
    let shown = shown("1.5", "");
    let line = format!("{CLEAR}reading the input …");
    assert!(shown.starts_with(&line), "{shown}");
    let (_, behind) = shown.rsplit_once(CLEAR).unwrap_or_default();
    assert!(behind.starts_with("# "), "nothing of the line is left before the policy: {shown}");
}

fn what_is_quick_or_quiet_or_has_no_terminal_does_not() {
    assert!(!shown("0", "").contains(CLEAR));
    assert!(!shown("1.5", "--quiet").contains(CLEAR));
    let directory = Directory::new();
    directory.write("registry.json", REGISTRY);
    let run = directory.shell("(sleep 1.5; cat registry.json) | scanwright import - -o -");
    assert!(!run.stdout.contains(CLEAR) && run.stdout.contains("version = 1"), "{}", run.stdout);
}
