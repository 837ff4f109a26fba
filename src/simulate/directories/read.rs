//! Directories of Terraform, read and judged together.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::directory_cases::DirectoryCases;
use super::{KINDS, simulate_directories};
use crate::community::{self, OpenCall};
use crate::diagnostic::{self, Diagnostic, Findings, Severity};
use crate::hcl::Block;
use crate::simulate::verdict::Verdict;
use crate::terraform::elsewhere::{is_of_scanning, may_reach};
use crate::terraform::{Directory, Node, Variables, is_of};

/// The verdict on directories.
pub(crate) struct JudgedDirectories {
    /// The directories, as they were named.
    pub names: Vec<String>,
    pub verdict: Verdict,
    /// Doubts about what was read.
    pub warnings: Vec<Diagnostic>,
}

/// Reads every directory and judges them together.
///
/// # Errors
/// A directory can't be read, or not all of it: what is missing could decide.
pub(crate) fn judge_directories(directories: &[PathBuf], variables: &Variables) -> Result<JudgedDirectories, Findings> {
    let mut findings = Vec::new();
    let (mut read, mut aside) = (Vec::new(), Aside::default());
    for path in directories {
        match cases(path, variables, &mut aside) {
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
    let mut verdict = if aside.open.is_empty() { simulate_directories(&read) } else { Verdict::unknown(aside.open) };
    verdict.notes.extend(aside.notes);
    if verdict.settles == Some(true) {
        verdict.beyond(aside.unread_mattering.into_iter().collect());
    }
    let names = read.into_iter().map(|directory| directory.name).collect();
    Ok(JudgedDirectories { names, verdict, warnings: findings })
}

type Outcome = Result<(DirectoryCases, Vec<Diagnostic>), Findings>;

/// Remarks made beside the cases.
#[derive(Default)]
struct Aside {
    /// Remarks on what is read, and on calls of modules that are not.
    notes: Vec<String>,
    /// Those of them that may well manage what this is about.
    unread_mattering: BTreeSet<String>,
    /// Choices that are open in so many ways that not all of them are explored.
    open: Vec<String>,
}

/// The cases of a directory, and what is to be said beside them.
fn cases(path: &Path, variables: &Variables, aside: &mut Aside) -> Outcome {
    let (directory, mut findings) = Directory::read(path, variables)?;
    let mut cases = directory.decided_cases_where(&is_asked).unwrap_or_else(|reason| {
        findings.push(Diagnostic::from(reason.clone()).only(Severity::Warning));
        aside.open.extend(reason.depends_on());
        Vec::new()
    });
    if directory.is_of_opentofu() {
        aside.notes.push(format!("`{}` is read as OpenTofu reads it, with its `.tofu` files", path.display()));
    }
    for call in cases.iter_mut().flat_map(community::expand) {
        let OpenCall { address, module, input } = call;
        aside.unread_mattering.insert(format!("the resources of `{address}` ({module}), whose `{input}` is unknown"));
    }
    for call in directory.unread_calls() {
        let Some(source) = call.source.as_deref() else {
            let what = format!("the resources of `{}`, whose source is not a plain string", call.address);
            aside.unread_mattering.insert(what);
            continue;
        };
        if community::of_source(source).is_some() {
            continue;
        }
        if is_of_scanning(source) || is_of_scanning(&call.address) {
            let what = format!("the resources of `{}` ({source}), which is not read", call.address);
            aside.unread_mattering.insert(what);
            continue;
        }
        let note = format!("`{}` is not read ({source}): its resources are not included", call.address);
        if !aside.notes.contains(&note) {
            aside.notes.push(note);
        }
    }
    Ok((DirectoryCases { name: path.display().to_string(), cases }, findings))
}

/// Tells whether a block is a resource that the model knows or has to hear of, or calls a known module that is not read.
fn is_asked(node: &Node, block: &Block) -> bool {
    let is_known_call = || community::called(block).is_some() && !node.has_read(block.label(0));
    is_of(block, KINDS) || may_reach(block) || is_known_call()
}
