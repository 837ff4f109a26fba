//! Runs that are interrupted, killed, or that happen at the same time: nothing is left behind, and nothing of theirs taken away.

use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, Stdio};

use crate::harness::{Tests, functions};
use crate::support::{Directory, PROGRAM, skip};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        a_signal_to_end_leaves_nothing,
        a_signal_that_is_ignored_ends_nothing,
        a_run_that_is_killed_leaves_what_the_next_removes,
        a_call_that_fails_leaves_nothing,
        a_file_system_without_every_rename_will_do,
        what_a_dead_process_left_is_removed_and_of_a_living_one_nothing,
        while_another_run_writes_in_the_repository_nothing_is_removed,
        first_runs_at_the_same_time_all_succeed,
        a_full_disk_leaves_nothing_of_what_the_command_line_names
    )
}

const POLICY: &str = "version = 1\n[release]\nmode = \"on-release\"\nrest = \"on-push\"\n";

fn with_policy() -> Directory {
    let directory = Directory::new();
    directory.write("scan-policy.toml", POLICY);
    directory
}

/// Every name in the directory but those of git, with its directories.
fn names(directory: &Directory) -> Vec<String> {
    let found = directory.shell("find . -name .git -prune -o -print | sort").stdout;
    found.lines().map(str::to_owned).collect()
}

fn leftovers(directory: &Directory) -> Vec<String> {
    names(directory).into_iter().filter(|name| name.contains("scanwright-")).collect()
}

/// Runs the program until the system's call of that number, at which it gets a signal. Nothing where that can't be done.
fn until(directory: &Directory, calls: &str, number: usize, signal: &str, arguments: &str) -> Option<String> {
    injected(directory, calls, &format!("signal={signal}:when={number}"), arguments)
}

/// Runs the program with something else in the place of calls of the system; what it said, and how it ended.
fn injected(directory: &Directory, calls: &str, instead: &str, arguments: &str) -> Option<String> {
    let inject = format!("-e trace={calls} -e inject={calls}:{instead}");
    // Whoever started the tests may ignore a signal, as `nohup` does, and a program keeps to that.
    let run = directory.shell(&format!(
        "D=$(env --default-signal true 2> /dev/null && echo env --default-signal)
        strace -f -o /dev/null {inject} true && $D strace -f -o /dev/null {inject} scanwright {arguments}; echo $?"
    ));
    if run.stdout.contains("not found") || run.stdout.contains("ptrace") {
        skip("interrupting a run at a call of the system", "strace can't be used");
        return None;
    }
    Some(run.stdout)
}

fn a_signal_to_end_leaves_nothing() {
    for signal in ["INT", "TERM", "HUP"] {
        for number in [1, 3, 6] {
            let directory = with_policy();
            let before = names(&directory);
            let Some(said) = until(&directory, "fdatasync", number, signal, "generate -q") else { return };
            assert_ne!(said, "0\n", "{signal} ends the process");
            assert_eq!(names(&directory), before, "{signal} at file {number}: {said}");
        }
        // Once renaming has begun, it is done to the end.
        let directory = with_policy();
        let Some(said) = until(&directory, "renameat2", 2, signal, "generate -q") else { return };
        assert_ne!(said, "0\n", "{signal} ends the process");
        assert_eq!(directory.scanwright(["generate", "--check"]).status.code(), Some(0), "{said}");
        assert_eq!(leftovers(&directory), <[String; 0]>::default());
    }
}

fn a_signal_that_is_ignored_ends_nothing() {
    let directory = with_policy();
    directory.write("run.sh", "trap '' HUP\nexec scanwright generate -q\n");
    let inject = "-e trace=fdatasync -e inject=fdatasync:signal=HUP:when=2";
    let run = directory.shell(&format!("strace -f -o /dev/null {inject} sh run.sh"));
    if run.stdout.contains("not found") || run.stdout.contains("ptrace") {
        return skip("interrupting a run at a call of the system", "strace can't be used");
    }
    assert_eq!(run.status.code(), Some(0), "{}", run.stdout);
    assert_eq!(directory.scanwright(["generate", "--check"]).status.code(), Some(0));
}

fn a_run_that_is_killed_leaves_what_the_next_removes() {
    for (calls, number) in [("fdatasync", 1), ("fdatasync", 4), ("fdatasync", 6), ("renameat2", 1), ("renameat2", 5)] {
        let directory = with_policy();
        let Some(said) = until(&directory, calls, number, "KILL", "generate -q") else { return };
        assert!(!leftovers(&directory).is_empty(), "it was killed in time: {said}");
        let run = directory.scanwright(["generate", "-q"]);
        assert!(run.status.success(), "{}", run.stderr);
        assert_eq!(leftovers(&directory), <[String; 0]>::default());
        assert_eq!(directory.scanwright(["generate", "--check"]).status.code(), Some(0));
    }
    let directory = Directory::new();
    directory.write("live.json", r#"{"registryId":"1","scanningConfiguration":{"scanType":"BASIC","rules":[]}}"#);
    let Some(_) = until(&directory, "fdatasync", 1, "KILL", "import live.json") else { return };
    assert_eq!(leftovers(&directory).len(), 1);
    assert!(directory.scanwright(["import", "live.json"]).status.success());
    assert_eq!(leftovers(&directory), <[String; 0]>::default());
}

fn a_call_that_fails_leaves_nothing() {
    for (calls, error, last) in [("mkdirat", "EACCES", 2), ("fdatasync", "EIO", 6), ("renameat2", "EIO", 6)] {
        for number in 1..=last {
            let directory = with_policy();
            let before = names(&directory);
            let instead = format!("error={error}:when={number}");
            let Some(said) = injected(&directory, calls, &instead, "generate -q") else { return };
            assert!(said.contains("error[W005]") && said.ends_with("\n1\n"), "{calls} {number}: {said}");
            assert_eq!(leftovers(&directory), <[String; 0]>::default(), "{calls} {number}");
            if calls != "renameat2" || number == 1 {
                assert_eq!(names(&directory), before, "{calls} {number}");
            }
            assert!(directory.scanwright(["generate"]).status.success());
            assert_eq!(directory.scanwright(["generate", "--check"]).status.code(), Some(0));
        }
    }
}

fn a_file_system_without_every_rename_will_do() {
    for error in ["EINVAL", "ENOSYS"] {
        let directory = with_policy();
        let Some(said) = injected(&directory, "renameat2", &format!("error={error}"), "generate -q") else { return };
        assert!(said.ends_with("0\n"), "{said}");
        assert_eq!(leftovers(&directory), <[String; 0]>::default());
        assert_eq!(directory.scanwright(["generate", "--check"]).status.code(), Some(0));
    }
}

/// The number of a process that has ended.
fn dead() -> u32 {
    let mut process = Command::new("true").spawn().unwrap();
    process.wait().unwrap();
    process.id()
}

fn what_a_dead_process_left_is_removed_and_of_a_living_one_nothing() {
    let directory = with_policy();
    assert!(directory.scanwright(["generate"]).status.success());
    let (dead, living) = (dead(), std::process::id());
    let gone = [
        format!("ecr-scanning/.main.tf.scanwright-{dead}"),
        format!("ecr-scanning/.old.tf.scanwright-{dead}-2"),
        format!("ecr-scanning/tests/.scanning.tftest.hcl.scanwright-{dead}"),
    ];
    let stays = [
        format!("ecr-scanning/.main.tf.scanwright-{living}"),
        format!("ecr-scanning/.notes.scanwright-{dead}"),
        format!("ecr-scanning/main.tf.scanwright-{dead}"),
        format!("elsewhere/.main.tf.scanwright-{dead}"),
        format!("ecr-scanning/.outputs.tf.scanwright-{dead}/x"),
    ];
    gone.iter().chain(&stays).for_each(|path| directory.write(path, "left"));
    assert!(directory.scanwright(["generate", "--check"]).status.success());
    assert!(gone.iter().all(|path| directory.path().join(path).exists()), "who only checks changes nothing");
    assert!(directory.scanwright(["generate"]).status.success());
    assert!(stays.iter().all(|path| directory.path().join(path).exists()), "{:?}", names(&directory));
    assert!(!gone.iter().any(|path| directory.path().join(path).exists()), "{:?}", names(&directory));
}

/// A run in another container counts its processes by itself; its lock tells that it lives.
fn while_another_run_writes_in_the_repository_nothing_is_removed() {
    let directory = with_policy();
    assert!(directory.scanwright(["generate"]).status.success());
    let left = format!("ecr-scanning/.main.tf.scanwright-{}", dead());
    directory.write(&left, "left");
    let root = std::fs::File::open(directory.path()).unwrap();
    root.lock_shared().unwrap();
    assert!(directory.scanwright(["generate"]).status.success());
    assert!(directory.path().join(&left).exists());
    root.unlock().unwrap();
    assert!(directory.scanwright(["generate"]).status.success());
    assert!(!directory.path().join(&left).exists());
}

fn first_runs_at_the_same_time_all_succeed() {
    for _ in 0..8 {
        let directory = with_policy();
        let start = || {
            let mut command = Command::new(PROGRAM);
            command.arg("generate").current_dir(directory.path()).stdin(Stdio::null());
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let runs: Vec<_> = (0..6).map(|_| start()).collect();
        for run in runs {
            let output = run.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!((output.status.code(), output.status.signal()), (Some(0), None), "{said}");
        }
        assert_eq!(leftovers(&directory), <[String; 0]>::default());
        assert_eq!(directory.scanwright(["generate", "--check"]).status.code(), Some(0));
    }
}

/// A limit on file size is met in the middle of a write, as a full disk is.
fn a_full_disk_leaves_nothing_of_what_the_command_line_names() {
    let directory = with_policy();
    directory.write("live.json", r#"{"registryId":"1","scanningConfiguration":{"scanType":"BASIC","rules":[]}}"#);
    directory.write("review.md", "the last one\n");
    let before = names(&directory);
    for arguments in
        ["import live.json -o new.toml", "review --export json=new.json", "review --export markdown=review.md"]
    {
        let run = directory.shell(&format!("trap '' XFSZ; ulimit -f 0; exec scanwright {arguments} | cat"));
        assert_eq!(names(&directory), before, "{arguments}: {}", run.stdout);
        assert!(run.stdout.contains("can't be written: the system's limit on file size is reached"), "{}", run.stdout);
    }
    assert_eq!(directory.read("review.md"), "the last one\n");
}
