//! The messages of reading, each under its code. The pages stand beside this file.

use std::io::{Error, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::suggest::{first_of, nearest};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::git::is_revision;
use crate::hcl::{Block, Failure, Reason};
use crate::paths;
use crate::source::{Place, Source, Span};

pub(crate) static UNREADABLE_FILE: Code = page!(Error "T001" "unreadable-file");
pub(crate) static FILE_NOT_UTF8: Code = page!(Error "T002" "file-not-utf8");
pub(crate) static TERRAFORM_SYNTAX: Code = page!(Error "T003" "terraform-syntax");
pub(crate) static TOO_DEEP: Code = page!(Error "T004" "too-deep");
pub(crate) static NO_TERRAFORM: Code = page!(Error "T005" "no-terraform");
pub(crate) static MISSING_MODULE: Code = page!(Error "T006" "missing-module");
pub(crate) static MODULE_CIRCLE: Code = page!(Error "T007" "module-circle");
pub(crate) static WRONG_ASSIGNMENT: Code = page!(Error "T008" "wrong-assignment");
pub(crate) static REPEATED_BLOCK: Code = page!(Error "T011" "repeated-block");
pub(crate) static ENCRYPTED_VALUES: Code = page!(Note "T012" "encrypted-values");

/// The file or directory can't be read.
pub(crate) fn unreadable(shown: &Path, error: &Error) -> Diagnostic {
    let name = paths::slashed(shown);
    let help = match error.kind() {
        ErrorKind::NotFound if !shown.is_symlink() && !name.contains('/') && is_revision(&name) => {
            "this is a git revision: `scanwright review --against` compares with one, and lints what is checked out"
        }
        ErrorKind::NotFound => "check the path, and the target if it is a link",
        ErrorKind::PermissionDenied => "check the file permissions",
        _ => "replace it with a regular file of less than 64 MiB",
    };
    Diagnostic::new(&UNREADABLE_FILE, format!("`{name}` can't be read: {}", crate::io::reason(error)))
        .primary(Place::new(&Source::new(name, ""), Span::default()), "")
        .help(help)
}

/// Length of the part of a file that is kept to show the place.
const SHOWN_BYTES: usize = 4096;

/// The bytes of a file are not UTF-8 at a position. Shows the lines before with each wrong byte replaced.
pub(crate) fn not_utf8(shown: &Path, bytes: &[u8], at: usize) -> Diagnostic {
    let name = paths::slashed(shown);
    let wrong = bytes.get(at).copied().unwrap_or_default();
    let start = bytes.get(..at).unwrap_or_default();
    let line = 1 + start.iter().filter(|byte| **byte == b'\n').count();
    let diagnostic =
        Diagnostic::new(&FILE_NOT_UTF8, format!("`{name}` is not UTF-8: byte {wrong:#04x} in line {line}"));
    let shown = bytes.get(..(at + 1).min(SHOWN_BYTES)).unwrap_or_default();
    let source = Source::new(name, String::from_utf8_lossy(shown));
    let end = source.text().len();
    let start = end.saturating_sub('\u{fffd}'.len_utf8());
    let (span, text) = match at < SHOWN_BYTES {
        true => (Span { start, end }, "not UTF-8 from here"),
        false => (Span::default(), "the file starts like this"),
    };
    diagnostic.primary(Place::new(&source, span), text).help("save the file as UTF-8")
}

/// A file of values is encrypted, so that every variable may have another value than is known.
pub(crate) fn encrypted_values(shown: &Path, program: &str) -> Diagnostic {
    let name = paths::slashed(shown);
    Diagnostic::new(
        &ENCRYPTED_VALUES,
        format!("`{name}` is encrypted by {program}: the values of variables are unknown"),
    )
    .primary(Place::new(&Source::new(name, ""), Span::default()), "")
    .help("decrypt it, or give the values that matter with `--var NAME=VALUE`")
}

/// The text of a file, or a part of it, can't be parsed.
pub(crate) fn unparsed(source: &Arc<Source>, failure: &Failure) -> Diagnostic {
    let (place, name) = (Place::new(source, failure.span), source.name());
    match &failure.reason {
        Reason::NotHcl(reason) => Diagnostic::new(&TERRAFORM_SYNTAX, format!("`{name}` is not valid HCL: {reason}"))
            .primary(place, "")
            .help("run `terraform validate` for Terraform's own message; this file was not read"),
        Reason::NotJson(reason) => Diagnostic::new(&TERRAFORM_SYNTAX, format!("`{name}` is not valid JSON: {reason}"))
            .primary(place, "")
            .help("this file was not read"),
        Reason::NoTemplate(reason) => {
            Diagnostic::new(&TERRAFORM_SYNTAX, format!("this string is not a valid template: {reason}"))
                .primary(place, "")
                .help("`${…}` contains an expression; for the literal characters write `$${`")
        }
        Reason::TooDeep(limit) => Diagnostic::new(&TOO_DEEP, format!("`{name}` is nested too deeply"))
            .primary(place, limit.clone())
            .help("move the inner part to `locals`; this file was not read"),
    }
}

/// A directory in which nothing was read; nothing to add where it is already said why.
pub(crate) fn no_terraform(directory: &Path, findings: &[Diagnostic]) -> Option<Diagnostic> {
    if !findings.is_empty() {
        return None;
    }
    let name = paths::slashed(directory);
    let diagnostic = Diagnostic::new(&NO_TERRAFORM, format!("there are no Terraform files in `{name}`"))
        .primary(Place::new(&Source::new(name, ""), Span::default()), "")
        .help("pass the directory that contains the `.tf` files");
    Some(diagnostic)
}

/// A file that is named and not read; `instead` is the one that OpenTofu reads in its place.
pub(crate) fn not_read(file: &Path, instead: Option<&str>) -> Diagnostic {
    let name = paths::slashed(file);
    let (message, help) = match instead {
        Some(instead) => (
            format!("`{name}` is not read: OpenTofu reads `{instead}` in its place"),
            "pass that file, or `--engine terraform` to read as Terraform does",
        ),
        None => (
            format!("`{name}` is not a Terraform file, and is not read"),
            "pass a `.tf`, `.tf.json`, `.tofu` or `.tofu.json` file, or the directory that contains them",
        ),
    };
    Diagnostic::new(&NO_TERRAFORM, message).primary(Place::new(&Source::new(name, ""), Span::default()), "").help(help)
}

/// A call of a module whose directory isn't there.
pub(crate) fn missing_module(source: Place, directory: &Path) -> Diagnostic {
    Diagnostic::new(&MISSING_MODULE, format!("the module's directory `{}` does not exist", paths::slashed(directory)))
        .primary(source, "called from here")
        .help("correct the `source`; it is relative to the directory of this file")
}

/// A call of a module that leads to itself. `above` are the modules that lead to the call, each with the place of the
/// call that it is reached by.
pub(crate) fn module_circle(call: Place, above: &[(usize, Option<Place>)], called: usize) -> Diagnostic {
    let within = above.iter().skip_while(|(module, _)| *module != called).skip(1);
    let mut diagnostic =
        Diagnostic::new(&MODULE_CIRCLE, "modules call each other in a cycle").primary(call, "closes the cycle");
    for place in within.filter_map(|(_, place)| place.clone()) {
        diagnostic = diagnostic.also(place, "by this call");
    }
    diagnostic.help("move what both need to a separate module that calls neither")
}

/// A call of a module that is one too many.
pub(crate) fn too_many_calls(call: Place, most: usize, deepest: usize) -> Diagnostic {
    let message = format!("there are more than {most} module calls, or calls more than {deepest} levels deep");
    Diagnostic::new(&MODULE_CIRCLE, message)
        .primary(call, "not read from here on")
        .help("call a module with `for_each` instead of once for each case")
}

/// A block that declares again what another one declares.
pub(crate) fn repeated_block(later: &Block, first: &Block) -> Diagnostic {
    let name: Vec<&str> = later.labels.iter().map(|label| &**label).collect();
    Diagnostic::new(&REPEATED_BLOCK, format!("the {} `{}` is declared twice", later.kind, name.join(".")))
        .primary(later.place(), "again here")
        .also(first.place(), "first here; this one was read")
        .help("remove one of them, or move it to an override file if it replaces the other")
}

/// An assignment without `=`.
pub(crate) fn no_value(text: &str) -> Diagnostic {
    let source = Source::new("--var", text);
    Diagnostic::new(&WRONG_ASSIGNMENT, format!("`--var {text}` has no value"))
        .primary(whole(&source), "")
        .help(format!("write `--var {text}=VALUE`"))
}

/// A variable that the directory does not declare.
pub(crate) fn undeclared_variable(name: &str, declared: &[&str]) -> Diagnostic {
    let source = Source::new("--var", name);
    let help = match (nearest(name, declared), declared) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, []) => "the directory declares no variables".to_owned(),
        (None, declared) => format!("the directory declares {}", first_of(declared, 8)),
    };
    Diagnostic::new(&WRONG_ASSIGNMENT, format!("the variable `{name}` is not declared"))
        .primary(whole(&source), "")
        .help(help)
}

/// A value that is not an expression.
pub(crate) fn no_expression(source: &Arc<Source>, name: &str, reason: &str) -> Diagnostic {
    Diagnostic::new(&WRONG_ASSIGNMENT, format!("the value of `{name}` is not an expression: {reason}"))
        .primary(whole(source), "")
        .help("the variable is not a string, so write its value as in a file: `[\"a\", \"b\"]`, `{a = 1}`")
}

fn whole(source: &Arc<Source>) -> Place {
    Place::new(source, Span { start: 0, end: source.text().len() })
}
