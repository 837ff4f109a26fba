//! `diff --against`: an earlier output in a directory or at a git revision. It reads, and never touches the work tree,
//! the index or a reference.

use crate::harness::{Tests, functions};
use crate::support::module::{POLICY, files, succeed};
use crate::support::tools::write_program;
use crate::support::{Directory, PROGRAM, Run};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        a_directory_holds_an_earlier_output,
        an_empty_directory_holds_nothing,
        a_revision_is_compared_with_whatever_the_work_tree_holds,
        a_revision_without_the_module_or_the_policy_lacks_everything,
        a_file_that_is_generated_no_more_is_removed_since_the_revision,
        a_directory_wins_over_a_branch_of_its_name_unless_git_is_said,
        what_git_does_not_know_is_refused,
        what_looks_like_an_option_never_reaches_git_as_one,
        a_shallow_clone_lacks_older_revisions,
        policy_and_module_may_stand_anywhere_in_the_repository,
        several_policies_are_compared_at_one_revision,
        a_policy_from_standard_input_is_compared_as_one_of_the_current_directory,
        without_git_a_revision_is_refused_and_a_directory_is_not,
        outside_a_repository_a_revision_is_refused,
        a_repository_without_a_commit_has_no_revision,
        in_a_hook_the_repository_of_the_policy_is_asked,
        a_revision_whose_module_can_not_be_understood_is_unknown,
        a_clone_without_all_objects_is_not_completed,
        programs_of_the_repository_are_not_run,
        a_git_that_does_not_end_is_given_up,
        git_is_started_as_often_for_many_policies_as_for_one
    )
}

/// A policy that scans these repositories continuously.
pub(crate) fn policy(repositories: &str) -> String {
    format!(
        "version = 1\n\n[release]\nmode = \"always\"\nrest = \"unscanned\"\n\n[[scan]]\nname = \"production\"\n\
         repositories = [\"{repositories}\"]\nfrequency = \"continuous\"\n"
    )
}

/// A repository with one commit: the policy, and where `generated` the module.
pub(crate) fn committed(generated: bool) -> Directory {
    let directory = Directory::new();
    directory.write(POLICY, policy("prod-*"));
    git(&directory, "init -q -b main");
    if generated {
        succeed(&directory, &["generate"]);
    }
    commit(&directory);
    directory
}

pub(crate) fn commit(directory: &Directory) {
    git(directory, "add .");
    git(directory, "-c user.name=me -c user.email=me@example.com commit -q -m 'a step'");
}

fn git(directory: &Directory, arguments: &str) {
    let run = directory.shell(&format!("GIT_CONFIG_NOSYSTEM=1 git {arguments}"));
    assert!(run.status.success(), "git {arguments}: {}", run.stdout);
}

/// What `diff` says, which must be a success that leaves every file as it is, those of git included.
pub(crate) fn diff(directory: &Directory, arguments: &[&str]) -> String {
    let before = files(directory.path());
    let run = succeed(directory, &[&["diff"], arguments].concat());
    assert!(files(directory.path()) == before, "a file has changed");
    run.stdout + &run.stderr
}

/// What `diff` says, which must be an error that leaves every file as it is.
fn refused(directory: &Directory, arguments: &[&str]) -> String {
    let before = files(directory.path());
    let run = directory.scanwright([&["diff"], arguments].concat());
    assert!(files(directory.path()) == before, "a file has changed");
    assert_eq!((run.status.code(), run.stdout.as_str()), (Some(1), ""), "{}", run.stderr);
    assert!(run.stderr.starts_with("error[W006]: there is nothing to compare with at "), "{}", run.stderr);
    run.stderr
}

fn assert_moves(said: &str, from: &str, to: &str) {
    assert!(said.contains(&format!("{from} -> {to}")), "no {from} -> {to}:\n{said}");
}

fn a_directory_holds_an_earlier_output() {
    let directory = committed(true);
    directory.shell("mv ecr-scanning earlier");
    assert_eq!(diff(&directory, &["--against", "earlier"]), "nothing to change, 6 files unchanged\n");
    directory.write(POLICY, policy("*-prod"));
    let said = diff(&directory, &["--against", "earlier"]);
    assert_moves(&said, "not scanned", "continuous");
    assert_moves(&said, "continuous", "not scanned");
    assert!(
        said.contains("while ENHANCED: some more, some less")
            && said.contains("0 added, 2 changed, 0 removed, 4 unchanged"),
        "{said}"
    );
}

fn an_empty_directory_holds_nothing() {
    let directory = committed(true);
    std::fs::create_dir(directory.path().join("earlier")).unwrap();
    let said = diff(&directory, &["--against", "earlier"]);
    assert!(said.contains("while ENHANCED: new") && said.contains("6 added"), "{said}");
}

fn a_revision_is_compared_with_whatever_the_work_tree_holds() {
    let directory = committed(true);
    assert_eq!(diff(&directory, &["--against", "HEAD"]), "nothing to change, 6 files unchanged\n");
    directory.write(POLICY, policy("prod-*-api"));
    succeed(&directory, &["generate"]);
    assert_eq!(diff(&directory, &[]), "nothing to change, 6 files unchanged\n");
    for revision in ["HEAD", "main", "git:main", "HEAD^{commit}", "main@{0}"] {
        let said = diff(&directory, &["--against", revision]);
        assert!(said.contains("while ENHANCED: less"), "{said}");
        assert_moves(&said, "continuous", "not scanned");
    }
    commit(&directory);
    assert_eq!(diff(&directory, &["--against", "HEAD"]), "nothing to change, 6 files unchanged\n");
    assert!(diff(&directory, &["--against", "HEAD~1"]).contains("while ENHANCED: less"));
    let run = directory.scanwright(["diff", "--against", "HEAD~1", "--detailed-exitcode"]);
    assert_eq!(run.status.code(), Some(2));
    let run = directory.scanwright(["diff", "--against", "HEAD", "--detailed-exitcode"]);
    assert_eq!(run.status.code(), Some(0));
}

fn a_revision_without_the_module_or_the_policy_lacks_everything() {
    for revision in ["without-module", "without-policy"] {
        let directory = Directory::new();
        directory.write(".gitignore", "none\n");
        git(&directory, "init -q -b main");
        commit(&directory);
        git(&directory, "tag without-policy");
        directory.write(POLICY, policy("prod-*"));
        commit(&directory);
        git(&directory, "tag without-module");
        succeed(&directory, &["generate"]);
        let said = diff(&directory, &["--against", revision]);
        assert!(said.contains("while ENHANCED: new") && said.contains("6 added"), "{said}");
    }
}

fn a_file_that_is_generated_no_more_is_removed_since_the_revision() {
    let directory = committed(true);
    directory.shell("cp ecr-scanning/outputs.tf ecr-scanning/old.tf && echo notes > ecr-scanning/notes.md");
    commit(&directory);
    directory.shell("rm ecr-scanning/old.tf");
    let said = diff(&directory, &["--against", "HEAD"]);
    assert!(said.contains("--- a/ecr-scanning/old.tf") && said.contains("1 removed"), "{said}");
    assert!(!said.contains("notes.md"), "{said}");
}

fn a_directory_wins_over_a_branch_of_its_name_unless_git_is_said() {
    let directory = committed(true);
    directory.shell("mkdir main");
    assert!(diff(&directory, &["--against", "main"]).contains("6 added"));
    assert_eq!(diff(&directory, &["--against", "git:main"]), "nothing to change, 6 files unchanged\n");
}

fn what_git_does_not_know_is_refused() {
    let directory = committed(true);
    directory.write("file", "");
    for revision in
        ["v9", "git:v9", "git:", "git:file", "missing/directory", "HEAD:ecr-scanning", "main..HEAD", ":/step^", "é"]
    {
        let said = refused(&directory, &["--against", revision]);
        assert!(
            said.contains("git does not find this revision")
                && said.contains(if revision == "git:file" {
                    "this is a file"
                } else {
                    "`git log --oneline` lists them"
                }),
            "{said}"
        );
    }
    // Only `diff` compares with what AWS has.
    let said = directory.scanwright(["review", "--against", "file"]);
    assert!(said.stdout.contains("this is a file") || said.stderr.contains("this is a file"), "{}", said.stderr);
}

fn what_looks_like_an_option_never_reaches_git_as_one() {
    let directory = committed(true);
    for revision in ["--against=--output=x", "--against=git:--output=x", "--against=-h", "--against=--all"] {
        assert!(refused(&directory, &[revision]).contains("a git revision does not start with `-`"));
    }
}

fn a_shallow_clone_lacks_older_revisions() {
    let origin = committed(true);
    origin.write(POLICY, policy("*-prod"));
    commit(&origin);
    let directory = Directory::new();
    git(&directory, &format!("clone -q --depth 1 'file://{}' clone", origin.path().display()));
    let said = refused(&directory, &["-C", "clone", "--against", "HEAD~1"]);
    assert!(said.contains("in a shallow clone, fetch the revision first"), "{said}");
    assert!(diff(&directory, &["-C", "clone", "--against", "HEAD"]).contains("some more, some less"));
}

fn policy_and_module_may_stand_anywhere_in_the_repository() {
    for (place, output) in [
        ("policies", "../modules/scanning"),
        ("policies", "../scanning"),
        ("policies", "modules/a b"),
        ("policies/deep", "../../policies/x[a]*"),
        ("a b/é", ":scanning"),
    ] {
        let directory = Directory::new();
        let with_output = |repositories| {
            policy(repositories).replace("[release]", &format!("[module]\noutput = \"{output}\"\n\n[release]"))
        };
        let file = format!("{place}/{POLICY}");
        git(&directory, "init -q -b main");
        directory.write(&file, with_output("prod-*"));
        succeed(&directory, &["generate", &file]);
        commit(&directory);
        directory.write(&file, with_output("*-prod"));
        succeed(&directory, &["generate", &file]);
        for arguments in [&["-C", place][..], &[&file], &[place], &["-C", place, POLICY]] {
            let said = diff(&directory, &[arguments, &["--against", "HEAD"]].concat());
            assert!(said.contains("while ENHANCED: some more, some less"), "{place} {output} {arguments:?}\n{said}");
            assert!(said.contains("0 added, 2 changed, 0 removed, 4 unchanged"), "{said}");
        }
    }
}

fn several_policies_are_compared_at_one_revision() {
    let directory = Directory::new();
    git(&directory, "init -q -b main");
    for team in ["a", "b"] {
        directory.write(&format!("{team}/{POLICY}"), policy("prod-*"));
    }
    succeed(&directory, &["generate", "a", "b"]);
    commit(&directory);
    directory.write(&format!("b/{POLICY}"), policy("prod-*-*"));
    let said = diff(&directory, &["a", "b", "--against", "HEAD"]);
    assert_eq!(said.matches("while ENHANCED").count(), 1, "{said}");
    assert!(
        said.contains("while ENHANCED: less") && said.contains("0 added, 2 changed, 0 removed, 10 unchanged"),
        "{said}"
    );
}

fn a_policy_from_standard_input_is_compared_as_one_of_the_current_directory() {
    let directory = committed(true);
    let run = directory.shell(&format!("sed 's/prod-/product-/' {POLICY} | scanwright diff - --against HEAD"));
    assert!(run.stdout.contains("while ENHANCED: some more, some less"), "{}", run.stdout);
}

/// Runs the program with these variables set.
fn with_environment(directory: &Directory, variables: &str, arguments: &str) -> Run {
    directory.shell(&format!("{variables} '{PROGRAM}' diff {arguments}"))
}

fn without_git_a_revision_is_refused_and_a_directory_is_not() {
    let directory = committed(true);
    let run = with_environment(&directory, "PATH=/nowhere", "--against HEAD");
    assert_eq!(run.status.code(), Some(1));
    assert!(run.stdout.contains("`git` can't be run: no such file or directory"), "{}", run.stdout);
    let run = with_environment(&directory, "PATH=/nowhere", "--against ecr-scanning");
    assert_eq!((run.status.code(), run.stdout.as_str()), (Some(0), "nothing to change, 6 files unchanged\n"));
}

fn outside_a_repository_a_revision_is_refused() {
    let directory = Directory::new();
    directory.write(POLICY, policy("prod-*"));
    std::fs::remove_dir(directory.path().join(".git")).unwrap();
    assert!(refused(&directory, &["--against", "HEAD"]).contains("not a git repository"));
}

fn a_repository_without_a_commit_has_no_revision() {
    let directory = Directory::new();
    directory.write(POLICY, policy("prod-*"));
    git(&directory, "init -q -b main");
    assert!(refused(&directory, &["--against", "HEAD"]).contains("git does not find this revision"));
}

fn in_a_hook_the_repository_of_the_policy_is_asked() {
    let directory = Directory::new();
    git(&directory, "init -q -b main");
    directory.write(&format!("policies/{POLICY}"), policy("prod-*"));
    succeed(&directory, &["generate", "policies"]);
    commit(&directory);
    let hook = "GIT_DIR=.git GIT_WORK_TREE=. GIT_INDEX_FILE=.git/index GIT_PREFIX=";
    let run = with_environment(&directory, hook, "policies --against HEAD");
    assert_eq!((run.status.code(), run.stdout.as_str()), (Some(0), "nothing to change, 6 files unchanged\n"));
}

fn a_revision_whose_module_can_not_be_understood_is_unknown() {
    let directory = committed(true);
    directory.shell("echo 'locals {' >> ecr-scanning/main.tf");
    commit(&directory);
    let said = diff(&directory, &["--against", "HEAD"]);
    assert!(said.contains("while ENHANCED: unknown"), "{said}");
}

/// A clone whose older files stay with the repository that it was made of, as `git clone --filter` makes it.
fn a_clone_without_all_objects_is_not_completed() {
    let origin = committed(true);
    git(&origin, "config uploadpack.allowFilter true");
    origin.write(POLICY, policy("*-prod"));
    succeed(&origin, &["generate"]);
    commit(&origin);
    let directory = Directory::new();
    git(&directory, &format!("clone -q --filter=blob:none 'file://{}' clone", origin.path().display()));
    let said = refused(&directory, &["-C", "clone", "--against", "HEAD~1"]);
    assert!(said.contains("`git` does not answer: the clone may lack objects, and none are fetched"), "{said}");
    assert_eq!(diff(&directory, &["-C", "clone", "--against", "HEAD"]), "nothing to change, 6 files unchanged\n");
}

/// A repository's own configuration names programs that git runs when it looks at files.
fn programs_of_the_repository_are_not_run() {
    let directory = committed(true);
    write_program(&directory.path().join("program"), "#!/bin/sh\necho ran >> ran\n");
    directory.shell("mkdir hooks && cp program hooks/post-index-change");
    for setting in
        ["core.fsmonitor \"$PWD/program\"", "core.hooksPath \"$PWD/hooks\"", "core.sshCommand \"$PWD/program\""]
    {
        git(&directory, &format!("config {setting}"));
    }
    succeed(&directory, &["review", "--against", "HEAD", "--recursive", "."]);
    succeed(&directory, &["check", "--recursive", "."]);
    assert!(!directory.path().join("ran").exists());
}

/// Puts a program named `git` before the others; `$GIT` in it is the real one.
fn with_git(directory: &Directory, script: &str, arguments: &str) -> Run {
    write_program(&directory.path().join("bin/git"), &format!("#!/bin/sh\n{script}\n"));
    directory.shell(&format!("GIT=$(command -v git) PATH=\"$PWD/bin:$PATH\" '{PROGRAM}' {arguments}"))
}

fn a_git_that_does_not_end_is_given_up() {
    let start = std::time::Instant::now();
    let hangs_at = |command: &str| {
        let directory = committed(true);
        let script = format!("case \"$*\" in *{command}*) sleep 600;; *) exec \"$GIT\" \"$@\";; esac");
        let run = with_git(&directory, &script, "diff --against HEAD");
        assert_eq!(run.status.code(), Some(1));
        assert!(run.stdout.contains("`git` does not answer: it does not end within 30 s"), "{}", run.stdout);
    };
    std::thread::scope(|scope| {
        scope.spawn(|| hangs_at("rev-parse"));
        hangs_at("cat-file");
    });
    assert!(start.elapsed() < std::time::Duration::from_secs(90), "{:?}", start.elapsed());
}

fn git_is_started_as_often_for_many_policies_as_for_one() {
    let directory = Directory::new();
    git(&directory, "init -q -b main");
    let many = 500;
    for number in 0..many {
        directory.write(&format!("teams/t{number}/{POLICY}"), policy("prod-*"));
    }
    succeed(&directory, &["generate", "--recursive", "teams"]);
    commit(&directory);
    for number in 0..many {
        directory.write(&format!("teams/t{number}/{POLICY}"), policy(&format!("prod-{number}-*")));
    }
    let started = |which: &str| {
        let script = "echo \"$*\" >> started; exec \"$GIT\" \"$@\"";
        let run = with_git(&directory, script, &format!("diff --against HEAD {which}"));
        assert_eq!(run.status.code(), Some(0), "{}", run.stdout);
        let started = directory.read("started").lines().count();
        std::fs::remove_file(directory.path().join("started")).unwrap();
        (started, run.stdout.matches("while ENHANCED: less").count())
    };
    let (for_one, changed) = started("teams/t0");
    assert_eq!(changed, 1);
    // One more looks for what git ignores.
    let (for_all, changed) = started("--recursive teams");
    assert_eq!(changed, many);
    assert!(for_all <= for_one + 2, "{for_all} {for_one}");
}
