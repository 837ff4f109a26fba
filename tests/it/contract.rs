//! The contract of the command line: streams, exit statuses, flags and the shapes of JSON.

use crate::harness::{Tests, functions};
use crate::support::Directory;
use serde_json::{Value, json};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        diagnostics_have_their_shape,
        changes_have_their_shape,
        answers_have_their_shape,
        simulations_have_their_shape,
        an_import_has_its_shape_and_is_never_written_over_anything,
        errors_in_json_go_to_standard_output_from_every_command,
        findings_for_people_are_the_product_of_check_and_messages_elsewhere,
        usage_errors_are_1,
        changes_are_2_where_asked_for_and_under_every_name,
        a_closed_pipe_is_no_error_and_a_full_disk_is,
        colours_follow_the_flag_and_the_environment,
        quiet_leaves_errors_and_results,
        the_policy_is_found_from_below_up_to_the_git_root,
        standard_input_is_a_policy_of_the_current_directory,
        init_writes_a_policy_that_is_fine_and_never_twice,
        init_writes_a_policy_for_every_mode,
        the_same_policy_gives_the_same_bytes_wherever_it_runs,
        scripts_and_pages_are_printed,
        names_of_files_stay_in_their_line
    )
}

const WARNED: &str = "version = 1\n[release]\nmode = \"always\"\n[[scan]]\nname = \"a\"\nrepositories = [\"prod-*\"]\nfrequency = \"continuous\"\n[[scan]]\nname = \"b\"\nrepositories = [\"*-x\"]\nfrequency = \"on-push\"\n";
const BROKEN: &str = "version = 1\n[release]\nmode = \"sometimes\"\n";

fn with(policy: &str) -> Directory {
    let directory = Directory::new();
    directory.write("scan-policy.toml", policy);
    directory
}

fn json_of(directory: &Directory, arguments: &[&str]) -> (Option<i32>, Value) {
    let run = directory.scanwright(arguments);
    assert_eq!(run.stderr, "", "JSON is all that is printed");
    let document: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stdout));
    assert_eq!(document["format_version"], 1);
    (run.status.code(), document)
}

/// Asserts that every key of `shape` is in `value` with a value of the same type.
#[track_caller]
fn has_shape(value: &Value, shape: &Value) {
    match (value, shape) {
        (Value::Object(value), Value::Object(shape)) => {
            for (key, shape) in shape {
                has_shape(value.get(key).unwrap_or_else(|| panic!("no `{key}` in {value:?}")), shape);
            }
        }
        (Value::Array(values), Value::Array(shape)) => {
            assert!(!values.is_empty(), "an example is there");
            values.iter().for_each(|value| has_shape(value, &shape[0]));
        }
        (_, Value::Null) | (Value::Null, Value::String(_)) => {}
        _ => assert_eq!(std::mem::discriminant(value), std::mem::discriminant(shape), "{value} is not like {shape}"),
    }
}

fn diagnostics_have_their_shape() {
    let (status, document) = json_of(&with(WARNED), &["check", "--format", "json"]);
    assert_eq!(status, Some(0));
    let label =
        json!({"path": "", "line": 1, "column": 1, "end_line": 1, "end_column": 1, "text": "", "primary": true});
    let diagnostic =
        json!({"code": "", "rule": "", "severity": "", "message": "", "help": "", "witness": "", "labels": [label]});
    has_shape(&document, &json!({"diagnostics": [diagnostic]}));
    let overlap = document["diagnostics"].as_array().unwrap().iter().find(|one| one["code"] == "P007").unwrap();
    assert_eq!((&overlap["rule"], &overlap["severity"]), (&json!("rule-overlap"), &json!("warning")));
    assert_eq!(overlap["witness"], "prod-x");
    assert_eq!(overlap["labels"][0]["primary"], true);
    assert_eq!(overlap["labels"].as_array().unwrap().len(), 2, "every place involved");
}

fn changes_have_their_shape() {
    let directory = with(WARNED);
    let moved = json!({"from": "", "to": "", "witness": "", "repositories": null});
    let shape = json!({
        "changed": true,
        "files": [{"path": "", "status": "", "unified": ""}],
        "meaning": [{"state": "", "verdict": "", "changes": [moved]}],
    });
    let (status, document) = json_of(&directory, &["diff", "--format", "json"]);
    assert_eq!((status, &document["changed"]), (Some(0), &json!(true)));
    has_shape(&document, &shape);
    let (status, document) = json_of(&directory, &["generate", "--format", "json"]);
    assert_eq!(status, Some(0));
    has_shape(&document, &shape);
    assert!(document["files"].as_array().unwrap().iter().all(|file| file["status"] == "added"));
    let (status, document) = json_of(&directory, &["generate", "--check", "--format", "json"]);
    assert_eq!((status, &document["changed"]), (Some(0), &json!(false)));
    assert!(
        document["files"].as_array().unwrap().iter().all(|file| file["status"] == "unchanged" && file["unified"] == "")
    );
    assert_eq!(
        document["meaning"],
        json!([{"policy": "scan-policy.toml", "state": "ENHANCED", "verdict": "equivalent", "changes": []}])
    );
}

fn answers_have_their_shape() {
    let directory = with(WARNED);
    directory.write("repositories.txt", "prod-a\nother\n");
    let (_, document) = json_of(&directory, &["explain", "prod-a", "other", "--format", "json"]);
    assert_eq!(
        document["repositories"][0]["states"]["ENHANCED"],
        json!({"frequency": "CONTINUOUS_SCAN", "rule": "a", "filter": "prod-*"})
    );
    assert_eq!(
        document["repositories"][1]["states"]["ENHANCED"],
        json!({"frequency": "NONE", "rule": null, "filter": null})
    );
    let (status, document) =
        json_of(&directory, &["coverage", "--repositories", "repositories.txt", "--format", "json"]);
    assert_eq!(status, Some(0));
    assert_eq!(document["totals"], json!({"ENHANCED": {"CONTINUOUS_SCAN": 1, "SCAN_ON_PUSH": 0, "NONE": 1}}));
    assert_eq!(document["unasked"], json!([]));
    let (_, document) =
        json_of(&directory, &["filter", "match", "prod", "*prod", "--name", "prod-repo", "--format", "json"]);
    assert_eq!(document["matches"][0], json!({"filter": "prod", "name": "prod-repo", "matches": true}));
    assert_eq!(document["matches"][1], json!({"filter": "*prod", "name": "prod-repo", "matches": false}));
    let (_, document) =
        json_of(&directory, &["filter", "relate", "--left", "a*", "--right", "ab*", "--format", "json"]);
    assert_eq!(
        document,
        json!({"format_version": 1, "relation": "superset", "only_left": "a0", "only_right": null, "both": "ab"})
    );
    let (_, document) = json_of(&directory, &["filter", "relate", "--left", "--right", "ab*", "--format", "json"]);
    assert_eq!(document["relation"], "subset");
    let (_, document) = json_of(&directory, &["code", "P007", "--format", "json"]);
    assert_eq!(document["codes"][0]["rule"], "rule-overlap");
}

fn simulations_have_their_shape() {
    let directory = with(WARNED);
    let (status, document) = json_of(&directory, &["simulate", "--format", "json"]);
    assert_eq!(status, Some(0));
    assert_eq!((&document["settles"], &document["applies_to_settle"]), (&json!(true), &json!(1)));
    assert_eq!(
        (&document["cycle"], &document["refused"], &document["depends_on"]),
        (&Value::Null, &Value::Null, &json!([]))
    );
    directory.write("tf/main.tf", FIGHTING);
    let (status, document) = json_of(&directory, &["simulate", "--terraform", "tf", "--format", "json"]);
    assert_eq!((status, &document["settles"], &document["period"]), (Some(3), &json!(false), &json!(2)));
    let aws = json!({"scan_type": "", "rules": "", "inspector": null, "account": ""});
    let action = json!({"address": "", "action": "", "changes": [""]});
    has_shape(&document, &json!({"cycle": [{"apply": 1, "actions": [action], "aws": aws}]}));
}

const FIGHTING: &str = r#"
data "aws_caller_identity" "current" {}
resource "aws_inspector2_enabler" "this" {
  account_ids    = [data.aws_caller_identity.current.account_id]
  resource_types = ["ECR"]
}
resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
}
"#;

fn an_import_has_its_shape_and_is_never_written_over_anything() {
    let directory = Directory::new();
    directory.write("registry.json", r#"{"scanningConfiguration": {"scanType": "BASIC", "rules": []}}"#);
    let (status, document) = json_of(&directory, &["import", "registry.json", "-o", "-", "--format", "json"]);
    assert_eq!((status, &document["files"]), (Some(0), &json!([{"path": "-", "status": "added"}])));
    let printed = directory.scanwright(["import", "registry.json", "-o", "-"]);
    assert_eq!((document["policy"].as_str(), printed.stderr.as_str()), (Some(printed.stdout.as_str()), ""));
    let (status, document) = json_of(&directory, &["import", "registry.json", "--format", "json"]);
    assert_eq!((status, &document["diagnostics"]), (Some(0), &json!([])));
    assert_eq!(directory.read("scan-policy.toml"), printed.stdout);
    directory.write("scan-policy.toml", "mine");
    let (status, document) = json_of(&directory, &["import", "registry.json", "--format", "json"]);
    assert_eq!((status, &document["diagnostics"][0]["code"]), (Some(1), &json!("C001")));
    assert_eq!(directory.read("scan-policy.toml"), "mine");
    let (status, document) = json_of(&directory, &["import", "nowhere.json", "--format", "json"]);
    assert_eq!((status, &document["diagnostics"][0]["code"]), (Some(1), &json!("A001")));
    let run = directory.shell("ln -s elsewhere link.toml; scanwright import registry.json -o link.toml");
    assert!(run.status.code() == Some(1) && !directory.path().join("elsewhere").exists(), "{}", run.stdout);
}

fn errors_in_json_go_to_standard_output_from_every_command() {
    let directory = with(BROKEN);
    directory.write("repositories.txt", "prod-a\n");
    let commands: [&[&str]; 6] = [
        &["simulate"],
        &["check"],
        &["generate"],
        &["diff"],
        &["explain", "prod-a"],
        &["coverage", "--repositories", "repositories.txt"],
    ];
    for command in commands {
        let (status, document) = json_of(&directory, &[command, &["--format", "json"]].concat());
        assert_eq!(status, Some(1), "{command:?}");
        assert_eq!(document["diagnostics"][0]["code"], "S007", "{command:?}");
    }
}

fn findings_for_people_are_the_product_of_check_and_messages_elsewhere() {
    let directory = with(BROKEN);
    let run = directory.scanwright(["check"]);
    assert!(run.stdout.starts_with("error[S007]") && !run.stderr.contains("error["), "{run:?}");
    let run = directory.scanwright(["generate"]);
    assert!(run.stderr.starts_with("error[S007]") && run.stdout.is_empty(), "{run:?}");
}

fn usage_errors_are_1() {
    let directory = with(WARNED);
    let wrong: [&[&str]; 14] = [
        &["simulate", "--terraform"],
        &["simulate", "scan-policy.toml", "--terraform", "."],
        &["simulate", "--var", "a=1"],
        &["generate", "-", "-"],
        &[],
        &["chek"],
        &["check", "--nope"],
        &["generate", "--check", "--force"],
        &["check", "--format", "xml"],
        &["-q", "-v", "check"],
        &["-C", "nowhere", "check"],
        &["coverage"],
        &["import"],
        &["code", "P999"],
    ];
    for arguments in wrong {
        let run = directory.scanwright(arguments);
        assert_eq!(run.status.code(), Some(1), "{arguments:?}");
        assert!(!run.stderr.is_empty() && run.stdout.is_empty(), "{arguments:?}: {run:?}");
        if !arguments.contains(&"--format") {
            let run = directory.scanwright([&["--format", "json"], arguments].concat());
            let document: Value =
                serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{arguments:?}: {run:?}"));
            assert_eq!(
                (run.status.code(), &document["diagnostics"][0]["code"]),
                (Some(1), &json!("C001")),
                "{arguments:?}"
            );
        }
    }
    for arguments in [["--help"], ["--version"]] {
        assert_eq!(directory.scanwright(arguments).status.code(), Some(0));
    }
}

fn changes_are_2_where_asked_for_and_under_every_name() {
    let directory = with(WARNED);
    assert_eq!(directory.scanwright(["diff"]).status.code(), Some(0));
    for flag in ["--detailed-exitcode", "--exit-code", "--detailed-exit-code"] {
        assert_eq!(directory.scanwright(["diff", flag]).status.code(), Some(2), "{flag}");
    }
    assert!(directory.scanwright(["generate"]).status.success());
    assert_eq!(directory.scanwright(["diff", "--exit-code"]).status.code(), Some(0));
}

fn a_closed_pipe_is_no_error_and_a_full_disk_is() {
    let directory = with(WARNED);
    let run = directory.shell("{ scanwright code; echo $? >status; } | head -n 1 >/dev/null; cat status");
    assert_eq!(run.stdout, "0\n");
    let run = directory.shell("scanwright code >/dev/full; echo $?");
    assert_eq!(run.stdout, "error: the result can't be printed: no space left on the device\n1\n");
    assert!(directory.shell("scanwright --help >/dev/full; echo $?").stdout.ends_with("1\n"));
}

fn colours_follow_the_flag_and_the_environment() {
    let directory = with(BROKEN);
    let coloured = |line: &str| directory.shell(line).stdout.contains('\u{1b}');
    assert!(!coloured("scanwright check"));
    assert!(coloured("scanwright check --color always"));
    assert!(coloured("CLICOLOR_FORCE=1 scanwright check"));
    assert!(!coloured("CLICOLOR_FORCE=0 scanwright check"));
    assert!(!coloured("CLICOLOR_FORCE=1 scanwright --color never --help"));
    assert!(coloured("scanwright --color always nonsense"));
    assert!(!coloured("NO_COLOR=1 CLICOLOR_FORCE=1 scanwright check --color never"));
    assert!(!coloured("CLICOLOR_FORCE=1 scanwright check --format json"));
    assert!(!coloured("scanwright check --color always --format json"));
}

fn quiet_leaves_errors_and_results() {
    let directory = with(WARNED);
    let run = directory.scanwright(["check", "-q"]);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    let run = directory.scanwright(["generate", "-q"]);
    assert_eq!((run.status.code(), run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
    assert!(directory.path().join("ecr-scanning/main.tf").is_file());
    directory.write("scan-policy.toml", BROKEN);
    assert!(directory.scanwright(["generate", "-q"]).stderr.contains("error[S007]"));
}

fn the_policy_is_found_from_below_up_to_the_git_root() {
    let directory = with(WARNED);
    directory.write("a/b/x", "");
    let run = directory.scanwright(["-C", "a/b", "-v", "generate"]);
    assert_eq!(run.status.code(), Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("policy: ../../scan-policy.toml"), "{}", run.stderr);
    assert!(run.stdout.contains("+ ../../ecr-scanning/main.tf"), "{}", run.stdout);
    directory.write("c/.git/x", "");
    let run = directory.scanwright(["-C", "c", "check"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(run.stdout.contains("error[S001]"), "{}", run.stdout);
}

fn standard_input_is_a_policy_of_the_current_directory() {
    let directory = with(WARNED);
    let run = directory.shell("scanwright generate - <scan-policy.toml");
    assert_eq!(run.status.code(), Some(0), "{}", run.stdout);
    assert!(directory.read("ecr-scanning/main.tf").starts_with("# Generated by scanwright from -. Do not edit"));
    let run = directory.shell("scanwright explain - prod-a <scan-policy.toml");
    assert!(run.stdout.contains("while ENHANCED: continuous"), "{}", run.stdout);
}

fn init_writes_a_policy_that_is_fine_and_never_twice() {
    let directory = Directory::new();
    assert_eq!(directory.scanwright(["init"]).stdout, "+ scan-policy.toml\n");
    let (status, document) = json_of(&directory, &["check", "--format", "json"]);
    assert_eq!((status, &document["diagnostics"]), (Some(0), &json!([])));
    directory.write("scan-policy.toml", "mine");
    let run = directory.scanwright(["init"]);
    assert_eq!((run.status.code(), directory.read("scan-policy.toml").as_str()), (Some(1), "mine"));
    directory.write("own/versions.tf.tera", "mine");
    assert_eq!(directory.scanwright(["init", "--templates", "own"]).status.code(), Some(1));
    assert!(!directory.path().join("own/main.tf.tera").exists());
}

/// The comments of the policy say what to remove for the other modes; then nothing is wrong with it.
fn init_writes_a_policy_for_every_mode() {
    let directory = Directory::new();
    assert_eq!(directory.scanwright(["init"]).status.code(), Some(0));
    let starter = directory.read("scan-policy.toml");
    let table = |name: &str| {
        let (_, from) = starter.split_once(name).expect("the starter has the table");
        format!("{name}{}", from.split("\n\n").next().unwrap_or_default())
    };
    let of_mode = |mode: &str| starter.replace("mode = \"on-release\"", &format!("mode = \"{mode}\""));
    let always = of_mode("always").replace(&table("\n[basic]\n"), "");
    let never = of_mode("never").replace(&table("\n[[scan]]\n"), "").replace("rest = \"unscanned\"", "");
    for policy in [always, never, starter.replace("rest = \"unscanned\"", "rest = \"on-push\"")] {
        assert_ne!(policy, starter);
        directory.write("scan-policy.toml", &policy);
        let (status, document) = json_of(&directory, &["check", "--format", "json"]);
        assert_eq!((status, &document["diagnostics"]), (Some(0), &json!([])), "{policy}");
    }
}

fn the_same_policy_gives_the_same_bytes_wherever_it_runs() {
    let text = |directory: &Directory, line: &str| {
        let run = directory.shell(line);
        assert_eq!(run.status.code(), Some(0), "{}", run.stdout);
        directory.read("ecr-scanning/main.tf") + &directory.read("ecr-scanning/README.md")
    };
    let (one, other) = (with(WARNED), with(WARNED));
    other.write("x/y/z", "");
    let expected = text(&one, "scanwright generate");
    assert_eq!(text(&other, "cd x/y && TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8 scanwright generate"), expected);
}

fn scripts_and_pages_are_printed() {
    let directory = Directory::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(directory.scanwright(["completions", shell]).stdout.contains("scanwright"), "{shell}");
    }
    assert!(directory.scanwright(["man"]).stdout.contains(".TH scanwright"));
    let schema: Value = serde_json::from_str(&directory.scanwright(["schema"]).stdout).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
}

/// A directory can be called anything; what it is called neither colours the terminal nor begins a line.
fn names_of_files_stay_in_their_line() {
    let directory = Directory::new();
    directory.write("\u{1b}[31mred\nx/scan-policy.toml", "version = 2\n");
    let run = directory.scanwright(["check", "--color", "always", "\u{1b}[31mred\nx/scan-policy.toml"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(!run.stdout.contains("\u{1b}[31mred") && !run.stdout.contains("red\nx"), "{}", run.stdout);
    assert!(run.stdout.contains("[31mred\u{240a}x/scan-policy.toml"), "{}", run.stdout);
}
