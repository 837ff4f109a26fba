#![doc = include_str!("cyclic-extends.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::PolicyFile;
use crate::source::{Place, Span};

pub(super) static CODE: Code = page!(Error "S013" "cyclic-extends");

/// The last of that many files that extend one another names the first of them.
pub(super) fn report(place: Place, file: &PolicyFile, files: usize) -> Diagnostic {
    let message = match files {
        1 => "the file extends itself".to_owned(),
        files => format!("{files} files extend one another in a cycle"),
    };
    let is_elsewhere = place.source != file.source;
    let diagnostic = Diagnostic::new(&CODE, message).primary(place, "this one is extended already");
    let diagnostic =
        if is_elsewhere { diagnostic.also(file.place(Span::default()), "extended from here") } else { diagnostic };
    diagnostic.help("remove one `extends`: a base knows nothing of the policies that extend it")
}
