//! Directories of Terraform, read: which resources there are in which cases, with their arguments, and what is
//! reported.
//!
//! A case is a directory of `tests/terraform-directories/`: its files, `expected.txt`, and where it needs them
//! `asked.txt` with lines `kind TYPE`, `var NAME=VALUE` and `var-file PATH`. Without a `kind` the types of the scanning
//! configuration are asked for, and the calls of modules that are not read. `SCANWRIGHT_BLESS=1` writes what is
//! expected.

use std::fmt::Write as _;
use std::path::Path;

use scanwright::testing::{
    Assignment, BlockValue, CALL, Diagnostic, Ignored, Place, TerraformCase as Case, TerraformDirectory as Directory,
    TerraformResource as Resource, TerraformValue as Value, Variables,
};

use crate::harness::{Tests, cases, cases_of};
use crate::support::expected::expect_file;
use crate::support::project;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    cases("terraform-directories", cases_of("tests/terraform-directories", 10), is_read_as_expected)
}

const USUAL: &[&str] =
    &["aws_ecr_registry_scanning_configuration", "aws_ecr_repository", "aws_inspector2_enabler", CALL];

/// What is asked of a directory.
#[derive(Default)]
struct Asked {
    kinds: Vec<String>,
    variables: Variables,
}

fn is_read_as_expected(case: &Path) {
    // Relative, so that nothing of this machine is in what is expected.
    expect_file(&case.join("expected.txt"), &said(case.strip_prefix(project()).unwrap()));
}

/// Everything that is read of a directory, in words.
fn said(case: &Path) -> String {
    let asked = asked(case);
    let kinds: Vec<&str> = match asked.kinds.is_empty() {
        true => USUAL.to_vec(),
        false => asked.kinds.iter().map(String::as_str).collect(),
    };
    let mut said = String::new();
    match Directory::read(case, &asked.variables) {
        Err(diagnostics) => diagnostics.iter().for_each(|diagnostic| write_diagnostic(&mut said, case, diagnostic)),
        Ok((directory, diagnostics)) => {
            diagnostics.iter().for_each(|diagnostic| write_diagnostic(&mut said, case, diagnostic));
            match directory.cases(&kinds) {
                Ok(cases) => cases.iter().for_each(|one| write_case(&mut said, case, one)),
                Err(too_many) => write_diagnostic(&mut said, case, &too_many.into()),
            }
        }
    }
    said
}

fn asked(case: &Path) -> Asked {
    let mut asked = Asked::default();
    for line in std::fs::read_to_string(case.join("asked.txt")).unwrap_or_default().lines() {
        match line.split_once(' ').expect("a line of asked.txt has two words") {
            ("kind", kind) => asked.kinds.push(kind.to_owned()),
            ("var", assignment) => asked.variables.given.push(Assignment::Value(assignment.to_owned())),
            ("var-file", path) => asked.variables.given.push(Assignment::File(case.join(path))),
            (other, _) => panic!("asked.txt says {other}"),
        }
    }
    asked
}

fn write_diagnostic(out: &mut String, case: &Path, diagnostic: &Diagnostic) {
    let _ = writeln!(out, "{}: {}", diagnostic.code.code, without(case, &diagnostic.message));
    for label in &diagnostic.labels {
        let _ = writeln!(out, "  at {} `{}` {}", at(case, &label.place), label.place.text().escape_debug(), label.text);
    }
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(out, "  help: {help}");
    }
}

fn write_case(out: &mut String, case: &Path, one: &Case) {
    let choices: Vec<String> = one
        .choices
        .iter()
        .map(|choice| format!("{} is {} ({})", choice.what, choice.taken, at(case, &choice.place)))
        .collect();
    let _ = writeln!(out, "case: {}", if choices.is_empty() { "the only one".to_owned() } else { choices.join("; ") });
    for resource in &one.resources {
        write_resource(out, case, resource);
    }
}

fn write_resource(out: &mut String, case: &Path, resource: &Resource) {
    let _ = write!(out, "  {} ({})", resource.address, at(case, &resource.place));
    let location = &resource.location;
    let _ = writeln!(out, " in `{}` `{}`", location.account, location.region);
    write_block(out, case, &resource.body, "    ");
    if let Some(place) = &resource.lifecycle.prevent_destroy {
        let _ = writeln!(out, "    prevents destroy ({})", at(case, place));
    }
    match &resource.lifecycle.ignored {
        Ignored::All => out.push_str("    ignores all\n"),
        Ignored::Arguments(names) if names.is_empty() => {}
        Ignored::Arguments(names) => drop(writeln!(out, "    ignores {names:?}")),
    }
    if !resource.depends_on.is_empty() {
        let _ = writeln!(out, "    after {:?}", resource.depends_on);
    }
}

fn write_block(out: &mut String, case: &Path, block: &BlockValue, indent: &str) {
    for (name, argument) in &block.arguments {
        let _ = writeln!(out, "{indent}{name} = {} ({})", value(&argument.value), at(case, &argument.place));
    }
    for inner in &block.blocks {
        let _ = writeln!(out, "{indent}{} ({})", inner.kind, at(case, &inner.place));
        write_block(out, case, inner, &format!("{indent}  "));
    }
}

fn value(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(bool) => bool.to_string(),
        Value::Number(number) => number.clone(),
        Value::Text(text) => format!("{text:?}"),
        Value::List(items) => format!("[{}]", items.iter().map(self::value).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let entries: Vec<String> =
                entries.iter().map(|(key, value)| format!("{key:?} = {}", self::value(value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        Value::Unknown(open) => format!("?<{}>", open.what),
    }
}

/// A place, in the case's own directory.
fn at(case: &Path, place: &Place) -> String {
    let position = place.source.position(place.span.start);
    without(case, &format!("{}:{}:{}", place.source.name(), position.line, position.column))
}

fn without(case: &Path, text: &str) -> String {
    text.replace(&format!("{}/", case.display()), "").replace(&case.display().to_string(), ".")
}
