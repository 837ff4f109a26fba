//! The verdict on existing Terraform.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::diagnostic::{self, Diagnostic, Findings, Severity};
use crate::report::simulation::{Report, Subject};
use crate::simulate::{DirectoryCases, KINDS, Verdict, simulate_directories};
use crate::terraform::{Assignment, CALL, Directory, Variables};

/// Values given to the variables of the directories.
#[derive(Debug, Default, clap::Args)]
pub(super) struct VariableArgs {
    /// Set a variable, as for terraform; applies to every DIR
    #[arg(long = "var", value_name = "NAME=VALUE", requires = "terraform")]
    values: Vec<String>,
    /// Read values of variables from a file; `--var` takes precedence
    #[arg(long = "var-file", value_name = "FILE", requires = "terraform")]
    files: Vec<PathBuf>,
    /// The id of the account of the Terraform credentials, to decide whether an enabler is for this account
    #[arg(long, value_name = "ID", requires = "terraform")]
    account: Option<String>,
}

impl VariableArgs {
    fn variables(&self) -> Variables {
        let files = self.files.iter().cloned().map(Assignment::File);
        Variables { given: files.chain(self.values.iter().cloned().map(Assignment::Value)).collect() }
    }
}

/// Reads every directory and judges them together.
///
/// # Errors
/// A directory can't be read, or not all of it: what is missing could decide.
pub(super) fn report(directories: &[PathBuf], args: &VariableArgs) -> Result<Report, Findings> {
    let mut findings = Vec::new();
    let (mut read, mut aside) = (Vec::new(), Aside::default());
    for path in directories {
        match cases(path, &args.variables(), &mut aside) {
            Ok((cases, warnings)) => {
                read.push(cases);
                findings.extend(warnings);
            }
            Err(failures) => findings.extend(failures),
        }
    }
    diagnostic::sort(&mut findings);
    if diagnostic::any_error(&findings) {
        return Err(findings.into());
    }
    let mut verdict = if aside.open.is_empty() {
        simulate_directories(&read, args.account.as_deref())
    } else {
        Verdict::unknown(aside.open)
    };
    verdict.notes.extend(aside.unread);
    if verdict.settles == Some(true) {
        verdict.beyond(aside.unread_mattering.into_iter().collect());
    }
    let names = read.into_iter().map(|directory| directory.name).collect();
    Ok(Report { subject: Subject::Directories(names), verdict, warnings: findings })
}

type Outcome = Result<(DirectoryCases, Vec<Diagnostic>), Findings>;

/// The words in the name or source of a module that make it likely to set registries or Inspector.
const MATTERING: &[&str] = &["inspector", "ecr"];

/// Remarks made beside the cases.
#[derive(Default)]
struct Aside {
    /// The calls of modules that are not read.
    unread: Vec<String>,
    /// Those of them that may well manage what this is about.
    unread_mattering: BTreeSet<String>,
    /// Choices that are open in so many ways that not all of them are explored.
    open: Vec<String>,
}

/// The cases of a directory, and what is to be said beside them.
fn cases(path: &Path, variables: &Variables, aside: &mut Aside) -> Outcome {
    let (directory, mut findings) = Directory::read(path, variables)?;
    let cases = directory.cases(KINDS).unwrap_or_else(|too_many| {
        findings.push(Diagnostic::from(too_many.clone()).only(Severity::Warning));
        aside.open.extend(too_many.choices.into_iter().map(|choice| choice.what));
        aside.open.push(format!("all of these together, with more than {} combinations", too_many.most));
        Vec::new()
    });
    for call in directory.cases(&[CALL]).iter().flatten().flat_map(|case| &case.resources) {
        let source = call.body.value("source").as_text().unwrap_or("?").to_owned();
        if MATTERING.iter().any(|word| source.contains(word) || call.address.contains(word)) {
            let what = format!("the resources of `{}` ({source}), which is not read", call.address);
            aside.unread_mattering.insert(what);
            continue;
        }
        let note = format!("`{}` is not read ({source}): its resources are not included", call.address);
        if !aside.unread.contains(&note) {
            aside.unread.push(note);
        }
    }
    Ok((DirectoryCases { name: path.display().to_string(), cases }, findings))
}
