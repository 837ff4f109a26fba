//! `diff` for reviewers: a text diff that git applies, with as much context as asked for and the words that differ, and
//! a line for each of many policies.

use crate::harness::{Tests, functions};
use crate::support::module::{files, succeed};
use crate::support::{Directory, Run};
use anstream::adapter::strip_str;
use serde_json::Value;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        what_people_see_is_the_unified_diff_with_and_without_colours,
        context_is_as_many_lines_as_asked_for,
        words_that_differ_are_emphasised,
        git_applies_it,
        git_applies_what_people_see,
        each_of_many_policies_has_a_line,
        a_default_that_switches_the_registry_is_said_first,
        a_mode_that_changes_is_told_of_the_registry_and_not_of_names,
        a_resource_that_is_renamed_is_said,
        an_input_for_the_region_that_comes_or_goes_is_said,
        a_constraint_that_lets_in_provider_5_changes_nothing_but_itself,
        a_proof_says_what_it_is_not_of,
        no_text_is_read_in_another_order_than_it_has,
        odd_texts_and_numbers_do_no_harm
    )
}

fn policy(name: &str, continuous: &str, on_push: &str) -> String {
    format!(
        "version = 1\n\n[module]\nname = \"{name}\"\n\n[release]\nmode = \"on-release\"\nrest = \"unscanned\"\n\n\
         [[scan]]\nname = \"production\"\nrepositories = [{continuous}]\nfrequency = \"continuous\"\n\n\
         [[scan]]\nname = \"development\"\nrepositories = [{on_push}]\nfrequency = \"on-push\"\n"
    )
}

/// A repository with a generated module, and a policy that has changed since.
fn changed(directory_name: &str) -> (Directory, String) {
    let directory = Directory::new();
    let path = format!("{directory_name}/scan-policy.toml");
    directory.write(&path, policy("scanning", r#""payments/api", "prod-*""#, r#""dev-*""#));
    succeed(&directory, &["generate", &path]);
    directory.write(&path, policy("scanning", r#""payments/web", "prod-*""#, r#""dev-*""#));
    (directory, path)
}

fn unified(directory: &Directory, arguments: &[&str]) -> String {
    let run = succeed(directory, &[&["diff", "--format", "json"], arguments].concat());
    let document: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let files = document["files"].as_array().expect("there are files");
    files.iter().map(|file| file["unified"].as_str().expect("it is text")).collect()
}

fn diff(directory: &Directory, arguments: &[&str]) -> Run {
    succeed(directory, &[&["diff"], arguments].concat())
}

/// Holds a repository's files against what a commit of the shell's git would see.
fn git(directory: &Directory, line: &str) -> String {
    let run = directory.shell(&format!("GIT_CONFIG_NOSYSTEM=1 git {line}"));
    assert!(run.status.success(), "git {line}: {}", run.stdout);
    run.stdout
}

fn what_people_see_is_the_unified_diff_with_and_without_colours() {
    let (directory, path) = changed("stacks");
    for context in ["0", "1", "3", "100"] {
        let unified = unified(&directory, &[&path, "--context", context]);
        let plain = diff(&directory, &[&path, "-U", context]).stdout;
        let coloured = diff(&directory, &[&path, "--context", context, "--color", "always"]).stdout;
        assert!(plain.starts_with(&unified), "{context}: {plain}\nis not\n{unified}");
        assert_eq!(strip_str(&coloured).to_string(), plain, "{context}");
        assert_eq!(diff(&directory, &[&path, "-U", context]).stdout, plain, "twice the same");
    }
}

fn context_is_as_many_lines_as_asked_for() {
    let (directory, path) = changed("stacks");
    let lines = |context: &str| unified(&directory, &[&path, "--context", context]).lines().count();
    let unchanged = |context: &str| {
        unified(&directory, &[&path, "--context", context]).lines().filter(|line| line.starts_with(' ')).count()
    };
    assert_eq!(unchanged("0"), 0);
    assert!(lines("0") < lines("1") && lines("1") < lines("3") && lines("3") < lines("100"));
    assert_eq!(unified(&directory, &[&path]), unified(&directory, &[&path, "--context", "3"]));
    assert_eq!(lines("100"), lines("100000"), "there is no more than the whole file");
    let refused = directory.scanwright(["diff", &path, "--context", "-1"]);
    assert_eq!(refused.status.code(), Some(1), "{}", refused.stderr);
}

/// The words that differ are reversed, and nothing else of their lines is.
fn words_that_differ_are_emphasised() {
    let (directory, path) = changed("stacks");
    let coloured = diff(&directory, &[&path, "--color", "always"]).stdout;
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

/// New, changed and removed files, in directories whose names have spaces and letters of other scripts.
fn git_applies_it() {
    for name in ["stacks", "a directory", "ordner-ä"] {
        for context in ["1", "3", "30"] {
            let (directory, path) = changed(name);
            let module = format!("{name}/scanning");
            std::fs::remove_file(directory.path().join(&module).join("outputs.tf")).expect("it was generated");
            let orphan = directory.read(&format!("{module}/variables.tf"));
            directory.write(&format!("{module}/old.tf"), orphan);
            git(&directory, "init -q");
            directory.write("change.diff", unified(&directory, &[&path, "--context", context]));
            git(&directory, "apply change.diff");
            assert_eq!(diff(&directory, &[&path]).stderr, "nothing to change, 6 files unchanged\n", "{name} {context}");
            assert!(!directory.path().join(&module).join("old.tf").exists(), "{name} {context}");
            git(&directory, "apply -R change.diff");
            assert!(directory.path().join(&module).join("old.tf").exists(), "{name} {context}");
        }
    }
}

/// The whole of what people see goes through `git apply` too, which passes over what is no diff.
fn git_applies_what_people_see() {
    let (directory, path) = changed("stacks");
    git(&directory, "init -q");
    let applied = directory.shell(&format!("scanwright diff {path} | git apply && scanwright diff {path}"));
    assert!(applied.stdout.ends_with("nothing to change, 6 files unchanged\n"), "{}", applied.stdout);
}

fn each_of_many_policies_has_a_line() {
    let directory = Directory::new();
    for name in ["a", "b", "c"] {
        directory.write(&format!("{name}/scan-policy.toml"), policy("scanning", r#""prod-*""#, r#""dev-*""#));
    }
    let paths = ["a/scan-policy.toml", "b/scan-policy.toml", "c/scan-policy.toml"];
    succeed(&directory, &[&["generate"], &paths[..2]].concat());
    directory.write(paths[0], policy("scanning", r#""prod-*", "payments/api""#, r#""dev-*""#));
    let said = diff(&directory, &paths).stdout;
    let lines = "\n▲ a/scan-policy.toml: ENHANCED more, BASIC the same; 0 added, 2 changed, 0 removed, 4 unchanged\n\
                 ▲ c/scan-policy.toml: ENHANCED new, BASIC new; 6 added, 0 changed, 0 removed, 0 unchanged\n\
                 1 policy does not change\n";
    assert!(said.ends_with(lines), "{said}");
    let review = diff(&directory, &[&paths[..], &["--format", "markdown"]].concat()).stdout;
    for line in lines.trim().lines().take(2) {
        let (path, summary) = line.split_once(": ").expect("a line has both");
        let (mark, path) = path.split_once(' ').expect("a mark stands before it");
        assert!(review.contains(&format!("\n- {mark} `{path}`: {summary}\n")), "{review}");
    }
    assert!(review.contains("<summary>1 policy does not change</summary>\n\n`b/scan-policy.toml`\n"), "{review}");
    let proof = "**Proof:** each of the 3 modules such as that of `a/scan-policy.toml` settles after 1 apply, in both \
                 release states, from all 30 starting states\n";
    assert!(review.ends_with(proof), "{review}");
    let document: Value = serde_json::from_str(&diff(&directory, &[&paths[..], &["--format", "json"]].concat()).stdout)
        .expect("it is JSON");
    let policies = document["policies"].as_array().expect("there are policies");
    let short = |policy: &Value| (policy["policy"].clone(), policy["changed"].clone(), policy["settles"].clone());
    let expected = paths.map(|path| (path.into(), (path != paths[1]).into(), true.into()));
    assert_eq!(policies.iter().map(short).collect::<Vec<_>>(), expected);
}

/// A policy of a release mode, with more lines under `[release]`.
fn of_mode(mode: &str) -> String {
    format!(
        "version = 1\n\n[release]\n{mode}\nrest = \"unscanned\"\n\n[[scan]]\nname = \"production\"\n\
         repositories = [\"api\", \"web-*\"]\nfrequency = \"continuous\"\n"
    )
}

/// The review of a change from one policy to another.
fn review(old: &str, new: &str) -> String {
    let directory = Directory::new();
    directory.write("scan-policy.toml", old);
    succeed(&directory, &["generate", "-q"]);
    directory.write("scan-policy.toml", new);
    let said = diff(&directory, &["--format", "markdown"]).stdout;
    let shown = diff(&directory, &["-q"]).stdout + &diff(&directory, &["--format", "html"]).stdout;
    for line in
        said.lines().skip_while(|line| *line != "**The registry itself**").skip(2).take_while(|line| !line.is_empty())
    {
        let (_, line) = line.trim_start_matches("- ").split_once(' ').expect("a mark stands before it");
        // The page begins it with a capital.
        let words = line.split(['`', '\\']).next().unwrap_or_default().get(1..).unwrap_or_default();
        assert!(shown.matches(words).count() >= 2, "people and the page are told: {line}");
    }
    said.split("<details>").next().unwrap_or_default().to_owned()
}

fn a_default_that_switches_the_registry_is_said_first() {
    let (off, on) = ("mode = \"on-release\"", "mode = \"on-release\"\ndefault = true");
    let said = review(&of_mode(off), &of_mode(on));
    let head =
        "## Registry scanning: the registry becomes ENHANCED unless `enable_enhanced_scanning` is given a value\n";
    assert!(said.starts_with(head), "{said}");
    assert!(said.contains("Inspector scans, and charges per image"), "{said}");
    let said = review(&of_mode(on), &of_mode(off));
    assert!(said.contains("the registry becomes BASIC unless"), "{said}");
    assert!(said.contains("continuous scanning ends, and Inspector no longer scans ECR"), "{said}");
}

/// What is scanned in a state that comes or goes is no loss and no gain against a state that was not there.
fn a_mode_that_changes_is_told_of_the_registry_and_not_of_names() {
    let said = review(&of_mode("mode = \"always\""), &of_mode("mode = \"on-release\""));
    assert!(said.contains("the registry becomes BASIC unless"), "{said}");
    assert!(said.contains("\n- ▼ the registry can now be BASIC: now scanned on push while BASIC"), "{said}");
    assert!(!said.contains("**More is scanned**") && !said.contains("scanned more often"), "{said}");
    let said = review(&of_mode("mode = \"on-release\""), &of_mode("mode = \"always\""));
    assert!(said.contains("\n- = the registry is never BASIC any more\n"), "{said}");
    assert!(!said.contains("**Less is scanned**") && !said.contains("manually"), "{said}");
    let said = review(&of_mode("mode = \"always\""), &of_mode("mode = \"never\""));
    assert!(said.starts_with("## Registry scanning: the registry becomes BASIC\n"), "{said}");
}

fn a_resource_that_is_renamed_is_said() {
    let named =
        |name: &str| format!("{}\n[module]\nname = \"{name}\"\noutput = \"module\"\n", of_mode("mode = \"always\""));
    let said = review(&named("one"), &named("two"));
    assert!(
        said.starts_with(
            "## Registry scanning: the resource is renamed, which destroys and creates it without a `moved` block\n"
        ),
        "{said}"
    );
    assert!(said.contains("a `moved` block renames it instead"), "{said}");
    let block = "  moved {\n    from = module.CALL.aws_ecr_registry_scanning_configuration.one\n    to   = \
                 module.CALL.aws_ecr_registry_scanning_configuration.two\n  }\n";
    assert!(said.contains(&format!("\n\n  ```hcl\n{block}  ```\n")), "{said}");
}

fn of_provider(constraint: &str) -> String {
    format!("{}\n[module]\naws_provider_version = \"{constraint}\"\n", of_mode("mode = \"on-release\""))
}

fn an_input_for_the_region_that_comes_or_goes_is_said() {
    let said = review(&of_provider(">= 5.13"), &of_provider(">= 6.0"));
    assert!(said.starts_with("## Registry scanning: the module takes `region`\n"), "{said}");
    assert!(said.contains("\n- = the module takes `region`: without a value nothing changes"), "{said}");
    let said = review(&of_provider("~> 6.28"), &of_provider(">= 5.100, < 7"));
    assert!(
        said.starts_with("## Registry scanning: the input `region` goes, which breaks calls that set it\n"),
        "{said}"
    );
    assert!(said.contains("the registry of the region that is left becomes BASIC without rules"), "{said}");
    for (before, after, input) in [(">= 5.13", "~> 6.0", "\"added\""), (">= 6.0", ">= 5.13", "\"removed\"")] {
        let directory = Directory::new();
        directory.write("scan-policy.toml", of_provider(before));
        succeed(&directory, &["generate", "-q"]);
        directory.write("scan-policy.toml", of_provider(after));
        let document: Value = serde_json::from_str(&diff(&directory, &["--format", "json"]).stdout).unwrap();
        assert_eq!(document["policies"][0]["region_input"].to_string(), input);
    }
    let said = review(&of_provider(">= 6.0"), &of_provider("6.58.0"));
    assert!(said.starts_with("## Registry scanning: only the text changes, scanning stays the same\n"), "{said}");
}

/// A module for provider 5 has not one byte more because there is a provider 6.
fn a_constraint_that_lets_in_provider_5_changes_nothing_but_itself() {
    let module = |constraint: &str| {
        let directory = Directory::new();
        directory.write("scan-policy.toml", of_provider(constraint));
        succeed(&directory, &["generate", "-q"]);
        let mut files = files(&directory.path().join("ecr-scanning"));
        files.remove("versions.tf").unwrap();
        files
    };
    let by_default = module(">= 5.13");
    for constraint in ["~> 5.13", ">= 5.100.0, != 5.100.0, < 7", "5.100.0", "> 5.13, <= 6.0"] {
        assert_eq!(module(constraint), by_default, "{constraint}");
    }
    for constraint in [">= 6.0", "~> 6.28", "~> 6", "6.58.0", "> 5.13, >= 6.28, < 7, != 6.30.0"] {
        let own = module(constraint);
        assert!(String::from_utf8_lossy(&own["main.tf"]).contains("  region    = var.region\n"), "{constraint}");
        assert!(String::from_utf8_lossy(&own["variables.tf"]).contains("variable \"region\" {\n"), "{constraint}");
    }
}

/// The proof is of what is generated: what else stands in the directory is named.
fn a_proof_says_what_it_is_not_of() {
    let directory = Directory::new();
    directory.write("scan-policy.toml", of_mode("mode = \"always\""));
    succeed(&directory, &["generate", "-q"]);
    let proof = || diff(&directory, &["--format", "markdown"]).stdout;
    assert!(proof().ends_with("starting states\n"), "{}", proof());
    directory.write(
        "ecr-scanning/extra.tf",
        "resource \"aws_ecr_registry_scanning_configuration\" \"b\" {\n  scan_type = \"BASIC\"\n}\n",
    );
    assert!(proof().contains(", as it is generated; `extra.tf` in its directory is not included"), "{}", proof());
}

/// What turns the order of letters around is shown as what can't be shown, in every format for people.
fn no_text_is_read_in_another_order_than_it_has() {
    let (directory, path) = changed("stacks");
    let main = directory.read("stacks/scanning/main.tf");
    directory.write(
        "stacks/scanning/main.tf",
        main.replace("  scan_type = local", "  # \u{202e}\u{2066}\n  scan_type = local"),
    );
    for arguments in [&["-U", "5"][..], &["--format", "markdown"], &["--format", "html"]] {
        let said = diff(&directory, &[&[path.as_str()], arguments].concat()).stdout;
        assert!(!said.contains(['\u{202e}', '\u{2066}']) && said.contains("\u{fffd}\u{fffd}"), "{said}");
    }
}

/// A tab of an earlier text stays one, and a context larger than any file is the whole file.
fn odd_texts_and_numbers_do_no_harm() {
    let (directory, path) = changed("stacks");
    let main = directory.read("stacks/scanning/main.tf");
    directory.write("stacks/scanning/main.tf", main.replace("  scan_type = local", "\tscan_type = local"));
    git(&directory, "init -q");
    let applied = directory.shell(&format!("scanwright diff {path} | git apply && scanwright diff {path}"));
    assert!(applied.stdout.ends_with("nothing to change, 6 files unchanged\n"), "{}", applied.stdout);
    assert!(directory.scanwright(["diff", &path, "-U", "4294967295"]).status.success());
    assert_eq!(directory.scanwright(["diff", &path, "-U", "9223372036854775808"]).status.code(), Some(1));
}
