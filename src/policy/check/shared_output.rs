#![doc = include_str!("shared-output.md")]

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths::real;
use crate::policy::PolicyFile;
use crate::source::Span;

pub(super) static CODE: Code = page!(Error "P013" "shared-output");

/// Reports every policy of a call that generates into the directory of an earlier one.
pub(crate) fn check<'p>(outputs: impl IntoIterator<Item = (&'p PolicyFile, &'p Path)>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<OsString, &PolicyFile> = BTreeMap::new();
    let mut findings = Vec::new();
    for (file, output) in outputs {
        let directory = real(output).into_os_string();
        if let Some(earlier) = first.get(&directory) {
            findings.push(report(output, file, earlier));
        } else {
            first.insert(directory, file);
        }
    }
    findings
}

fn report(output: &Path, file: &PolicyFile, earlier: &PolicyFile) -> Diagnostic {
    Diagnostic::new(&CODE, format!("two policies generate into `{}`", output.display()))
        .primary(file.place(Span::default()), "this policy")
        .also(earlier.place(Span::default()), "and this one")
        .help("give one of them another `output` or `name` under `[module]`")
}
