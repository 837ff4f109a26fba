#![doc = include_str!("shared-output.md")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths::RealPaths;
use crate::policy::PolicyFile;
use crate::source::Span;

pub(super) static CODE: Code = page!(Error "P013" "shared-output");

/// Policy of a call, and the directory that it generates into, without links.
struct Earlier<'p> {
    file: &'p PolicyFile,
    output: &'p Path,
    real: PathBuf,
}

/// Reports every policy of a call that generates into the directory of an earlier one, on any machine: macOS and Windows
/// tell no two directories apart whose names differ in case alone.
pub(crate) fn check<'p>(outputs: impl IntoIterator<Item = (&'p PolicyFile, &'p Path)>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, Earlier<'_>> = BTreeMap::new();
    let (mut findings, mut paths) = (Vec::new(), RealPaths::new());
    for (file, output) in outputs {
        let real = paths.real(output);
        let folded = real.to_string_lossy().to_lowercase();
        if let Some(earlier) = first.get(&folded) {
            findings.push(report(output, file, earlier, real == earlier.real));
        } else {
            first.insert(folded, Earlier { file, output, real });
        }
    }
    findings
}

fn report(output: &Path, file: &PolicyFile, earlier: &Earlier<'_>, is_same: bool) -> Diagnostic {
    let (output, other) = (output.display(), earlier.output.display());
    let message = if is_same {
        format!("two policies generate into `{output}`")
    } else {
        format!("two policies generate into `{output}` and `{other}`, which are one directory on macOS and Windows")
    };
    Diagnostic::new(&CODE, message)
        .primary(file.place(Span::default()), "this policy")
        .also(earlier.file.place(Span::default()), "and this one")
        .help("give one of them another `output` or `name` under `[module]`")
}
