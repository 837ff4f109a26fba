//! Outputs that `generate` refuses: what another policy has, or another repository.

use std::os::unix::fs::symlink;

use crate::harness::{Tests, functions};
use crate::support::Directory;
use crate::write::{OTHER, POLICY, refused, with};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        the_module_of_another_policy_is_replaced_by_force_only,
        a_policy_from_standard_input_replaces_the_module_of_no_other_policy,
        the_module_of_a_policy_that_is_gone_is_replaced,
        a_policy_that_cant_be_read_may_have_the_module,
        a_submodule_is_no_output,
        two_policies_of_one_output_are_refused,
        two_policies_of_one_output_are_refused_through_links_too
    )
}

/// Another policy, with the same output.
fn in_turn(other: &str) -> Directory {
    let directory = with(&POLICY.replace("[release]", "[module]\noutput = \"m\"\n[release]"));
    let output = if other.contains('/') { "../m" } else { "m" };
    directory.write(other, OTHER.replace("[release]", &format!("[module]\noutput = \"{output}\"\n[release]")));
    let run = directory.scanwright(["generate", other]);
    assert_eq!(run.status.code(), Some(0), "{}", run.stderr);
    directory
}

fn the_module_of_another_policy_is_replaced_by_force_only() {
    for other in ["other.toml", "other/scan-policy.toml", "other/third.toml"] {
        let directory = in_turn(other);
        refused(&directory, &[], "W009");
        let run = directory.scanwright(["generate"]);
        assert!(run.stderr.contains(&format!("is of the module of another policy, `{other}`")), "{}", run.stderr);
        assert_eq!(directory.scanwright(["generate", other]).status.code(), Some(0), "its own policy may");
        assert_eq!(directory.scanwright(["generate", "--check"]).status.code(), Some(2));
        assert_eq!(directory.scanwright(["generate", "--force"]).status.code(), Some(0));
        refused(&directory, &[other], "W009");
    }
}

fn a_policy_from_standard_input_replaces_the_module_of_no_other_policy() {
    let directory = in_turn("other.toml");
    let run = directory.shell("scanwright generate - < scan-policy.toml");
    assert_eq!(run.status.code(), Some(1), "{}", run.stdout);
    assert!(run.stdout.contains("is of the module of another policy, `other.toml`"), "{}", run.stdout);
    assert_eq!(directory.scanwright(["generate", "--force"]).status.code(), Some(0));
    let run = directory.shell("scanwright generate - < scan-policy.toml");
    assert_eq!(run.status.code(), Some(0), "it is the policy of this directory: {}", run.stdout);
}

fn the_module_of_a_policy_that_is_gone_is_replaced() {
    let directory = in_turn("other.toml");
    std::fs::remove_file(directory.path().join("other.toml")).unwrap();
    assert_eq!(directory.scanwright(["generate"]).status.code(), Some(0));
    let directory = in_turn("other.toml");
    directory.write("other.toml", OTHER);
    assert_eq!(directory.scanwright(["generate"]).status.code(), Some(0), "it generates elsewhere");
}

fn a_policy_that_cant_be_read_may_have_the_module() {
    let directory = in_turn("other.toml");
    directory.write("other.toml", "version = ");
    refused(&directory, &[], "W009");
    // Policies of the same name are many, and one that is broken says nothing of the others.
    let directory = with(POLICY);
    assert_eq!(directory.scanwright(["generate"]).status.code(), Some(0));
    directory.write("b/scan-policy.toml", "version = ");
    directory.write("scan-policy.toml", OTHER);
    assert_eq!(directory.scanwright(["generate"]).status.code(), Some(0));
}

fn a_submodule_is_no_output() {
    let policy = OTHER.replace("[release]", "[module]\noutput = \"modules/shared/ecr\"\n[release]");
    let directory = with(&policy);
    directory.write("modules/shared/.git", "gitdir: ../../.git/modules/shared\n");
    refused(&directory, &["--force"], "P012");
    // One that is not checked out is an empty directory, or none.
    let directory = with(&policy);
    directory.write(".gitmodules", "[submodule \"shared\"]\n\tpath = modules/shared\n\turl = ../shared\n");
    refused(&directory, &[], "P012");
    let directory = with(&policy);
    directory.write(".gitmodules", "[submodule \"shared\"]\n\tpath = modules/share\n\turl = ../shared\n");
    assert_eq!(directory.scanwright(["generate"]).status.code(), Some(0));
    // A policy that is itself in a submodule generates there.
    let directory = Directory::new();
    directory.write("sub/.git", "gitdir: ../.git/modules/sub\n");
    directory.write("sub/scan-policy.toml", &policy);
    assert_eq!(directory.scanwright(["generate", "sub"]).status.code(), Some(0));
}

fn two_policies_of_one_output_are_refused() {
    let directory = with(POLICY);
    directory.write("other.toml", OTHER);
    refused(&directory, &["scan-policy.toml", "./other.toml"], "P013");
    let run = directory.scanwright(["check", "scan-policy.toml", "other.toml"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(run.stdout.contains("error[P013]"), "{}", run.stdout);
}

fn two_policies_of_one_output_are_refused_through_links_too() {
    let directory = Directory::new();
    directory.write("a/x", "");
    symlink("a", directory.path().join("b")).unwrap();
    directory.write("one.toml", OTHER.replace("[release]", "[module]\noutput = \"a/m\"\n[release]"));
    directory.write("two.toml", OTHER.replace("[release]", "[module]\noutput = \"b/m\"\n[release]"));
    refused(&directory, &["one.toml", "two.toml"], "P013");
}
