//! Values given to the variables of the root module.
//!
//! In the order of Terraform, later ones winning: `terraform.tfvars`, `terraform.tfvars.json`, `*.auto.tfvars` and
//! `*.auto.tfvars.json` by name, then the command line. The environment (`TF_VAR_…`) is not looked at.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::diagnostics;
use super::engine::Engine;
use super::module::Module;
use super::read;
use crate::diagnostic::{Diagnostic, Findings};
use crate::encrypted::encrypted_by;
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
    /// Program whose reading is meant.
    pub engine: Engine,
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
    /// One that a file may give which is encrypted, or can't be read.
    Unknown,
}

/// Everything that is given to the variables of a root module.
pub(crate) fn collect(
    directory: &Path,
    shown: &Path,
    root: &Module,
    variables: &Variables,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<Box<str>, Given> {
    let mut values = Values { root, all: BTreeMap::new(), encrypted: Vec::new(), findings };
    for name in automatic(directory) {
        let shown = paths::tidy(&shown.join(&name));
        values.file(read::bytes(&directory.join(&name), &shown), &shown);
    }
    for assignment in &variables.given {
        match assignment {
            Assignment::File(path) => values.file(read::bytes_of_named(path), path),
            Assignment::Value(text) => {
                if let Some((name, given)) = of_command_line(text, root, values.findings) {
                    values.all.insert(name, given);
                }
            }
        }
    }
    values.finish()
}

/// Values so far, the later ones in the place of the earlier.
struct Values<'v> {
    root: &'v Module,
    all: BTreeMap<Box<str>, Given>,
    /// Remarks on encrypted files.
    encrypted: Vec<Diagnostic>,
    findings: &'v mut Vec<Diagnostic>,
}

impl Values<'_> {
    fn file(&mut self, bytes: Result<Vec<u8>, Findings>, shown: &Path) {
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(failure) => {
                self.findings.extend(failure);
                return self.forget();
            }
        };
        if let Some(program) = encrypted_by(&bytes) {
            self.encrypted.push(diagnostics::encrypted_values(&paths::tidy(shown), program));
            return self.forget();
        }
        match read::text(bytes, shown) {
            Ok(source) => {
                let (file, failures) = File::values(&source);
                self.findings.extend(failures.iter().map(|failure| diagnostics::unparsed(&source, failure)));
                let values = file.attributes.into_iter();
                self.all.extend(values.map(|one| (one.name, Given::Expression(one.source, one.value))));
            }
            Err(failure) => self.findings.extend(failure),
        }
    }

    /// Takes every variable for unknown: a file that is not understood may give any.
    fn forget(&mut self) {
        let variables = self.root.blocks_of("variable");
        self.all.extend(variables.map(|variable| (variable.label(0).into(), Given::Unknown)));
    }

    /// All of them. Where each is known in the end, encrypted files do not matter.
    fn finish(self) -> BTreeMap<Box<str>, Given> {
        let is_unknown = |given: &Given| matches!(given, Given::Unknown);
        if self.all.is_empty() || self.all.values().any(is_unknown) {
            self.findings.extend(self.encrypted);
        }
        self.all
    }
}

/// The files of values that Terraform reads by itself, in its order.
fn automatic(directory: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| is_automatic(name) && !FIXED.contains(&&**name)).collect();
    names.sort();
    let fixed = FIXED.map(str::to_owned);
    fixed.into_iter().filter(|name| directory.join(name).is_file()).chain(names).collect()
}

/// The files of values that are read first.
const FIXED: [&str; 2] = ["terraform.tfvars", "terraform.tfvars.json"];

/// Tells whether Terraform reads a file of that name for values by itself.
pub(crate) fn is_automatic(name: &str) -> bool {
    FIXED.contains(&name) || name.ends_with(".auto.tfvars") || name.ends_with(".auto.tfvars.json")
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
