//! Many policies that extend one base: what a review says of them, that it fits where it is shown, and how they are rolled out.

mod recipes;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::harness::{Tests, functions};
use crate::support::Directory;
use crate::support::module::{POLICY, succeed};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        what_a_base_does_to_500_policies_is_told_once,
        a_review_of_changes_that_have_nothing_in_common_fits_and_says_what_it_leaves_out
    )
    .and(recipes::tests())
}

const MANY: usize = 500;

/// The limits of GitHub: a comment in characters, a job's summary in bytes, and the annotations of a level in a step.
const COMMENT: usize = 65_536;
const SUMMARY: usize = 1024 * 1024;
const ANNOTATIONS: usize = 10;

const BASE: &str = r#"version = 1

[release]
mode = "on-release"
rest = "on-push"

[[scan]]
name = "production"
repositories = ["prod-*", "api"]
frequency = "continuous"
"#;

/// A policy that extends the base: some have something of their own, every tenth another target.
fn extending(number: usize) -> String {
    let own = match number % 100 {
        1 => format!("\n[registry]\nprefix = \"team-{number}\"\n"),
        _ if number % 10 == 2 => "\n[module]\ntarget = \"cloudformation\"\n".to_owned(),
        _ => String::new(),
    };
    format!("version = 1\nextends = \"../../base.toml\"\n{own}")
}

/// A repository with many policies, and their modules as the base commit has them.
fn fleet(many: usize, policy: impl Fn(usize) -> String) -> Directory {
    let directory = Directory::new();
    directory.write("base.toml", BASE);
    (0..many).for_each(|number| directory.write(&format!("accounts/a{number:03}/{POLICY}"), policy(number)));
    git(&directory, "init -q -b main");
    succeed(&directory, &["generate", "-q", "-r"]);
    git(&directory, "add .");
    git(&directory, "-c user.name=me -c user.email=me@example.com commit -q -m base");
    directory
}

fn git(directory: &Directory, arguments: &str) {
    let run = directory.shell(&format!("GIT_CONFIG_NOSYSTEM=1 git {arguments}"));
    assert!(run.status.success(), "git {arguments}: {}", run.stdout);
}

/// Every export of a review against the base commit, by its word; each that GitHub limits is held against its limit.
fn review(directory: &Directory, status: i32) -> BTreeMap<&'static str, String> {
    let words = ["human", "json", "markdown", "summary", "html", "sarif", "gitlab", "junit", "github"];
    let exports = words.map(|word| format!("--export={word}=out.{word}"));
    let run = directory.shell(&format!("scanwright review -r --against HEAD -q {} > /dev/null", exports.join(" ")));
    assert_eq!(run.status.code(), Some(status), "{}", run.stdout);
    let read = |word| std::fs::read_to_string(directory.path().join(format!("out.{word}"))).unwrap();
    let texts: BTreeMap<&str, String> = words.into_iter().map(|word| (word, read(word))).collect();
    assert!(texts["markdown"].encode_utf16().count() < COMMENT && texts["summary"].len() < SUMMARY);
    for level in ["error", "warning", "notice"] {
        let start = format!("::{level} ");
        assert!(texts["github"].lines().filter(|line| line.starts_with(&start)).count() <= ANNOTATIONS);
    }
    texts
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// One fleet for both, which takes some seconds to be made.
fn what_a_base_does_to_500_policies_is_told_once() {
    let directory = fleet(MANY, extending);
    a_change_is_told_once_for_all_policies_that_it_changes_alike(&directory);
    a_finding_is_told_once_to_people_and_each_time_to_programs(&directory);
}

fn a_change_is_told_once_for_all_policies_that_it_changes_alike(directory: &Directory) {
    directory.write("base.toml", BASE.replace("\"api\"", "\"web\""));
    let texts = review(directory, 2);
    let comment = &texts["markdown"];
    assert!(comment.starts_with("## Registry scanning: all 500 policies scan some names less"), "{comment}");
    // Those of another target mean the same, and differ in other files.
    for (count, what) in [(449, "policies: `accounts/"), (444, "files: accounts/a003"), (49, "files: accounts/a012")] {
        assert!(comment.contains(&format!("the same in {count} more {what}")), "{count} {what}: {comment}");
    }
    assert!(!comment.contains("left out here"), "all of it fits");
    for word in ["markdown", "summary", "human"] {
        let shown = texts[word].matches("+          \"w*eb\", # web").count();
        assert_eq!(shown, if word == "human" { 2 } else { 1 }, "{word}: since the base, and beside what is committed");
    }
    let page = &texts["html"];
    assert_eq!(page.matches("The same lines as in <code>accounts/a000/ecr-scanning/main.tf</code>").count(), 444);
    assert!(!page.contains("Left out here"));
    assert_eq!(
        json(&texts["json"])["against"]["change"]["policies"].as_array().unwrap().len(),
        MANY,
        "programs get all"
    );
}

fn a_finding_is_told_once_to_people_and_each_time_to_programs(directory: &Directory) {
    let require =
        "\n[[require]]\nname = \"legacy\"\nrepositories = [\"legacy-*\"]\nprefix = \"\"\nat_least = \"continuous\"\n";
    directory.write("base.toml", format!("{BASE}{require}while = \"enhanced\"\n"));
    let texts = review(directory, 1);
    for word in ["markdown", "human", "github"] {
        assert_eq!(texts[word].matches("`legacy` is violated").count(), 1, "{word}: {}", texts[word]);
    }
    // In the list, and beside the place.
    assert_eq!(texts["html"].matches("is violated").count(), 2);
    let more = "extended here, and the same in 499 more files: `accounts/a001/scan-policy.toml`, \
                `accounts/a002/scan-policy.toml`, `accounts/a003/scan-policy.toml` and 496 more";
    assert!(texts["markdown"].contains(more) && texts["human"].contains(more), "{}", texts["markdown"]);
    assert!(texts["markdown"].contains("**500 errors**"), "{}", texts["markdown"]);
    assert_eq!(json(&texts["json"])["diagnostics"].as_array().unwrap().len(), MANY);
    assert_eq!(json(&texts["sarif"])["runs"][0]["results"].as_array().unwrap().len(), MANY);
}

fn a_review_of_changes_that_have_nothing_in_common_fits_and_says_what_it_leaves_out() {
    let own = |number: usize, names: &str| {
        format!(
            "{}\n[[scan]]\nname = \"own\"\nrepositories = [{names}]\nfrequency = \"continuous\"\n",
            extending(number)
        )
    };
    let many = 200;
    let directory = fleet(many, |number| own(number, &format!("\"a{number}-*\"")));
    for number in 0..many {
        directory
            .write(&format!("accounts/a{number:03}/{POLICY}"), own(number, &format!("\"b{number}-*\", \"c{number}\"")));
    }
    let texts = review(&directory, 2);
    let lines: Vec<&str> = texts["markdown"].lines().filter(|line| line.contains("left out here")).collect();
    let says = |what: &str| lines.iter().any(|line| line.contains(what));
    assert!(says("lines of the diff are left out here: `scanwright diff` prints them"), "{lines:?}");
    assert!(texts["summary"].len() > 3 * texts["markdown"].len(), "a summary uses its room");
    let files = |word: &str| texts[word].matches("--- a/accounts/").count();
    assert_eq!((files("summary"), files("human")), (2 * many, 2 * 2 * many), "the log has all");
}
