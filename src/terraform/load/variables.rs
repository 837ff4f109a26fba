//! Values given to the variables of the root module.
//!
//! In the order of Terraform, later ones winning: `terraform.tfvars`, `terraform.tfvars.json`, `*.auto.tfvars` and
//! `*.auto.tfvars.json` by name, then the command line. The environment (`TF_VAR_…`) is not looked at.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::diagnostics;
use super::module::Module;
use super::read;
use crate::diagnostic::Diagnostic;
use crate::hcl::{self, Expression, File, Kind};
use crate::paths;
use crate::source::Source;

/// Values that the command line gives to what a configuration does not say itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Variables {
    /// Each `--var` and `--var-file`.
    pub given: Vec<Assignment>,
    /// The id of the account of Terraform's credentials.
    pub account: Option<String>,
    /// The workspace; where none is given, the one that the environment or the directory says.
    pub workspace: Option<String>,
}

/// A `--var` or `--var-file`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Assignment {
    /// `NAME=VALUE`.
    Value(String),
    /// The path of a file of values.
    File(PathBuf),
}

/// Value given to a variable.
#[derive(Debug, Clone)]
pub(crate) enum Given {
    /// A text, for a variable of a primitive type or none.
    Text(String),
    Expression(Arc<Source>, Expression),
}

/// Everything that is given to the variables of a root module.
pub(crate) fn collect(
    directory: &Path,
    shown: &Path,
    root: &Module,
    variables: &Variables,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<Box<str>, Given> {
    let mut all = BTreeMap::new();
    for name in automatic(directory) {
        of_file(&directory.join(&name), &paths::tidy(&shown.join(&name)), &mut all, findings);
    }
    for assignment in &variables.given {
        match assignment {
            Assignment::File(path) => of_file(path, path, &mut all, findings),
            Assignment::Value(text) => {
                if let Some((name, given)) = of_command_line(text, root, findings) {
                    all.insert(name, given);
                }
            }
        }
    }
    all
}

/// The files of values that Terraform reads by itself, in its order.
fn automatic(directory: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> =
        names.filter(|name| name.ends_with(".auto.tfvars") || name.ends_with(".auto.tfvars.json")).collect();
    names.sort();
    let fixed = ["terraform.tfvars", "terraform.tfvars.json"].map(str::to_owned);
    fixed.into_iter().filter(|name| directory.join(name).is_file()).chain(names).collect()
}

fn of_file(path: &Path, shown: &Path, all: &mut BTreeMap<Box<str>, Given>, findings: &mut Vec<Diagnostic>) {
    match read::read(path, shown) {
        Ok(source) => {
            let (file, failures) = File::values(&source);
            findings.extend(failures.iter().map(|failure| diagnostics::unparsed(&source, failure)));
            for attribute in file.attributes {
                all.insert(attribute.name, Given::Expression(attribute.source, attribute.value));
            }
        }
        Err(failure) => findings.extend(failure),
    }
}

/// A `NAME=VALUE`: a text where the variable's type is primitive or none, else an expression.
fn of_command_line(text: &str, root: &Module, findings: &mut Vec<Diagnostic>) -> Option<(Box<str>, Given)> {
    let Some((name, value)) = text.split_once('=') else {
        findings.push(diagnostics::no_value(text));
        return None;
    };
    let Some(variable) = root.variable(name) else {
        let declared: Vec<&str> = root.blocks_of("variable").map(|variable| variable.label(0)).collect();
        findings.push(diagnostics::undeclared_variable(name, &declared));
        return None;
    };
    let kind = variable.attribute("type").map(|kind| &kind.value.kind);
    let is_text = match kind {
        None => true,
        Some(Kind::Name(name) | Kind::Text(name)) => matches!(&**name, "string" | "number" | "bool"),
        Some(_) => false,
    };
    if is_text {
        return Some((name.into(), Given::Text(value.to_owned())));
    }
    let source = Source::new(format!("--var {name}"), value);
    match hcl::expression(source.text(), 0) {
        Ok(expression) => Some((name.into(), Given::Expression(source, expression))),
        Err(error) => {
            findings.push(diagnostics::no_expression(&source, name, &error));
            None
        }
    }
}
