//! The verdict on existing Terraform.

use std::path::{Path, PathBuf};

use super::report::{Report, Subject};
use crate::diagnostic::{self, Diagnostic};
use crate::simulate::{FolderWorlds, KINDS, judge};
use crate::terraform::{Assignment, CALL, Folder, Variables};

/// What the variables of the folders are given.
#[derive(Debug, Default, clap::Args)]
pub(super) struct VariableArgs {
    /// A variable's value, as for terraform; it goes to every DIR
    #[arg(long = "var", value_name = "NAME=VALUE", requires = "terraform")]
    values: Vec<String>,
    /// A file of variables' values, read before `--var`
    #[arg(long = "var-file", value_name = "FILE", requires = "terraform")]
    files: Vec<PathBuf>,
    /// The number of the account that Terraform runs in, which tells whether an enabler is of that account
    #[arg(long, value_name = "ID", requires = "terraform")]
    account: Option<String>,
}

impl VariableArgs {
    fn variables(&self) -> Variables {
        let files = self.files.iter().cloned().map(Assignment::File);
        Variables { given: files.chain(self.values.iter().cloned().map(Assignment::Value)).collect() }
    }
}

/// Reads every folder and judges them together.
///
/// # Errors
/// A folder can't be read, or not all of it: what is missing could decide.
pub(super) fn report(folders: &[PathBuf], args: &VariableArgs) -> Result<Report, Vec<Diagnostic>> {
    let mut findings = Vec::new();
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for path in folders {
        match worlds(path, &args.variables(), &mut unread) {
            Ok((worlds, warnings)) => {
                read.push(worlds);
                findings.extend(warnings);
            }
            Err(failures) => findings.extend(failures),
        }
    }
    diagnostic::sort(&mut findings);
    if diagnostic::any_error(&findings) {
        return Err(findings);
    }
    let mut verdict = judge(&read, args.account.as_deref());
    verdict.notes.extend(unread);
    let names = read.into_iter().map(|folder| folder.name).collect();
    Ok(Report { subject: Subject::Folders(names), verdict, warnings: findings })
}

type Outcome = Result<(FolderWorlds, Vec<Diagnostic>), Vec<Diagnostic>>;

/// The worlds of a folder; beside them, in words, the calls of modules that are not read.
fn worlds(path: &Path, variables: &Variables, unread: &mut Vec<String>) -> Outcome {
    let (folder, findings) = Folder::read(path, variables)?;
    let worlds = folder.worlds(KINDS).map_err(|too_many| [&findings[..], &[too_many.into()]].concat())?;
    for call in folder.worlds(&[CALL]).iter().flatten().flat_map(|world| &world.resources) {
        let source = call.body.value("source").as_text().unwrap_or("?").to_owned();
        let note = format!("`{}` is not read ({source}): what it manages is not in this", call.address);
        if !unread.contains(&note) {
            unread.push(note);
        }
    }
    Ok((FolderWorlds { name: path.display().to_string(), worlds }, findings))
}
