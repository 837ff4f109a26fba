//! `diff --against`: an earlier output in a folder or at a git revision. It reads, and never touches the work tree, the
//! index or a reference.

use crate::harness::{Tests, functions};
use crate::support::module::{POLICY, files, succeed};
use crate::support::{Folder, PROGRAM, Run};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        a_folder_holds_an_earlier_output,
        an_empty_folder_holds_nothing,
        a_revision_is_compared_with_whatever_the_work_tree_holds,
        a_revision_without_the_module_or_the_policy_lacks_everything,
        a_file_that_is_generated_no_more_is_removed_since_the_revision,
        a_folder_wins_over_a_branch_of_its_name_unless_git_is_said,
        what_git_does_not_know_is_refused,
        what_looks_like_an_option_never_reaches_git_as_one,
        a_shallow_clone_lacks_older_revisions,
        policy_and_module_may_stand_anywhere_in_the_repository,
        several_policies_are_compared_at_one_revision,
        a_policy_from_standard_input_is_compared_as_one_of_the_current_folder,
        without_git_a_revision_is_refused_and_a_folder_is_not,
        outside_a_repository_a_revision_is_refused,
        a_repository_without_a_commit_has_no_revision,
        in_a_hook_the_repository_of_the_policy_is_asked,
        a_revision_whose_module_can_not_be_understood_is_unknown
    )
}

/// A policy that scans these repositories continuously.
fn policy(repositories: &str) -> String {
    format!(
        "version = 1\n\n[release]\nmode = \"always\"\nrest = \"unscanned\"\n\n[[scan]]\nname = \"production\"\n\
         repositories = [\"{repositories}\"]\nfrequency = \"continuous\"\n"
    )
}

/// A repository with one commit: the policy, and where `generated` the module.
fn committed(generated: bool) -> Folder {
    let folder = Folder::new();
    folder.write(POLICY, policy("prod-*"));
    git(&folder, "init -q -b main");
    if generated {
        succeed(&folder, &["generate"]);
    }
    commit(&folder);
    folder
}

fn commit(folder: &Folder) {
    git(folder, "add .");
    git(folder, "-c user.name=me -c user.email=me@example.com commit -q -m 'a step'");
}

fn git(folder: &Folder, arguments: &str) {
    let run = folder.shell(&format!("GIT_CONFIG_NOSYSTEM=1 git {arguments}"));
    assert!(run.status.success(), "git {arguments}: {}", run.stdout);
}

/// What `diff` says, which must be a success that leaves every file as it is, those of git included.
fn diff(folder: &Folder, arguments: &[&str]) -> String {
    let before = files(folder.path());
    let run = succeed(folder, &[&["diff"], arguments].concat());
    assert!(files(folder.path()) == before, "a file has changed");
    run.stdout + &run.stderr
}

/// What `diff` says, which must be an error that leaves every file as it is.
fn refused(folder: &Folder, arguments: &[&str]) -> String {
    let before = files(folder.path());
    let run = folder.scanwright([&["diff"], arguments].concat());
    assert!(files(folder.path()) == before, "a file has changed");
    assert_eq!((run.status.code(), run.stdout.as_str()), (Some(1), ""), "{}", run.stderr);
    assert!(run.stderr.starts_with("error[W006]: there is nothing to compare with at "), "{}", run.stderr);
    run.stderr
}

fn assert_moves(said: &str, from: &str, to: &str) {
    assert!(said.contains(&format!("{from} -> {to}")), "no {from} -> {to}:\n{said}");
}

fn a_folder_holds_an_earlier_output() {
    let folder = committed(true);
    folder.shell("mv ecr-scanning earlier");
    assert_eq!(diff(&folder, &["--against", "earlier"]), "nothing to change\n");
    folder.write(POLICY, policy("*-prod"));
    let said = diff(&folder, &["--against", "earlier"]);
    assert_moves(&said, "NONE", "CONTINUOUS_SCAN");
    assert_moves(&said, "CONTINUOUS_SCAN", "NONE");
    assert!(said.contains("incomparable") && said.contains("0 added, 2 changed, 0 removed, 4 unchanged"), "{said}");
}

fn an_empty_folder_holds_nothing() {
    let folder = committed(true);
    std::fs::create_dir(folder.path().join("earlier")).unwrap();
    let said = diff(&folder, &["--against", "earlier"]);
    assert!(said.contains("while ENHANCED: appeared") && said.contains("6 added"), "{said}");
}

fn a_revision_is_compared_with_whatever_the_work_tree_holds() {
    let folder = committed(true);
    assert_eq!(diff(&folder, &["--against", "HEAD"]), "nothing to change\n");
    folder.write(POLICY, policy("prod-*-api"));
    succeed(&folder, &["generate"]);
    assert_eq!(diff(&folder, &[]), "nothing to change\n");
    for revision in ["HEAD", "main", "git:main", "HEAD^{commit}", "main@{0}"] {
        let said = diff(&folder, &["--against", revision]);
        assert!(said.contains("while ENHANCED: narrower"), "{said}");
        assert_moves(&said, "CONTINUOUS_SCAN", "NONE");
    }
    commit(&folder);
    assert_eq!(diff(&folder, &["--against", "HEAD"]), "nothing to change\n");
    assert!(diff(&folder, &["--against", "HEAD~1"]).contains("narrower"));
    let run = folder.scanwright(["diff", "--against", "HEAD~1", "--detailed-exitcode"]);
    assert_eq!(run.status.code(), Some(2));
    let run = folder.scanwright(["diff", "--against", "HEAD", "--detailed-exitcode"]);
    assert_eq!(run.status.code(), Some(0));
}

fn a_revision_without_the_module_or_the_policy_lacks_everything() {
    for revision in ["without-module", "without-policy"] {
        let folder = Folder::new();
        folder.write(".gitignore", "none\n");
        git(&folder, "init -q -b main");
        commit(&folder);
        git(&folder, "tag without-policy");
        folder.write(POLICY, policy("prod-*"));
        commit(&folder);
        git(&folder, "tag without-module");
        succeed(&folder, &["generate"]);
        let said = diff(&folder, &["--against", revision]);
        assert!(said.contains("while ENHANCED: appeared") && said.contains("6 added"), "{said}");
    }
}

fn a_file_that_is_generated_no_more_is_removed_since_the_revision() {
    let folder = committed(true);
    folder.shell("cp ecr-scanning/outputs.tf ecr-scanning/old.tf && echo notes > ecr-scanning/notes.md");
    commit(&folder);
    folder.shell("rm ecr-scanning/old.tf");
    let said = diff(&folder, &["--against", "HEAD"]);
    assert!(said.contains("--- a/ecr-scanning/old.tf") && said.contains("1 removed"), "{said}");
    assert!(!said.contains("notes.md"), "{said}");
}

fn a_folder_wins_over_a_branch_of_its_name_unless_git_is_said() {
    let folder = committed(true);
    folder.shell("mkdir main");
    assert!(diff(&folder, &["--against", "main"]).contains("6 added"));
    assert_eq!(diff(&folder, &["--against", "git:main"]), "nothing to change\n");
}

fn what_git_does_not_know_is_refused() {
    let folder = committed(true);
    folder.write("file", "");
    for revision in
        ["v9", "git:v9", "git:", "file", "missing/folder", "HEAD:ecr-scanning", "main..HEAD", ":/step^", "é"]
    {
        let said = refused(&folder, &["--against", revision]);
        assert!(
            said.contains("git does not find this revision") && said.contains("in a shallow clone, fetch"),
            "{said}"
        );
    }
}

fn what_looks_like_an_option_never_reaches_git_as_one() {
    let folder = committed(true);
    for revision in ["--against=--output=x", "--against=git:--output=x", "--against=-h", "--against=--all"] {
        assert!(refused(&folder, &[revision]).contains("a git revision does not start with `-`"));
    }
}

fn a_shallow_clone_lacks_older_revisions() {
    let origin = committed(true);
    origin.write(POLICY, policy("*-prod"));
    commit(&origin);
    let folder = Folder::new();
    git(&folder, &format!("clone -q --depth 1 'file://{}' clone", origin.path().display()));
    let said = refused(&folder, &["-C", "clone", "--against", "HEAD~1"]);
    assert!(said.contains("in a shallow clone, fetch the revision first"), "{said}");
    assert!(diff(&folder, &["-C", "clone", "--against", "HEAD"]).contains("incomparable"));
}

fn policy_and_module_may_stand_anywhere_in_the_repository() {
    for (place, output) in [
        ("policies", "../modules/scanning"),
        ("policies", "../scanning"),
        ("policies", "modules/a b"),
        ("policies/deep", "../../policies/x[a]*"),
        ("a b/é", ":scanning"),
    ] {
        let folder = Folder::new();
        let with_output = |repositories| {
            policy(repositories).replace("[release]", &format!("[module]\noutput = \"{output}\"\n\n[release]"))
        };
        let file = format!("{place}/{POLICY}");
        git(&folder, "init -q -b main");
        folder.write(&file, with_output("prod-*"));
        succeed(&folder, &["generate", &file]);
        commit(&folder);
        folder.write(&file, with_output("*-prod"));
        succeed(&folder, &["generate", &file]);
        for arguments in [&["-C", place][..], &[&file], &[place], &["-C", place, POLICY]] {
            let said = diff(&folder, &[arguments, &["--against", "HEAD"]].concat());
            assert!(said.contains("incomparable"), "{place} {output} {arguments:?}\n{said}");
            assert!(said.contains("0 added, 2 changed, 0 removed, 4 unchanged"), "{said}");
        }
    }
}

fn several_policies_are_compared_at_one_revision() {
    let folder = Folder::new();
    git(&folder, "init -q -b main");
    for team in ["a", "b"] {
        folder.write(&format!("{team}/{POLICY}"), policy("prod-*"));
    }
    succeed(&folder, &["generate", "a", "b"]);
    commit(&folder);
    folder.write(&format!("b/{POLICY}"), policy("prod-*-*"));
    let said = diff(&folder, &["a", "b", "--against", "HEAD"]);
    assert_eq!(said.matches("while ENHANCED").count(), 1, "{said}");
    assert!(said.contains("narrower") && said.contains("0 added, 2 changed, 0 removed, 10 unchanged"), "{said}");
}

fn a_policy_from_standard_input_is_compared_as_one_of_the_current_folder() {
    let folder = committed(true);
    let run = folder.shell(&format!("sed 's/prod-/product-/' {POLICY} | scanwright diff - --against HEAD"));
    assert!(run.stdout.contains("while ENHANCED: incomparable"), "{}", run.stdout);
}

/// Runs the program with these variables set.
fn with_environment(folder: &Folder, variables: &str, arguments: &str) -> Run {
    folder.shell(&format!("{variables} '{PROGRAM}' diff {arguments}"))
}

fn without_git_a_revision_is_refused_and_a_folder_is_not() {
    let folder = committed(true);
    let run = with_environment(&folder, "PATH=/nowhere", "--against HEAD");
    assert_eq!(run.status.code(), Some(1));
    assert!(run.stdout.contains("`git` can't be run: no such file or folder"), "{}", run.stdout);
    let run = with_environment(&folder, "PATH=/nowhere", "--against ecr-scanning");
    assert_eq!((run.status.code(), run.stdout.as_str()), (Some(0), "nothing to change\n"));
}

fn outside_a_repository_a_revision_is_refused() {
    let folder = Folder::new();
    folder.write(POLICY, policy("prod-*"));
    std::fs::remove_dir(folder.path().join(".git")).unwrap();
    assert!(refused(&folder, &["--against", "HEAD"]).contains("not a git repository"));
}

fn a_repository_without_a_commit_has_no_revision() {
    let folder = Folder::new();
    folder.write(POLICY, policy("prod-*"));
    git(&folder, "init -q -b main");
    assert!(refused(&folder, &["--against", "HEAD"]).contains("git does not find this revision"));
}

fn in_a_hook_the_repository_of_the_policy_is_asked() {
    let folder = Folder::new();
    git(&folder, "init -q -b main");
    folder.write(&format!("policies/{POLICY}"), policy("prod-*"));
    succeed(&folder, &["generate", "policies"]);
    commit(&folder);
    let hook = "GIT_DIR=.git GIT_WORK_TREE=. GIT_INDEX_FILE=.git/index GIT_PREFIX=";
    let run = with_environment(&folder, hook, "policies --against HEAD");
    assert_eq!((run.status.code(), run.stdout.as_str()), (Some(0), "nothing to change\n"));
}

fn a_revision_whose_module_can_not_be_understood_is_unknown() {
    let folder = committed(true);
    folder.shell("echo 'locals {' >> ecr-scanning/main.tf");
    commit(&folder);
    let said = diff(&folder, &["--against", "HEAD"]);
    assert!(said.contains("while ENHANCED: unknown"), "{said}");
}
