//! Input of a stranger: links out of the repository, files without an end, templates that never end, characters that drive
//! a terminal, findings on one long line. The command says what is wrong, quotes no other file, and ends in time.

use std::os::unix::fs::symlink;
use std::time::{Duration, Instant};

use crate::harness::{Tests, functions};
use crate::support::{Directory, Run};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        a_policy_that_is_a_link_out_of_the_repository_is_not_quoted,
        terraform_that_is_a_link_out_of_the_repository_is_not_quoted,
        a_module_that_is_a_link_out_of_the_repository_is_not_read,
        what_is_git_s_own_is_not_quoted,
        a_review_reads_no_link_out_of_the_repository_that_is_named,
        a_link_within_the_repository_is_followed,
        what_has_no_end_is_read_to_the_limit,
        a_template_that_does_not_end_is_given_up,
        a_template_that_grows_is_given_up,
        no_control_character_of_a_quoted_line_reaches_the_terminal,
        findings_on_one_long_line_are_shown_in_time,
        findings_of_many_resources_are_made_in_time,
        values_that_grow_are_not_evaluated,
        globs_that_can_not_be_told_apart_in_time_are_said_to_be_so,
        filters_that_can_not_be_told_apart_in_time_are_imported,
        a_pipe_that_a_policy_names_is_not_waited_for
    )
}

const SECRET: &str = "aws_secret_access_key = very-secret\n";

const POLICY: &str = "version = 1\n\n[release]\nmode = \"always\"\nrest = \"unscanned\"\n\n[[scan]]\nname = \"team\"\n\
                      repositories = [\"team/*\"]\nfrequency = \"on-push\"\n";

/// A directory with a secret beside a repository.
fn beside_a_repository() -> Directory {
    let directory = Directory::new();
    directory.write("credentials", SECRET);
    directory.write("repository/.git/HEAD", "ref: refs/heads/main\n");
    directory
}

fn link(directory: &Directory, to: &str, from: &str) {
    symlink(to, directory.path().join(from)).expect("a link can be made");
}

/// Runs in the repository; the run must end within some time of this machine.
fn run<const N: usize>(directory: &Directory, arguments: [&str; N]) -> Run {
    let start = Instant::now();
    let run = directory.scanwright(["-C", "repository"].into_iter().chain(arguments));
    assert!(start.elapsed() < Duration::from_secs(60), "{arguments:?} took {:?}", start.elapsed());
    run
}

/// All that it said: findings are results of a command that looks for them, and messages of the others.
fn said(run: &Run) -> String {
    format!("{}{}", run.stdout, run.stderr)
}

fn refuses_the_link(run: &Run) {
    assert_eq!(run.status.code(), Some(1), "{run:?}");
    assert!(said(run).contains("it is a link that leads out of the repository"), "{}", said(run));
    assert!(!said(run).contains("secret"), "{run:?}");
}

fn a_policy_that_is_a_link_out_of_the_repository_is_not_quoted() {
    let directory = beside_a_repository();
    link(&directory, "../credentials", "repository/scan-policy.toml");
    refuses_the_link(&run(&directory, ["check"]));
    refuses_the_link(&run(&directory, ["check", "."]));
    refuses_the_link(&run(&directory, ["check", "--recursive", "."]));
    let named = run(&directory, ["check", "scan-policy.toml"]);
    assert!(said(&named).contains("very-secret"), "who names the path reads it: {}", said(&named));
}

fn terraform_that_is_a_link_out_of_the_repository_is_not_quoted() {
    let directory = beside_a_repository();
    link(&directory, "../credentials", "repository/p.tf");
    let run = run(&directory, ["lint", "--strict", "."]);
    assert!(said(&run).contains("it is a link that leads out of the repository"), "{}", said(&run));
    assert!(!said(&run).contains("very-secret"), "{}", said(&run));
}

fn a_module_that_is_a_link_out_of_the_repository_is_not_read() {
    let directory = beside_a_repository();
    directory.write("elsewhere/main.tf", "resource \"aws_ecr_repository\" \"secret\" {\n  name = \"secret\"\n}\n");
    link(&directory, "../elsewhere", "repository/module");
    directory.write("repository/main.tf", "module \"one\" {\n  source = \"./module\"\n}\n");
    let run = run(&directory, ["simulate", "--terraform", "."]);
    assert!(said(&run).contains("it is a link that leads out of the repository"), "{}", said(&run));
    assert!(!said(&run).contains("aws_ecr_repository"), "{}", said(&run));
}

fn what_is_git_s_own_is_not_quoted() {
    let directory = beside_a_repository();
    directory.write("repository/.git/config", SECRET);
    link(&directory, ".git/config", "repository/scan-policy.toml");
    refuses_the_link(&run(&directory, ["check"]));
    link(&directory, ".git/config", "repository/p.tf");
    refuses_the_link(&run(&directory, ["lint", "--strict", "."]));
}

fn a_review_reads_no_link_out_of_the_repository_that_is_named() {
    let directory = beside_a_repository();
    link(&directory, "../credentials", "repository/named.toml");
    refuses_the_link(&run(&directory, ["review", "named.toml"]));
    directory.write("repository/scan-policy.toml", POLICY);
    for option in ["--repositories", "--templates", "--lint"] {
        refuses_the_link(&run(&directory, ["review", option, "named.toml"]));
    }
    let elsewhere = run(&directory, ["review", "--repositories", "../credentials"]);
    assert!(said(&elsewhere).contains("very-secret"), "who names a path that leads out reads it: {}", said(&elsewhere));
}

fn a_link_within_the_repository_is_followed() {
    let directory = beside_a_repository();
    directory.write("repository/shared/policy.toml", POLICY);
    link(&directory, "shared/policy.toml", "repository/scan-policy.toml");
    assert_eq!(run(&directory, ["check"]).status.code(), Some(0));
}

fn what_has_no_end_is_read_to_the_limit() {
    let directory = beside_a_repository();
    directory.write("repository/scan-policy.toml", POLICY);
    let policy = run(&directory, ["check", "/dev/zero"]);
    assert!(!policy.status.success() && said(&policy).contains("S003"), "{}", said(&policy));
    let inventory = run(&directory, ["coverage", "--repositories", "/dev/zero"]);
    assert!(!inventory.status.success() && said(&inventory).contains("bytes"), "{}", said(&inventory));
    let values = run(&directory, ["lint", "--var-file", "/dev/zero", "."]);
    assert_eq!(values.status.code(), Some(1), "{}", said(&values));
    link(&directory, "/dev/zero", "repository/main.tf");
    let terraform = run(&directory, ["simulate", "--terraform", "."]);
    assert!(!terraform.status.success() && said(&terraform).contains("T001"), "{}", said(&terraform));
}

fn with_template(directory: &Directory, text: &str) -> Run {
    directory.write("repository/scan-policy.toml", POLICY);
    directory.write("repository/own/versions.tf.tera", text);
    run(directory, ["generate", "--templates", "own"])
}

fn a_template_that_does_not_end_is_given_up() {
    let directory = beside_a_repository();
    let levels = 12;
    let text = "{% for x in range(end=1000) %}".repeat(levels) + &"{% endfor %}".repeat(levels);
    let run = with_template(&directory, &text);
    assert_eq!(run.status.code(), Some(1));
    assert!(said(&run).contains("R001") && said(&run).contains("it takes more than 4 seconds"), "{}", said(&run));
    assert!(!directory.path().join("repository/ecr-scanning").exists());
}

fn a_template_that_grows_is_given_up() {
    let directory = beside_a_repository();
    let text = "{% set_global s = \"0123456789\" %}".to_owned() + &"{% set_global s = s ~ s %}".repeat(40);
    let run = with_template(&directory, &text);
    assert_eq!(run.status.code(), Some(1));
    assert!(said(&run).contains("R001") && said(&run).contains("it takes more than"), "{}", said(&run));
}

fn no_control_character_of_a_quoted_line_reaches_the_terminal() {
    let directory = beside_a_repository();
    let hidden = "\u{9b}31m\u{85}\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202e}\u{2066}\u{1b}]0;x\u{7}";
    directory.write("repository/scan-policy.toml", format!("version = 1 # {hidden}\nwrong = 1 # {hidden}\n"));
    directory.write("repository/main.tf", format!("locals {{ # {hidden}\n  a = = # {hidden}\n}}\n"));
    for run in [run(&directory, ["check"]), run(&directory, ["lint", "--strict", "main.tf"])] {
        let shown = said(&run);
        assert!(shown.contains('\u{fffd}'), "{shown}");
        let is_hidden = |char: char| hidden.contains(char) && !char.is_ascii_graphic();
        assert!(!shown.contains(is_hidden), "{shown:?}");
    }
}

fn findings_on_one_long_line_are_shown_in_time() {
    let directory = beside_a_repository();
    let names: Vec<String> = (0..5000).map(|number| format!("\"A{number}\"")).collect();
    let text = POLICY.replace("\"team/*\"", &names.join(", "));
    directory.write("repository/scan-policy.toml", text);
    let run = run(&directory, ["check"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(said(&run).matches("error[").count() >= 5000, "each has its finding");
    let last = format!("scan-policy.toml:9:{}\n", "repositories = [".len() + names.join(", ").len() - 6);
    assert!(said(&run).contains(&last), "the columns count from the start of the line: {last}");
}

fn findings_of_many_resources_are_made_in_time() {
    let directory = beside_a_repository();
    let one = |number: usize| format!("resource \"aws_ecr_repository\" \"r{number}\" {{\n  name = \"n{number}\"\n}}\n");
    directory.write("repository/main.tf", (0..5000).map(one).collect::<String>());
    assert!(matches!(run(&directory, ["lint", "."]).status.code(), Some(0 | 3)));
}

fn values_that_grow_are_not_evaluated() {
    let directory = beside_a_repository();
    let mut text =
        "variable \"x\" {}\nlocals {\n  u0 = var.x\n  s0 = \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"\n  l0 = range(1000)\n"
            .to_owned();
    for level in 1..40 {
        let before = level - 1;
        text += &format!("  u{level} = \"${{local.u{before}}}${{local.u{before}}}\"\n");
        text += &format!("  s{level} = \"${{local.s{before}}}${{local.s{before}}}\"\n");
        text += &format!("  l{level} = [local.l{before}, local.l{before}]\n");
    }
    text += "}\nresource \"aws_ecr_registry_scanning_configuration\" \"this\" {\n  scan_type = \
             \"${local.u39}${local.s39}${length(flatten(local.l39))}\" == \"x\" ? \"BASIC\" : \"ENHANCED\"\n}\n";
    directory.write("repository/main.tf", text);
    let run = run(&directory, ["simulate", "--terraform", "."]);
    assert!(said(&run).len() < 100_000, "{} bytes", said(&run).len());
}

/// A glob of 240 characters: letters of two kinds by the bits of a number that changes at every step, with stars between.
fn long_glob(number: &mut u64) -> String {
    (0..120).fold(String::new(), |glob, _| {
        *number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        glob + if *number >> 63 == 0 { "*a" } else { "*b" }
    })
}

fn globs_that_can_not_be_told_apart_in_time_are_said_to_be_so() {
    let directory = beside_a_repository();
    let mut number = 1;
    let mut scan = |frequency: &str| {
        let globs: Vec<String> = (0..100).map(|_| format!("\"{}\"", long_glob(&mut number))).collect();
        let name = frequency.replace('-', "");
        format!("[[scan]]\nname = \"{name}\"\nrepositories = [{}]\nfrequency = \"{frequency}\"\n", globs.join(", "))
    };
    let head = "version = 1\n\n[release]\nmode = \"always\"\nrest = \"unscanned\"\n\n";
    let policy = [head.to_owned(), scan("continuous"), scan("on-push")].concat();
    directory.write("repository/scan-policy.toml", policy);
    let run = run(&directory, ["check"]);
    let what = "could not determine which of these globs match names of the other frequency";
    assert!(said(&run).contains(what), "{}", said(&run));
}

fn filters_that_can_not_be_told_apart_in_time_are_imported() {
    let directory = beside_a_repository();
    let mut number = 1;
    let mut rule = |frequency: &str| {
        let filter = |glob: String| serde_json::json!({ "filter": glob, "filterType": "WILDCARD" });
        let filters: Vec<_> = (0..100).map(|_| filter(long_glob(&mut number))).collect();
        serde_json::json!({ "scanFrequency": frequency, "repositoryFilters": filters })
    };
    let rules = [rule("CONTINUOUS_SCAN"), rule("SCAN_ON_PUSH")];
    let configuration = serde_json::json!({ "scanType": "ENHANCED", "rules": rules });
    let answer = serde_json::json!({ "registryId": "123456789012", "scanningConfiguration": configuration });
    directory.write("repository/live.json", answer.to_string());
    let run = run(&directory, ["import", "live.json", "-o", "-"]);
    assert_eq!(run.stdout.matches("  \"*").count(), 200, "{}", said(&run));
}

fn a_pipe_that_a_policy_names_is_not_waited_for() {
    let directory = beside_a_repository();
    directory.shell("mkfifo repository/names");
    let with_inventory = POLICY.replace("[release]", "[registry]\ninventory = \"names\"\n\n[release]");
    directory.write("repository/scan-policy.toml", &with_inventory);
    let run = run(&directory, ["check"]);
    assert_eq!(run.status.code(), Some(1), "{}", said(&run));
    assert!(said(&run).contains("it is not a regular file"), "{}", said(&run));
}
