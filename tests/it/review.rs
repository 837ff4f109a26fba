//! `review`: the answers of `generate --check`, `diff --against` and `lint` from one run, and its exports.

use serde_json::Value;

use crate::harness::{Tests, functions};
use crate::support::module::{POLICY, succeed};
use crate::support::{Directory, Run};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        it_ends_as_what_weighs_most,
        warnings_of_policies_count_like_those_of_the_linter,
        a_change_since_the_base_is_no_failure_unless_asked_for,
        it_says_what_the_three_commands_say,
        every_format_is_exported_in_one_run,
        an_export_that_can_not_be_written_is_a_failure,
        what_is_no_export_is_refused,
        what_is_there_no_more_is_said,
        a_base_that_can_not_be_read_is_a_failure,
        every_policy_below_a_directory_is_taken,
        no_terraform_is_a_mistake_only_where_it_is_named
    )
}

const HAZARD: &str = "resource \"aws_ecr_registry_scanning_configuration\" \"this\" {\n  scan_type = \"BASIC\"\n\n  rule {\n    \
                      scan_frequency = \"CONTINUOUS_SCAN\"\n\n    repository_filter {\n      filter      = \"prod-*\"\n      \
                      filter_type = \"WILDCARD\"\n    }\n  }\n}\n";

fn policy(repositories: &str) -> String {
    format!(
        "version = 1\n\n[release]\nmode = \"always\"\nrest = \"on-push\"\n\n[[scan]]\nname = \"production\"\n\
         repositories = [\"{repositories}\"]\nfrequency = \"continuous\"\n"
    )
}

/// A repository whose base commit has a policy and its module.
fn committed() -> Directory {
    let directory = Directory::new();
    directory.write(POLICY, policy("prod-*"));
    git(&directory, "init -q -b main");
    succeed(&directory, &["generate"]);
    git(&directory, "add .");
    git(&directory, "-c user.name=me -c user.email=me@example.com commit -q -m base");
    directory
}

fn git(directory: &Directory, arguments: &str) {
    let run = directory.shell(&format!("GIT_CONFIG_NOSYSTEM=1 git {arguments}"));
    assert!(run.status.success(), "git {arguments}: {}", run.stdout);
}

fn review(directory: &Directory, arguments: &[&str]) -> Run {
    directory.scanwright([&["review", "--against", "main"], arguments].concat())
}

fn code(run: &Run) -> i32 {
    run.status.code().unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn it_ends_as_what_weighs_most() {
    let directory = committed();
    assert_eq!(code(&review(&directory, &[])), 0);
    directory.write(POLICY, policy("prod-a*"));
    assert_eq!(code(&review(&directory, &[])), 2, "the module is not what the policy says");
    directory.write("infra/main.tf", HAZARD);
    assert_eq!(code(&review(&directory, &[])), 3, "findings weigh more than changes");
    assert_eq!(code(&review(&directory, &["--fail-on", "never"])), 2);
    directory.write(POLICY, "version = 1\nnonsense = 1\n");
    let run = review(&directory, &["--format", "json"]);
    assert_eq!(code(&run), 1, "what can't be done weighs most");
    let document = json(&run.stdout);
    assert_eq!(
        (&document["exit_code"], &document["up_to_date"], &document["check"]),
        (&1.into(), &Value::Null, &Value::Null)
    );
    assert_eq!(document["lint"]["diagnostics"][0]["code"], "L007", "the Terraform is looked at nevertheless");
}

/// A policy that says nothing of the rest is warned about.
fn warnings_of_policies_count_like_those_of_the_linter() {
    let directory = committed();
    directory.write(POLICY, policy("prod-*").replace("rest = \"on-push\"\n", ""));
    succeed(&directory, &["generate"]);
    let run = review(&directory, &["--format", "json"]);
    assert_eq!((code(&run), &json(&run.stdout)["diagnostics"][0]["code"]), (0, &"P015".into()));
    assert_eq!(code(&review(&directory, &["--fail-on", "never"])), 0);
    assert_eq!(code(&review(&directory, &["--fail-on", "warning"])), 3);
    directory.write(POLICY, policy("prod-a*").replace("rest = \"on-push\"\n", ""));
    assert_eq!(code(&review(&directory, &["--fail-on", "warning"])), 3, "findings weigh more than changes");
    assert_eq!(code(&review(&directory, &[])), 2);
}

fn a_change_since_the_base_is_no_failure_unless_asked_for() {
    let directory = committed();
    directory.write(POLICY, policy("prod-a*"));
    succeed(&directory, &["generate"]);
    let run = review(&directory, &["--format", "json"]);
    assert_eq!((code(&run), &json(&run.stdout)["changed"]), (0, &true.into()));
    assert_eq!(code(&review(&directory, &["--detailed-exitcode"])), 2);
    assert_eq!(
        code(&review(&directory, &["--detailed-exitcode", "--against", "ecr-scanning"])),
        1,
        "--against stands twice"
    );
}

fn it_says_what_the_three_commands_say() {
    let directory = committed();
    directory.write(POLICY, policy("prod-a*"));
    directory.write("infra/main.tf", HAZARD);
    directory.write("repositories.txt", "prod-api\nprod-web\ntools\n");
    let with = ["--repositories", "repositories.txt", "--format", "json"];
    let said = |arguments: &[&str]| json(&directory.scanwright([arguments, &with].concat()).stdout);
    let whole = said(&["review", "--against", "main"]);
    for (part, command) in [
        (&whole["check"], &["generate", "--check"][..]),
        (&whole["against"]["change"], &["diff", "--against", "main"][..]),
    ] {
        let own = said(command);
        for key in ["changed", "policies", "files", "meaning"] {
            assert_eq!(part[key], own[key], "{command:?}: {key}");
        }
        assert_eq!(whole["diagnostics"], own["diagnostics"], "{command:?}");
    }
    let lint = json(&directory.scanwright(["lint", "--format", "json"]).stdout);
    assert_eq!(whole["lint"]["diagnostics"], lint["diagnostics"]);
}

fn every_format_is_exported_in_one_run() {
    let directory = committed();
    directory.write(POLICY, policy("prod-a*"));
    directory.write("infra/main.tf", HAZARD);
    let words = ["human", "json", "markdown", "summary", "html", "sarif", "github"];
    let exports: Vec<String> = words.iter().map(|word| format!("{word}=out.{word}")).collect();
    let exports: Vec<&str> = exports.iter().map(String::as_str).collect();
    let run =
        review(&directory, &[&["--format", "json", "--export"], &exports[..2], &["--export"], &exports[2..]].concat());
    assert_eq!(code(&run), 3, "{}", run.stderr);
    let read = |word: &str| std::fs::read_to_string(directory.path().join(format!("out.{word}"))).unwrap();
    assert_eq!(read("json"), run.stdout);
    assert_eq!(read("markdown"), review(&directory, &["--format", "markdown"]).stdout);
    assert_eq!(read("human"), review(&directory, &["--color", "never"]).stdout);
    assert_eq!(read("html"), directory.scanwright(["diff", "--against", "main", "--format", "html"]).stdout);
    assert_eq!(read("github"), review(&directory, &["--format", "github"]).stdout);
    assert!(read("github").contains("title=module not as generated::2 files are not what the policy says"));
    let sarif = json(&read("sarif"));
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "L007");
    let markdown = read("markdown");
    let diff = directory.scanwright(["diff", "--against", "main", "--format", "markdown"]).stdout;
    assert!(markdown.starts_with(&diff), "{markdown}");
    assert!(markdown.contains("- `ecr-scanning/main.tf` is out of date\n"), "{markdown}");
    assert!(markdown.contains("\n### Findings in the Terraform\n\n**1 error**\n"), "{markdown}");
    assert_eq!(read("summary"), markdown, "what fits into a comment is all there is");
}

fn an_export_that_can_not_be_written_is_a_failure() {
    let directory = committed();
    let run = review(&directory, &["--export", "json=there/is/none.json", "markdown=comment.md"]);
    assert_eq!(code(&run), 1);
    assert!(run.stderr.contains("`there/is/none.json` can't be written: no such file or directory"), "{}", run.stderr);
    assert!(directory.path().join("comment.md").exists(), "the others are written");
    directory.write(POLICY, "nonsense");
    let run = review(&directory, &["--export", "html=page.html"]);
    assert_eq!(code(&run), 1);
    assert!(
        directory.read("page.html").contains("Nothing is generated or compared"),
        "the page says why there is none"
    );
}

fn what_is_no_export_is_refused() {
    let directory = committed();
    for (export, said) in [
        (&["comment.md"][..], "an export is given as FORMAT=FILE"),
        (
            &["pdf=a.pdf"],
            "there is no format `pdf`; there are human, json, markdown, summary, html, sarif, gitlab, junit, github",
        ),
        (&["json="], "the name of the file is missing"),
        (&["json=a", "markdown=a"], "two exports can't be written to `a`"),
    ] {
        let run = review(&directory, &[&["--export"], export].concat());
        assert!(code(&run) == 1 && run.stderr.contains(said), "{export:?}: {}", run.stderr);
    }
}

fn what_is_there_no_more_is_said() {
    let directory = committed();
    directory.write("b/scan-policy.toml", policy("b-*"));
    succeed(&directory, &["generate", "b"]);
    git(&directory, "add .");
    git(&directory, "-c user.name=me -c user.email=me@example.com commit -q -m two");
    std::fs::remove_dir_all(directory.path().join("b")).unwrap();
    let run = review(&directory, &["-r", "--format", "json"]);
    let document = json(&run.stdout);
    assert_eq!((code(&run), &document["changed"]), (0, &true.into()));
    assert_eq!(document["against"]["gone"]["modules"][0], "b/ecr-scanning");
    assert_eq!(document["against"]["gone"]["policies"][0], "b/scan-policy.toml");
    let markdown = review(&directory, &["--format", "markdown"]).stdout;
    assert!(
        markdown.starts_with("## Registry scanning: the module `b/ecr-scanning` is no longer there\n"),
        "{markdown}"
    );
}

fn a_base_that_can_not_be_read_is_a_failure() {
    let directory = committed();
    let run = directory.scanwright(["review", "--against", "none", "--format", "json"]);
    let document = json(&run.stdout);
    assert_eq!((code(&run), &document["diagnostics"][0]["code"]), (1, &"W006".into()));
    assert_eq!((&document["up_to_date"], &document["changed"]), (&true.into(), &Value::Null));
}

fn every_policy_below_a_directory_is_taken() {
    let directory = Directory::new();
    for path in ["a/scan-policy.toml", "b/c/scan-policy.toml", ".hidden/scan-policy.toml", "ignored/scan-policy.toml"] {
        directory.write(path, policy("prod-*"));
    }
    let checked = |directory: &Directory| {
        json(&directory.scanwright(["diff", "-r", "--format", "json"]).stdout)["policies"].clone()
    };
    let names = |policies: Value| -> Vec<String> {
        policies.as_array().unwrap().iter().map(|one| one["policy"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(checked(&directory)), ["a/scan-policy.toml", "b/c/scan-policy.toml", "ignored/scan-policy.toml"]);
    git(&directory, "init -q -b main");
    directory.write(".gitignore", "ignored/\n");
    assert_eq!(names(checked(&directory)), ["a/scan-policy.toml", "b/c/scan-policy.toml"]);
    assert_eq!(code(&directory.scanwright(["check", "-r", "a"])), 0);
    let run = directory.scanwright(["check", "-r", "a", ".git"]);
    assert!(
        code(&run) == 1 && run.stdout.contains("there is no `scan-policy.toml` at or below `.git`"),
        "{}",
        run.stdout
    );
    let run = directory.scanwright(["check", "-r", "-"]);
    assert!(code(&run) == 1 && run.stdout.contains("standard input is no directory to look below"), "{}", run.stdout);
}

fn no_terraform_is_a_mistake_only_where_it_is_named() {
    let directory = Directory::new();
    directory.write(POLICY, policy("prod-*"));
    std::fs::create_dir(directory.path().join("empty")).unwrap();
    let run = directory.scanwright(["review", "--format", "json"]);
    assert_eq!((code(&run), &json(&run.stdout)["lint"]), (2, &Value::Null));
    assert_eq!(code(&directory.scanwright(["review", "--lint", "empty"])), 1);
}
