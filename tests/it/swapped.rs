//! Directories that somebody swaps for links while the program writes: nothing outside the repository is touched.
//!
//! A thread exchanges a directory and a link that leads out, again and again, by one call of the system; so a path that was
//! checked leads elsewhere when it is used. What a run answers is not told, only that it ends, and what stands outside.

use std::collections::BTreeMap;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use crate::harness::{Tests, functions};
use crate::support::module::files;
use crate::support::{Directory, skip};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        generate_writes_nothing_outside_while_its_directory_is_swapped,
        generate_writes_nothing_outside_while_its_tests_are_swapped,
        nothing_is_removed_outside_while_the_directory_is_swapped,
        what_the_command_line_names_is_written_where_it_was_opened,
        a_link_out_of_the_repository_is_no_way_for_what_the_command_line_names,
        exports_follow_no_link_in_the_repository,
        exports_go_into_devices_and_pipes
    )
}

/// Runs of a race. Every second one meets the link, and one in twenty wrote outside when paths were checked first.
const RUNS: usize = 40;

fn policy(number: usize) -> String {
    format!(
        "version = 1\n[release]\nmode = \"always\"\nrest = \"on-push\"\n[[scan]]\nname = \"p\"\nrepositories = [\"t/a{number}\"]\nfrequency = \"continuous\"\n"
    )
}

/// Does something again and again, while a path and a link to `outside` take each other's place.
fn swapping(directory: &Directory, path: &str, outside: &Path, mut run: impl FnMut(usize)) {
    let [path, link] = [path, "the-link"].map(|path| directory.path().join(path));
    symlink(outside, &link).unwrap();
    let exchange = || renameat_with(CWD, &path, CWD, &link, RenameFlags::EXCHANGE);
    if exchange().is_err() {
        return skip("swapping directories while the program writes", "the file system exchanges no names");
    }
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                exchange().unwrap();
            }
        });
        (0..RUNS).for_each(&mut run);
        is_over.store(true, Ordering::Relaxed);
    });
}

/// A generated module of policy 0 below `directory`, and the same files outside of it.
fn generated_twice() -> (Directory, Directory) {
    let directory = Directory::new();
    directory.write("scan-policy.toml", policy(0));
    assert!(directory.scanwright(["generate"]).status.success());
    let outside = Directory::new();
    for (path, text) in files(&directory.path().join("ecr-scanning")) {
        outside.write(&path, text);
    }
    (directory, outside)
}

fn all(directory: &Directory) -> BTreeMap<String, Vec<u8>> {
    files(directory.path())
}

fn generate_while(swapped: &str, to: &str) {
    let (directory, outside) = generated_twice();
    let before = all(&outside);
    swapping(&directory, swapped, &outside.path().join(to), |number| {
        directory.write("scan-policy.toml", policy(number));
        let run = directory.scanwright(["generate", "--force"]);
        assert!(matches!(run.status.code(), Some(0 | 1)), "{}", run.stderr);
    });
    assert_eq!(all(&outside), before);
}

fn generate_writes_nothing_outside_while_its_directory_is_swapped() {
    generate_while("ecr-scanning", "");
}

fn generate_writes_nothing_outside_while_its_tests_are_swapped() {
    generate_while("ecr-scanning/tests", "tests");
}

fn nothing_is_removed_outside_while_the_directory_is_swapped() {
    let (directory, outside) = generated_twice();
    outside.write("old.tf", outside.read("main.tf"));
    let before = all(&outside);
    let orphan = directory.read("ecr-scanning/main.tf");
    directory.write("ecr-scanning/old.tf", &orphan);
    swapping(&directory, "ecr-scanning", outside.path(), |_| {
        let run = directory.scanwright(["generate"]);
        assert!(matches!(run.status.code(), Some(0 | 1)), "{}", run.stderr);
    });
    assert_eq!(all(&outside), before);
}

const LIVE: &str = r#"{"registryId":"1","scanningConfiguration":{"scanType":"BASIC","rules":[]}}"#;

/// A repository with what commands need that write a file which the command line names, and what they are.
fn writers(directory: &Directory) -> [Vec<&'static str>; 3] {
    directory.write("scan-policy.toml", policy(0));
    directory.write("live.json", LIVE);
    directory.write("there/x", "");
    [
        vec!["import", "live.json", "-o", "there/new.toml"],
        vec!["init", "--templates", "there"],
        vec!["review", "--export", "markdown=there/review.md", "json=there/review.json"],
    ]
}

fn what_the_command_line_names_is_written_where_it_was_opened() {
    let (directory, outside) = (Directory::new(), Directory::new());
    let writers = writers(&directory);
    outside.write("review.md", "precious");
    let before = all(&outside);
    swapping(&directory, "there", outside.path(), |number| {
        let run = directory.scanwright(&writers[number % writers.len()]);
        assert!(run.status.code().is_some(), "{}", run.stderr);
    });
    assert_eq!(all(&outside), before);
}

fn a_link_out_of_the_repository_is_no_way_for_what_the_command_line_names() {
    let (directory, outside) = (Directory::new(), Directory::new());
    let writers = writers(&directory);
    std::fs::remove_dir_all(directory.path().join("there")).unwrap();
    symlink(outside.path(), directory.path().join("there")).unwrap();
    for writer in &writers {
        let run = directory.scanwright(writer);
        assert_eq!(run.status.code(), Some(1), "{writer:?}");
        assert!(run.stderr.contains("a link on the path leads out of the repository"), "{}", run.stderr);
    }
    assert_eq!(all(&outside), BTreeMap::new());
    // Named as it is, it is what the user means.
    let path = outside.path().join("new.toml");
    let run = directory.scanwright(["import", "live.json", "-o", path.to_str().unwrap()]);
    assert!(run.status.success(), "{}", run.stderr);
    assert!(path.is_file());
}

fn exports_follow_no_link_in_the_repository() {
    let (directory, outside) = (Directory::new(), Directory::new());
    let _ = writers(&directory);
    outside.write("precious", "precious");
    symlink(outside.path().join("precious"), directory.path().join("review.md")).unwrap();
    let run = directory.scanwright(["review", "--export", "markdown=review.md"]);
    assert_eq!(run.status.code(), Some(1), "{}", run.stdout);
    assert!(run.stderr.contains("`review.md` can't be written: it is a link"), "{}", run.stderr);
    assert_eq!(outside.read("precious"), "precious");
}

fn exports_go_into_devices_and_pipes() {
    let directory = Directory::new();
    let _ = writers(&directory);
    for line in [
        "scanwright review -q --export json=/dev/stdout markdown=/dev/null | grep -c format_version",
        "mkfifo pipe; cat pipe > read & scanwright review -q --export json=pipe > printed; wait; grep -c format_version read",
    ] {
        let run = directory.shell(line);
        assert_eq!(run.stdout, "1\n", "{line}");
    }
}
