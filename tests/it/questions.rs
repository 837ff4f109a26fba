//! What `explain`, `coverage`, `filter` and `--repositories` refuse, and how they answer at their limits.

use std::process::Output;

use crate::harness::{Tests, functions};
use crate::support::module::{POLICY, succeed};
use crate::support::{Directory, PROGRAM};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        standard_input_can_be_one_of_policy_and_inventory,
        an_inventory_that_is_none_is_refused_by_every_command,
        coverage_without_an_inventory_is_a_usage_error,
        explain_without_a_repository_is_a_usage_error,
        the_policy_of_explain_is_a_first_argument_or_named,
        refused_names_and_filters_are_all_shown,
        filters_answer_as_aws_documents,
        relations_have_their_witnesses,
        a_relation_that_is_too_hard_is_unknown_and_says_whom_to_blame,
        a_million_repositories_are_counted_right,
        a_million_times_the_same_repository_is_one,
        one_repository_of_thousands_in_both_frequencies_is_found
    )
}

const SERVICES: &str = "version = 1\n\n[release]\nmode = \"on-release\"\nrest = \"unscanned\"\n\n[[scan]]\nname = \"services\"\n\
    repositories = [\"api\", \"team-7/*\"]\nfrequency = \"continuous\"\n\n[basic]\nrepositories = [\"*-9\"]\n";

fn with_policy() -> Directory {
    let directory = Directory::new();
    directory.write(POLICY, SERVICES);
    directory
}

/// What a line of `sh` prints; it must end with that status.
fn shell(directory: &Directory, line: &str, status: i32) -> String {
    let run = directory.shell(line);
    assert_eq!(run.status.code(), Some(status), "{line}\n{}", run.stdout);
    run.stdout
}

fn standard_input_can_be_one_of_policy_and_inventory() {
    let directory = with_policy();
    directory.write("repos.txt", "api\nteam-7/web\nteam-9\n");
    for command in ["coverage -", "check -", "generate -", "diff -", "explain - api", "explain --policy - api"] {
        let said = shell(&directory, &format!("scanwright {command} --repositories - < {POLICY}"), 1);
        assert!(said.starts_with("error[I001]: standard input can't be both the policy and the inventory\n"), "{said}");
        let said = shell(&directory, &format!("scanwright {command} --repositories repos.txt < {POLICY}"), 0);
        assert!(!said.contains("error[") && !said.contains("warning["), "{said}");
    }
    for command in ["coverage", "check", "diff", "explain api"] {
        let said = shell(&directory, &format!("scanwright {command} --repositories - < repos.txt"), 0);
        assert!(!said.contains("error[") && !said.contains("warning["), "{said}");
    }
}

fn an_inventory_that_is_none_is_refused_by_every_command() {
    let directory = with_policy();
    directory.write("empty.txt", "");
    directory.write("bad.txt", "Api\n");
    for command in ["coverage", "check", "generate", "diff", "explain api"] {
        for (file, code) in [("empty.txt", "I004"), ("bad.txt", "I003"), (POLICY, "I002"), ("missing.txt", "I001")] {
            let said = shell(&directory, &format!("scanwright {command} --repositories {file}"), 1);
            assert!(said.starts_with(&format!("error[{code}]")), "{command} {file}: {said}");
        }
    }
    assert!(!directory.path().join("ecr-scanning").exists());
}

fn coverage_without_an_inventory_is_a_usage_error() {
    let said = shell(&with_policy(), "scanwright coverage", 1);
    assert!(said.contains("--repositories <FILE>"), "{said}");
}

fn explain_without_a_repository_is_a_usage_error() {
    let directory = with_policy();
    for arguments in ["", POLICY, "-", "--policy scan-policy.toml"] {
        let run = directory.shell(&format!("scanwright explain {arguments} < {POLICY}"));
        assert_eq!(run.status.code(), Some(1), "{arguments}: {}", run.stdout);
        assert!(run.stdout.starts_with("error") && run.stdout.contains("REPOSITORY"), "{arguments}: {}", run.stdout);
    }
}

fn the_policy_of_explain_is_a_first_argument_or_named() {
    let directory = Directory::new();
    directory.write("other.toml", SERVICES);
    directory.write("policies/odd", SERVICES);
    let wanted = shell(&directory, "scanwright explain other.toml api", 0);
    assert!(wanted.starts_with("api\n  while ENHANCED: continuous"), "{wanted}");
    for line in ["explain --policy other.toml api", "explain api --policy policies/odd", "explain - api < other.toml"] {
        assert_eq!(shell(&directory, &format!("scanwright {line}"), 0), wanted, "{line}");
    }
    let said = shell(&directory, "scanwright explain --policy other.toml api.toml", 0);
    assert!(said.starts_with("api.toml\n  while ENHANCED: not scanned"), "{said}");
}

fn refused_names_and_filters_are_all_shown() {
    let directory = with_policy();
    let said = shell(&directory, "scanwright filter match 'a__b' '-' 'ok*' --name Api a..b", 1);
    assert_eq!((said.matches("error[F001]").count(), said.matches("error[I003]").count()), (2, 2), "{said}");
    let said =
        shell(&directory, "scanwright filter relate --left 'A*' --right \"$(printf 'a%.0s' $(seq 256))\" 'a-'", 1);
    assert_eq!(said.matches("error[F001]").count(), 3, "{said}");
    assert!(said.contains("it has 256 characters, and a filter has at most 255"), "{said}");
    let said = shell(&directory, "scanwright explain Api a a..b", 1);
    assert_eq!(said.matches("error[I003]").count(), 3, "{said}");
}

fn filters_answer_as_aws_documents() {
    let directory = Directory::new();
    let said = shell(&directory, "scanwright filter match prod 'prod*' --name repo-prod prod-repo", 0);
    let wanted = "`prod` matches `repo-prod`\n`prod` matches `prod-repo`\n`prod*` does not match `repo-prod`\n`prod*` matches `prod-repo`\n";
    assert_eq!(said, wanted);
}

fn relations_have_their_witnesses() {
    let directory = Directory::new();
    let relate = |left: &str, right: &str| {
        let run = succeed(&directory, &["filter", "relate", "--format=json", "--left", left, "--right", right]);
        serde_json::from_str::<serde_json::Value>(&run.stdout).unwrap()
    };
    for (left, right, relation, only_left, only_right, both) in [
        ("prod-*", "prod-*-*", "superset", Some("prod-0"), None, Some("prod--0")),
        ("prod", "*prod*", "equal", None, None, Some("prod")),
        ("a*", "b*", "disjoint", Some("a0"), Some("b0"), None),
        ("a*", "*b", "overlap", Some("a0"), Some("0b"), Some("ab")),
    ] {
        let answer = relate(left, right);
        assert_eq!(answer["relation"], relation, "{answer}");
        assert_eq!(answer["only_left"].as_str(), only_left, "{answer}");
        assert_eq!(answer["only_right"].as_str(), only_right, "{answer}");
        assert_eq!(answer["both"].as_str(), both, "{answer}");
    }
}

fn a_relation_that_is_too_hard_is_unknown_and_says_whom_to_blame() {
    let directory = Directory::new();
    let once = ('0'..='9').chain('a'..='j').map(|letter| format!("*{letter}*{letter}*"));
    let never = ('k'..='z').map(|letter| format!("*{letter}*"));
    let some = ["*.*", "*_*", "*-*"].map(str::to_owned);
    let left = vec!["*"; 21].join("/");
    let mut arguments: Vec<String> = ["filter", "relate", "--left", &left, "--right"].map(str::to_owned).into();
    arguments.extend(once.chain(never).chain(some));
    let run = directory.scanwright(&arguments);
    assert_eq!(run.status.code(), Some(0));
    assert!(
        run.stdout.starts_with("unknown: ") && run.stdout.contains("use fewer `*` in these patterns: "),
        "{}",
        run.stdout
    );
    arguments.push("--format=json".to_owned());
    let answer: serde_json::Value = serde_json::from_str(&directory.scanwright(&arguments).stdout).unwrap();
    assert_eq!(answer["relation"], "unknown");
    assert!(answer["blame"].as_array().is_some_and(|blame| blame.iter().any(|one| *one == left.as_str())), "{answer}");
}

/// Runs the program with a text on its standard input.
fn fed(directory: &Directory, arguments: &[&str], input: &str) -> Output {
    directory.write("input", input);
    let input = std::fs::File::open(directory.path().join("input")).unwrap();
    std::process::Command::new(PROGRAM).args(arguments).current_dir(directory.path()).stdin(input).output().unwrap()
}

fn a_million_repositories_are_counted_right() {
    let directory = with_policy();
    let names: String = (0..1_000_000).map(|number| format!("team-{}/service-{number}\n", number % 10)).collect();
    let run = fed(&directory, &["coverage", "--repositories", "-", "--format=json"], &names);
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    #[derive(serde::Deserialize)]
    struct Document {
        repositories: Vec<serde::de::IgnoredAny>,
        totals: serde_json::Value,
        unasked: Vec<serde::de::IgnoredAny>,
    }
    let document: Document = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!((document.repositories.len(), document.unasked.len()), (1_000_000, 0));
    let totals = serde_json::json!({
        "ENHANCED": { "CONTINUOUS_SCAN": 100_000, "NONE": 900_000, "SCAN_ON_PUSH": 0 },
        "BASIC": { "MANUAL": 999_999, "SCAN_ON_PUSH": 1 },
    });
    assert_eq!(document.totals, totals);
}

fn a_million_times_the_same_repository_is_one() {
    let directory = with_policy();
    let run = fed(&directory, &["coverage", "--repositories", "-"], &"api\n".repeat(1_000_000));
    let said = String::from_utf8(run.stdout).unwrap();
    assert!(said.starts_with("repository  ENHANCED     BASIC\napi         continuous   by hand\n\n"), "{said}");
}

/// Thousands of names on either side, which merged filters allow, are held against each other all the same.
fn one_repository_of_thousands_in_both_frequencies_is_found() {
    let names = |team: &str| (0..2500).map(|n| format!("\"{team}/a{n}\"")).collect::<Vec<_>>().join(", ");
    let directory = Directory::new();
    let policy = |on_push: &str| {
        format!(
            "version = 1\n[module]\nmerge_filters = true\n[release]\nmode = \"always\"\nrest = \"unscanned\"\n\
             [[scan]]\nname = \"c\"\nrepositories = [{}]\nfrequency = \"continuous\"\n\
             [[scan]]\nname = \"p\"\nrepositories = [{}{on_push}]\nfrequency = \"on-push\"\n",
            names("red"),
            names("blue"),
        )
    };
    let inventory = (0..2500).map(|n| format!("red/a{n}\nblue/a{n}\n")).collect::<String>();
    directory.write("repositories.txt", inventory);
    directory.write("scan-policy.toml", policy(""));
    let run = directory.scanwright(["check", "--repositories", "repositories.txt"]);
    assert_eq!((run.status.code(), run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
    directory.write("scan-policy.toml", policy(", \"red/a1234\""));
    let run = directory.scanwright(["check", "--repositories", "repositories.txt"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(run.stdout.contains("error[P006]: `red/a1234` of `p`"), "{}", run.stdout);
}
