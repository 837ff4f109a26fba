//! `diff` for reviewers: a text diff that git applies, with as much context as asked for and the words that differ, and
//! a line for each of many policies.

#![cfg(test)]
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panic")]

mod support;

use anstream::adapter::strip_str;
use serde_json::Value;
use support::module::succeed;
use support::{Folder, Run};

fn policy(name: &str, continuous: &str, on_push: &str) -> String {
    format!(
        "version = 1\n\n[module]\nname = \"{name}\"\n\n[release]\nmode = \"on-release\"\nrest = \"unscanned\"\n\n\
         [[scan]]\nname = \"production\"\nrepositories = [{continuous}]\nfrequency = \"continuous\"\n\n\
         [[scan]]\nname = \"development\"\nrepositories = [{on_push}]\nfrequency = \"on-push\"\n"
    )
}

/// A repository with a generated module, and a policy that has changed since.
fn changed(folder_name: &str) -> (Folder, String) {
    let folder = Folder::new();
    let path = format!("{folder_name}/scan-policy.toml");
    folder.write(&path, policy("scanning", r#""payments/api", "prod-*""#, r#""dev-*""#));
    succeed(&folder, &["generate", &path]);
    folder.write(&path, policy("scanning", r#""payments/web", "prod-*""#, r#""dev-*""#));
    (folder, path)
}

fn unified(folder: &Folder, arguments: &[&str]) -> String {
    let run = succeed(folder, &[&["diff", "--format", "json"], arguments].concat());
    let document: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let files = document["files"].as_array().expect("there are files");
    files.iter().map(|file| file["unified"].as_str().expect("it is text")).collect()
}

fn diff(folder: &Folder, arguments: &[&str]) -> Run {
    succeed(folder, &[&["diff"], arguments].concat())
}

/// Holds a repository's files against what a commit of the shell's git would see.
fn git(folder: &Folder, line: &str) -> String {
    let run = folder.shell(&format!("GIT_CONFIG_NOSYSTEM=1 git {line}"));
    assert!(run.status.success(), "git {line}: {}", run.stdout);
    run.stdout
}

#[test]
fn what_people_see_is_the_unified_diff_with_and_without_colours() {
    let (folder, path) = changed("stacks");
    for context in ["0", "1", "3", "100"] {
        let unified = unified(&folder, &[&path, "--context", context]);
        let plain = diff(&folder, &[&path, "-U", context]).stdout;
        let coloured = diff(&folder, &[&path, "--context", context, "--color", "always"]).stdout;
        assert!(plain.starts_with(&unified), "{context}: {plain}\nis not\n{unified}");
        assert_eq!(strip_str(&coloured).to_string(), plain, "{context}");
        assert_eq!(diff(&folder, &[&path, "-U", context]).stdout, plain, "twice the same");
    }
}

#[test]
fn context_is_as_many_lines_as_asked_for() {
    let (folder, path) = changed("stacks");
    let lines = |context: &str| unified(&folder, &[&path, "--context", context]).lines().count();
    let unchanged = |context: &str| {
        unified(&folder, &[&path, "--context", context]).lines().filter(|line| line.starts_with(' ')).count()
    };
    assert_eq!(unchanged("0"), 0);
    assert!(lines("0") < lines("1") && lines("1") < lines("3") && lines("3") < lines("100"));
    assert_eq!(unified(&folder, &[&path]), unified(&folder, &[&path, "--context", "3"]));
    assert_eq!(lines("100"), lines("100000"), "there is no more than the whole file");
    let refused = folder.scanwright(["diff", &path, "--context", "-1"]);
    assert_eq!(refused.status.code(), Some(1), "{}", refused.stderr);
}

/// The words that differ are reversed, and nothing else of their lines is.
#[test]
fn words_that_differ_are_emphasised() {
    let (folder, path) = changed("stacks");
    let coloured = diff(&folder, &[&path, "--color", "always"]).stdout;
    let line = |sign: &str| {
        let line = coloured.lines().find(|line| strip_str(line).to_string().starts_with(sign)).expect("there is one");
        line.split("\u{1b}[7m")
            .skip(1)
            .map(|rest| strip_str(rest.split("\u{1b}[0m").next().unwrap_or_default()).to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(line("-          \"p*ayments"), ["\"p*ayments/api\",", "payments/api"]);
    assert_eq!(line("+          \"p*ayments"), ["\"p*ayments/web\",", "payments/web"]);
}

/// New, changed and removed files, in folders whose names have spaces and letters of other scripts.
#[test]
fn git_applies_it() {
    for name in ["stacks", "a folder", "ordner-ä"] {
        for context in ["1", "3", "30"] {
            let (folder, path) = changed(name);
            let module = format!("{name}/scanning");
            std::fs::remove_file(folder.path().join(&module).join("outputs.tf")).expect("it was generated");
            let orphan = folder.read(&format!("{module}/variables.tf"));
            folder.write(&format!("{module}/old.tf"), orphan);
            git(&folder, "init -q");
            folder.write("change.diff", unified(&folder, &[&path, "--context", context]));
            git(&folder, "apply change.diff");
            assert_eq!(diff(&folder, &[&path]).stderr, "nothing to change\n", "{name} {context}");
            assert!(!folder.path().join(&module).join("old.tf").exists(), "{name} {context}");
            git(&folder, "apply -R change.diff");
            assert!(folder.path().join(&module).join("old.tf").exists(), "{name} {context}");
        }
    }
}

/// The whole of what people see goes through `git apply` too, which passes over what is no diff.
#[test]
fn git_applies_what_people_see() {
    let (folder, path) = changed("stacks");
    git(&folder, "init -q");
    let applied = folder.shell(&format!("scanwright diff {path} | git apply && scanwright diff {path}"));
    assert!(applied.stdout.ends_with("nothing to change\n"), "{}", applied.stdout);
}

#[test]
fn each_of_many_policies_has_a_line() {
    let folder = Folder::new();
    for name in ["a", "b", "c"] {
        folder.write(&format!("{name}/scan-policy.toml"), policy("scanning", r#""prod-*""#, r#""dev-*""#));
    }
    let paths = ["a/scan-policy.toml", "b/scan-policy.toml", "c/scan-policy.toml"];
    succeed(&folder, &[&["generate"], &paths[..2]].concat());
    folder.write(paths[0], policy("scanning", r#""prod-*", "payments/api""#, r#""dev-*""#));
    let said = diff(&folder, &paths).stdout;
    let lines = "\na/scan-policy.toml: 0 added, 2 changed, 0 removed, 4 unchanged; ENHANCED wider, BASIC equivalent\n\
                 b/scan-policy.toml: no change\n\
                 c/scan-policy.toml: 6 added, 0 changed, 0 removed, 0 unchanged; ENHANCED appeared, BASIC appeared\n";
    assert!(said.ends_with(lines), "{said}");
    let review = diff(&folder, &[&paths[..], &["--format", "markdown"]].concat()).stdout;
    for line in lines.trim().lines() {
        let (path, summary) = line.split_once(": ").expect("a line has both");
        assert!(review.contains(&format!("\n- `{path}`: {summary}\n")), "{review}");
    }
    let proof = "**Proof:** each of the 3 modules such as that of `a/scan-policy.toml` settles after 1 apply, in both \
                 release states, from all 30 starting states\n";
    assert!(review.ends_with(proof), "{review}");
    let document: Value =
        serde_json::from_str(&diff(&folder, &[&paths[..], &["--format", "json"]].concat()).stdout).expect("it is JSON");
    let policies = document["policies"].as_array().expect("there are policies");
    let short = |policy: &Value| (policy["policy"].clone(), policy["changed"].clone(), policy["settles"].clone());
    let expected = paths.map(|path| (path.into(), (path != paths[1]).into(), true.into()));
    assert_eq!(policies.iter().map(short).collect::<Vec<_>>(), expected);
}
