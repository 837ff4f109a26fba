//! What `generate` may touch, and what happens when the disk refuses.

use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::time::{Duration, SystemTime};

use crate::harness::{Tests, functions};
use crate::support::Directory;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        files_are_listed_with_what_happens_to_them,
        an_unchanged_file_keeps_its_modification_time_and_its_inode,
        a_changed_file_keeps_its_permissions,
        a_checkout_with_crlf_line_ends_is_no_change,
        check_tells_a_forgotten_generate_and_a_hand_edit_by_2_and_a_diff,
        a_foreign_file_is_replaced_by_force_only,
        force_touches_nothing_that_is_not_ours,
        orphans_of_ours_go_and_are_shown,
        an_edited_orphan_goes_by_force_only,
        a_link_is_followed_nowhere,
        an_output_directory_may_be_a_link_within_the_repository,
        an_output_beside_the_policys_directory_is_written_there,
        a_directory_in_the_place_of_a_file_is_an_error,
        a_pipe_in_the_place_of_a_file_is_neither_read_nor_replaced,
        one_refusal_writes_nothing_of_any_policy,
        init_leaves_nothing_behind_where_the_disk_is_full,
        a_disk_that_is_full_loses_nothing,
        a_read_only_directory_loses_nothing,
        a_diff_applies_with_git
    )
}

pub(crate) const POLICY: &str = "version = 1\n[release]\nmode = \"on-release\"\nrest = \"on-push\"\n";
pub(crate) const OTHER: &str = "version = 1\n[release]\nmode = \"never\"\n";

const FILES: [&str; 6] = [
    "ecr-scanning/README.md",
    "ecr-scanning/main.tf",
    "ecr-scanning/outputs.tf",
    "ecr-scanning/tests/scanning.tftest.hcl",
    "ecr-scanning/variables.tf",
    "ecr-scanning/versions.tf",
];

pub(crate) fn with(policy: &str) -> Directory {
    let directory = Directory::new();
    directory.write("scan-policy.toml", policy);
    directory
}

fn generated() -> Directory {
    let directory = with(POLICY);
    let run = directory.scanwright(["generate"]);
    assert_eq!(run.status.code(), Some(0), "{}", run.stderr);
    directory
}

fn list(sign: char) -> String {
    FILES.iter().map(|file| format!("{sign} {file}\n")).collect()
}

/// Every file of the directory but those of git, with its text.
fn snapshot(directory: &Directory) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut waiting = vec![directory.path().to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in std::fs::read_dir(next).unwrap().map(|entry| entry.unwrap()) {
            let path = entry.path();
            let name = path.strip_prefix(directory.path()).unwrap().display().to_string();
            if name == ".git" {
                continue;
            }
            let kind = entry.file_type().unwrap();
            if kind.is_dir() {
                waiting.push(path);
            } else if kind.is_file() {
                found.push((name, std::fs::read(path).unwrap()));
            } else {
                found.push((name, Vec::new()));
            }
        }
    }
    found.sort();
    found
}

/// `generate` with these arguments fails with that code, and nothing at all changes.
#[track_caller]
pub(crate) fn refused(directory: &Directory, arguments: &[&str], code: &str) {
    let before = snapshot(directory);
    let run = directory.scanwright([&["generate"], arguments].concat());
    assert_eq!(run.status.code(), Some(1), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains(&format!("error[{code}]")), "{}", run.stderr);
    assert_eq!(run.stdout, "");
    assert_eq!(snapshot(directory), before);
}

fn files_are_listed_with_what_happens_to_them() {
    let directory = with(POLICY);
    assert_eq!(directory.scanwright(["generate"]).stdout, list('+'));
    assert_eq!(directory.scanwright(["generate"]).stdout, "");
    assert_eq!(directory.scanwright(["generate", "-v"]).stdout, list('='));
    directory.write("scan-policy.toml", OTHER);
    let run = directory.scanwright(["generate", "-v"]);
    assert_eq!(
        run.stdout,
        list('~')
            .replace("~ ecr-scanning/outputs", "= ecr-scanning/outputs")
            .replace("~ ecr-scanning/versions", "= ecr-scanning/versions")
    );
}

fn an_unchanged_file_keeps_its_modification_time_and_its_inode() {
    let directory = generated();
    let path = directory.path().join(FILES[1]);
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    std::fs::File::options().append(true).open(&path).unwrap().set_modified(old).unwrap();
    let before = std::fs::metadata(&path).unwrap();
    assert!(directory.scanwright(["generate", "--force"]).status.success());
    let after = std::fs::metadata(&path).unwrap();
    assert_eq!(after.modified().unwrap(), old);
    assert_eq!(after.ino(), before.ino());
}

fn a_changed_file_keeps_its_permissions() {
    let directory = generated();
    let path = directory.path().join(FILES[1]);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    directory.write("scan-policy.toml", OTHER);
    assert!(directory.scanwright(["generate"]).status.success());
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

fn a_checkout_with_crlf_line_ends_is_no_change() {
    let directory = generated();
    for file in FILES {
        directory.write(file, directory.read(file).replace('\n', "\r\n"));
    }
    let before = snapshot(&directory);
    let run = directory.scanwright(["generate", "--check"]);
    assert_eq!((run.status.code(), run.stdout), (Some(0), String::new()));
    assert!(directory.scanwright(["generate"]).status.success());
    assert_eq!(snapshot(&directory), before);
}

fn check_tells_a_forgotten_generate_and_a_hand_edit_by_2_and_a_diff() {
    let directory = generated();
    directory.write("scan-policy.toml", OTHER);
    let before = snapshot(&directory);
    let run = directory.scanwright(["generate", "--check"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(run.stdout.contains("~ ecr-scanning/main.tf\n"), "{}", run.stdout);
    assert!(run.stdout.contains("\n--- a/ecr-scanning/main.tf\n+++ b/ecr-scanning/main.tf\n@@"), "{}", run.stdout);
    assert_eq!(snapshot(&directory), before);

    let directory = generated();
    directory.write(FILES[1], directory.read(FILES[1]).replace("ENHANCED", "BASIC"));
    let run = directory.scanwright(["generate", "--check"]);
    assert_eq!(run.status.code(), Some(2));
    refused(&directory, &[], "W004");
    assert!(directory.scanwright(["generate", "--force"]).status.success());
    assert_eq!(directory.scanwright(["generate", "--check"]).status.code(), Some(0));
}

fn a_foreign_file_is_replaced_by_force_only() {
    let directory = with(POLICY);
    directory.write(FILES[1], "# mine\n");
    refused(&directory, &[], "W003");
    assert_eq!(directory.scanwright(["generate", "--check"]).status.code(), Some(2));
    assert!(directory.scanwright(["generate", "--force"]).status.success());
    assert!(directory.read(FILES[1]).starts_with("# Generated by scanwright from scan-policy.toml."));
}

fn force_touches_nothing_that_is_not_ours() {
    let directory = generated();
    directory.write("ecr-scanning/mine.tf", "# mine\n");
    directory.write("ecr-scanning/terraform.tfstate", "{}");
    directory.write("ecr-scanning/.terraform/providers/x.tf", "# theirs\n");
    directory.write("ecr-scanning/tests/mine.tftest.hcl", "# mine\n");
    let before = snapshot(&directory);
    let run = directory.scanwright(["generate", "--force", "-v"]);
    assert_eq!(run.stdout, list('='));
    assert_eq!(snapshot(&directory), before);
}

fn orphans_of_ours_go_and_are_shown() {
    let directory = generated();
    directory.write("ecr-scanning/old.tf", directory.read(FILES[1]));
    directory.write("ecr-scanning/tests/old.tftest.hcl", directory.read(FILES[3]));
    let run = directory.scanwright(["diff"]);
    assert!(run.stdout.contains("--- a/ecr-scanning/old.tf\n+++ /dev/null\n"), "{}", run.stdout);
    let run = directory.scanwright(["generate"]);
    assert!(run.stdout.contains("- ecr-scanning/old.tf\n"), "{}", run.stdout);
    assert!(run.stdout.contains("- ecr-scanning/tests/old.tftest.hcl\n"), "{}", run.stdout);
    assert_eq!(snapshot(&directory).len(), FILES.len() + 1);
}

fn an_edited_orphan_goes_by_force_only() {
    let directory = generated();
    directory.write("ecr-scanning/old.tf", format!("{}# edited\n", directory.read(FILES[1])));
    refused(&directory, &[], "W004");
    assert!(directory.scanwright(["generate", "--force"]).status.success());
    assert!(!directory.path().join("ecr-scanning/old.tf").exists());
}

fn a_link_is_followed_nowhere() {
    let outside = Directory::new();
    outside.write("main.tf", "# precious\n");
    let directory = with(POLICY);
    directory.write("ecr-scanning/x", "");
    symlink(outside.path().join("main.tf"), directory.path().join(FILES[1])).unwrap();
    refused(&directory, &[], "W001");
    refused(&directory, &["--force"], "W001");

    let directory = with(POLICY);
    symlink(outside.path(), directory.path().join("ecr-scanning")).unwrap();
    refused(&directory, &["--force"], "W001");

    let directory = with(POLICY);
    directory.write("ecr-scanning/x", "");
    symlink(outside.path(), directory.path().join("ecr-scanning/tests")).unwrap();
    refused(&directory, &["--force"], "W001");

    let directory = with(POLICY);
    symlink("nowhere", directory.path().join("ecr-scanning")).unwrap();
    refused(&directory, &[], "W001");
    assert_eq!(outside.read("main.tf"), "# precious\n");
    assert_eq!(snapshot(&outside).len(), 1);
}

fn an_output_directory_may_be_a_link_within_the_repository() {
    let directory = with(POLICY);
    directory.write("modules/here/x", "");
    symlink("modules/here", directory.path().join("ecr-scanning")).unwrap();
    assert!(directory.scanwright(["generate"]).status.success());
    assert!(directory.path().join("modules/here/main.tf").is_file());
}

fn a_directory_in_the_place_of_a_file_is_an_error() {
    let directory = with(POLICY);
    directory.write("ecr-scanning/main.tf/x", "");
    refused(&directory, &["--force"], "W002");
    let directory = with(POLICY);
    directory.write("ecr-scanning", "a file");
    let run = directory.scanwright(["generate"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(run.stderr.contains("error[W002]"), "{}", run.stderr);
    assert_eq!(directory.read("ecr-scanning"), "a file");
}

fn a_pipe_in_the_place_of_a_file_is_neither_read_nor_replaced() {
    let directory = with(POLICY);
    directory.write("ecr-scanning/x", "");
    let pipe = directory.path().join(FILES[1]);
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    refused_with_pipe(&directory, &[]);
    refused_with_pipe(&directory, &["--force"]);
}

/// Refused with W002, and nothing written beside the pipe, which a snapshot could not read.
fn refused_with_pipe(directory: &Directory, arguments: &[&str]) {
    let run = directory.scanwright([&["generate", "--format", "json"], arguments].concat());
    assert_eq!(run.status.code(), Some(1), "{}", run.stdout);
    assert!(run.stdout.contains("\"W002\""), "{}", run.stdout);
    let left = std::fs::read_dir(directory.path().join("ecr-scanning")).unwrap();
    assert_eq!(left.count(), 2, "the pipe and x");
}

fn one_refusal_writes_nothing_of_any_policy() {
    let directory = with(POLICY);
    directory.write("b/scan-policy.toml", OTHER);
    directory.write("b/ecr-scanning/outputs.tf", "# mine\n");
    refused(&directory, &["scan-policy.toml", "b"], "W003");
    directory.write("c/scan-policy.toml", "version = 1\n");
    let before = snapshot(&directory);
    let run = directory.scanwright(["generate", "--force", "scan-policy.toml", "b", "c"]);
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(snapshot(&directory), before);
}

fn init_leaves_nothing_behind_where_the_disk_is_full() {
    let directory = Directory::new();
    let run = directory.shell("trap '' XFSZ; ulimit -f 0; scanwright init; scanwright init --templates own");
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(snapshot(&directory), []);
}

/// A limit on file size is met in the middle of a write, as a full disk is.
fn a_disk_that_is_full_loses_nothing() {
    let directory = generated();
    directory.write("scan-policy.toml", OTHER);
    let before = snapshot(&directory);
    let run = directory.shell("trap '' XFSZ; ulimit -f 0; exec scanwright generate");
    assert_eq!(run.status.code(), Some(1), "{}", run.stdout);
    assert!(run.stdout.is_empty() || run.stdout.contains("error[W005]"), "{}", run.stdout);
    assert_eq!(snapshot(&directory), before);

    let fresh = with(POLICY);
    let before = snapshot(&fresh);
    fresh.shell("trap '' XFSZ; ulimit -f 0; exec scanwright generate");
    assert_eq!(snapshot(&fresh), before);
    assert!(!fresh.path().join("ecr-scanning").exists());
}

/// A directory that nobody may write to; as root, whom permissions do not stop, the program runs as somebody else.
fn a_read_only_directory_loses_nothing() {
    let directory = generated();
    directory.write("scan-policy.toml", OTHER);
    let read_only = |mode| {
        for path in ["ecr-scanning", "ecr-scanning/tests"] {
            std::fs::set_permissions(directory.path().join(path), std::fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    read_only(0o555);
    std::fs::set_permissions(directory.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let before = snapshot(&directory);
    let run = directory.as_nobody(["generate"]);
    assert_eq!(run.status.code(), Some(1), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("error[W005]"), "{}", run.stderr);
    assert!(run.stderr.contains("permission denied"), "{}", run.stderr);
    assert_eq!(snapshot(&directory), before);
    read_only(0o755);
}

fn a_diff_applies_with_git() {
    let directory = generated();
    directory.write("ecr-scanning/old.tf", directory.read(FILES[1]));
    directory.write("scan-policy.toml", OTHER);
    let diff = directory.scanwright(["diff"]).stdout;
    directory.write("change.diff", diff);
    let applied = directory.shell("rm -rf .git && git init -q . && git apply change.diff");
    assert!(applied.status.success(), "{}", applied.stdout);
    std::fs::remove_file(directory.path().join("change.diff")).unwrap();
    assert_eq!(directory.scanwright(["generate", "--check"]).status.code(), Some(0));
}

fn an_output_beside_the_policys_directory_is_written_there() {
    let directory = Directory::new();
    directory
        .write("live/scan-policy.toml", OTHER.replace("[release]", "[module]\noutput = \"../modules/ecr\"\n[release]"));
    assert_eq!(directory.scanwright(["generate", "live"]).status.code(), Some(0));
    assert!(directory.path().join("modules/ecr/tests/scanning.tftest.hcl").is_file());
    assert_eq!(directory.scanwright(["-C", "live", "generate", "--check"]).status.code(), Some(0));
    assert_eq!(directory.scanwright(["-C", "modules", "generate", "../live", "--check"]).status.code(), Some(0));
    directory.write(
        "live/scan-policy.toml",
        POLICY.replace("[release]", "[module]\noutput = \"../modules/ecr\"\n[release]"),
    );
    assert_eq!(directory.scanwright(["-C", "modules/ecr", "generate", "../../live"]).status.code(), Some(0));
    assert_eq!(directory.scanwright(["-C", "live", "generate", "--check"]).status.code(), Some(0));
    assert_eq!(snapshot(&directory).len(), FILES.len() + 1);
}
