//! The recipes of `docs/fleets.md`: real terraform applies what it can here, and the files of engines that are not here are held
//! against what they lead to.

use std::fs;
use std::path::Path;
use std::process::Command;

use scanwright::testing::{format, is_native_syntax};
use serde_json::Value;

use crate::harness::{Tests, functions};
use crate::support::console::{Piece, pieces};
use crate::support::module::succeed;
use crate::support::terraform::{Needs, Terraform};
use crate::support::{Directory, aws_cli, project, tools};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        every_recipe_is_short_and_laid_out_as_terraform_does,
        terraform_itself_would_lay_out_every_recipe_so,
        the_module_stands_where_the_engines_look_for_it,
        two_regions_settle_with_the_real_terraform,
        the_aws_cli_takes_every_command
    )
}

/// The files of the recipes, one for each engine.
const RECIPES: [&str; 5] = [
    "aliases/main.tf",
    "regions/main.tf",
    "live/production/eu-west-1/terragrunt.hcl",
    "stacks/production-eu-west-1/stack.tm.hcl",
    "stack-set.sh",
];

/// The most lines of a recipe.
const LINES: usize = 15;

/// The files that the page shows, by their paths.
fn shown() -> Vec<(String, String)> {
    let page = fs::read_to_string(project().join("docs/fleets.md")).unwrap();
    let file = |piece| match piece {
        Piece::Fenced(info, body) => info.split_once(' ').map(|(_, path)| (path.to_owned(), text_of(&body))),
        Piece::Text(_) => None,
    };
    pieces(&page).into_iter().filter_map(file).collect()
}

/// The text of a block without its fences, where it has them.
fn text_of(body: &str) -> String {
    body.lines().filter(|line| !line.starts_with("```")).map(|line| format!("{line}\n")).collect()
}

/// A repository with all that the page shows, and what it generates.
fn repository() -> Directory {
    let directory = Directory::new();
    shown().iter().for_each(|(path, text)| directory.write(path, text));
    succeed(&directory, &["generate", "-q", "-r"]);
    directory
}

fn recipes() -> Vec<(String, String)> {
    let recipes: Vec<_> = shown().into_iter().filter(|(path, _)| RECIPES.contains(&path.as_str())).collect();
    assert_eq!(recipes.len(), RECIPES.len(), "the page shows each recipe");
    recipes
}

fn in_hcl() -> Vec<(String, String)> {
    recipes().into_iter().filter(|(path, _)| path.ends_with(".tf") || path.ends_with(".hcl")).collect()
}

fn every_recipe_is_short_and_laid_out_as_terraform_does() {
    for (path, text) in recipes() {
        assert!(text.lines().count() <= LINES, "{path} has {} lines", text.lines().count());
    }
    for (path, text) in in_hcl() {
        assert!(is_native_syntax(&text), "{path}");
        assert_eq!(format(&text), text, "{path}");
    }
}

/// Proves that our reader and layout speak of HCL as terraform does, of the files of other engines, too.
fn terraform_itself_would_lay_out_every_recipe_so() {
    let Some(terraform) = Terraform::or_skip(Needs::Program, "laying out the recipes of fleets") else { return };
    let directory = Directory::new();
    for (number, (_, text)) in in_hcl().into_iter().enumerate() {
        directory.write(&format!("recipe{number}.tf"), text);
    }
    terraform.succeed(directory.path(), &["fmt", "-check", "-diff", "-no-color"]);
}

fn the_module_stands_where_the_engines_look_for_it() {
    let repository = repository();
    for (path, text) in in_hcl() {
        let own = Path::new(&path).parent().unwrap();
        let to_root = vec![".."; own.components().count()].join("/");
        let sources = text.split("source").skip(1).map(|rest| rest.split('"').nth(1).unwrap());
        let sources: Vec<&str> = sources.collect();
        assert!(!sources.is_empty(), "{path}");
        for source in sources {
            let source = match source.strip_prefix("${get_repo_root()}/") {
                Some(from_root) => repository.path().join(from_root),
                None => repository.path().join(own).join(source.replace("${terramate.stack.path.to_root}", &to_root)),
            };
            assert!(source.join("versions.tf").is_file(), "{path}: {}", source.display());
        }
    }
    let template = fs::read(repository.path().join("accounts/data/ecr-scanning/template.json")).unwrap();
    let template: Value = serde_json::from_slice(&template).unwrap();
    assert_eq!(template["Resources"].as_object().unwrap().len(), 1);
}

/// Proves with terraform and the provider that a module which is called for two regions settles in both.
fn two_regions_settle_with_the_real_terraform() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "rehearsing provider aliases") else { return };
    let repository = repository();
    let program = terraform.program().to_str().unwrap().to_owned();
    let mut command = Command::new(crate::support::PROGRAM);
    command.current_dir(repository.path()).env_clear().env("PATH", std::env::var_os("PATH").unwrap());
    command.env("HOME", repository.path()).env("TF_CLI_CONFIG_FILE", terraform.cli_configuration());
    let run = command.args(["rehearse", "aliases", "--format", "json", "--terraform", &program]).output().unwrap();
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
    let document: Value = serde_json::from_str(&said).unwrap();
    assert_eq!((&document["settles"], &document["applies_to_settle"]), (&true.into(), &1.into()), "{document:#}");
    let regions = serde_json::to_string(&document["applies"]).unwrap();
    for region in ["eu-west-1", "us-east-1"] {
        assert!(regions.contains(region), "{region}: {regions}");
    }
}

/// Proves by the service models of the AWS CLI that every command has the parameters that it needs, and no other. It asks nobody.
fn the_aws_cli_takes_every_command() {
    let Some(aws) = aws_cli::aws("the commands of the page on fleets") else { return };
    let repository = repository();
    let checking = format!("#!/bin/sh\nexec {} \"$@\" --generate-cli-skeleton output\n", aws.display());
    let is_taken = |script: &str| {
        tools::write_program(&repository.path().join("bin/aws"), &checking);
        let mut command = tools::command("sh");
        command.args(["-e", "-c", script]).current_dir(repository.path()).env_clear();
        command.env("PATH", tools::search_path(&repository.path().join("bin"))).env("AWS_DEFAULT_REGION", "eu-west-1");
        let run = command.env("HOME", repository.path()).env("AWS_EC2_METADATA_DISABLED", "true").output().unwrap();
        if run.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&run.stderr).into_owned()) }
    };
    let scripts = shown().into_iter().filter(|(path, _)| path.ends_with(".sh"));
    let scripts: Vec<String> = scripts.map(|(_, text)| text).collect();
    assert_eq!(scripts.iter().map(|script| script.matches("aws ").count()).sum::<usize>(), 3);
    for script in &scripts {
        assert_eq!(is_taken(script), Ok(()), "{script}");
        let other =
            script.replace("--auto-deployment Enabled", "--auto-deployment Enable").replace("--service ", "--of ");
        assert!(is_taken(&other).is_err(), "what is no parameter is refused: {other}");
    }
}
